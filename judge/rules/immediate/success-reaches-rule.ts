import { quote } from '../../../trace/render-event';
import type { Event, Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Escalation, PlannedText } from '../../../trace/turn';
import { escalationsOf, turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { callIsDue, textDueAfterMs, watchedTooShort } from '../transfer-due';
import { placeOfRule, textsOfRule } from './follows-failure-rule';
import { nextAnswer, readAfter, textsAfter } from './texts-after';

/**
 * No document says that what the bot says after the hand-over still reaches the consumer. So silence there shows nothing,
 * and what the dialog of the rule sets is looked for in what the bot says once the conversation is its own again.
 */
export const successReachesRule: Rule = {
  id: 'immediate.success-reaches-rule',
  lookAt: 'what the bot makes of an answer of the Transfer API that accepts the transfer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace)
        .map((escalation) => ({ escalation, mark: markOf(trace, escalation), givenUp: givenUpIn(escalation) }))
        .filter((occasion) => succeedsWithRule(occasion) || occasion.givenUp !== undefined),
      judgeEscalation,
      'No transfer call succeeded, with a rule for success in place, in this play.',
    ),
};

interface Occasion {
  readonly escalation: Escalation;
  readonly mark: Mark | undefined;
  /** What shows that the success was not waited for. */
  readonly givenUp: Event<'consumer-read'> | undefined;
}

/** A text of a later turn that holds what the dialog of the rule for success has set, and what was read there. */
interface Mark {
  readonly expected: string;
  /** What the text says where that dialog did not run. */
  readonly otherwise: readonly string[];
  readonly read: readonly Event<'consumer-read'>[];
}

function succeedsWithRule({ escalation, mark }: Occasion): boolean {
  const { answer, interaction } = escalation;
  const hasRule = interaction.rules?.some((rule) => rule.result === 'success') ?? false;
  const shows = mark !== undefined || textsAfter(escalation).length > 0;
  return endOf(answer).kind === 'accepted' && callIsDue(escalation) && hasRule && shows;
}

/**
 * A text of the rule for failure, where the platform was about to accept, a moment later, and had not said so yet. The protocol
 * page says that a platform may take so long. Which answer counts of a call that was made again is open.
 */
function givenUpIn(escalation: Escalation): Event<'consumer-read'> | undefined {
  const { answer, request, resultIsOpen, turn } = escalation;
  const outcome = request && turn.setup.platform.outcomes[request.attempt - 1];
  const isLeft =
    outcome?.kind === 'accept-slowly' && !resultIsOpen && ['no answer', 'cut off'].includes(endOf(answer).kind);
  return isLeft ? failureTextOf(escalation) : undefined;
}

/** What the dialog of the rule for failure said after the call, and that of the rule for success does not say. */
function failureTextOf(escalation: Escalation): Event<'consumer-read'> | undefined {
  const successTexts = textsOfRule(escalation, 'success');
  if (successTexts.length === 0) return undefined;
  const failureTexts = textsOfRule(escalation, 'failure').filter((text) => !successTexts.includes(text));
  const { request, turn } = escalation;
  return readings(turn.events).find(({ n, text }) => n > (request?.n ?? Infinity) && failureTexts.includes(text));
}

/** The first such text that tells this dialog from any other. */
function markOf(trace: Trace, escalation: Escalation): Mark | undefined {
  return turnsOf(trace)
    .filter(({ silenced, overlapped, returned }) => !silenced && !overlapped && !returned)
    .flatMap(({ planned, events }) =>
      planned
        .filter((each): each is PlannedText => each.kind === 'text')
        .flatMap(({ text, restsOn }) =>
          restsOn?.escalation === escalation && restsOn.otherwise.length > 0 && !restsOn.otherwise.includes(text)
            ? [{ expected: text, otherwise: restsOn.otherwise, read: readings(events) }]
            : [],
        ),
    )[0];
}

function judgeEscalation({ escalation, mark, givenUp }: Occasion): Finding {
  const { answer, request, turn } = escalation;
  if (givenUp) {
    return fail(
      'The platform was about to accept the transfer call; the implementation did not wait for it, and the rule for failure ran.',
      'the rule for success, once the platform has accepted: it may take well under a second',
      request,
      answer,
      givenUp,
    );
  }
  const texts = textsAfter(escalation);
  const [expectedText] = texts;
  const next = nextAnswer(escalation);
  const read = readAfter(escalation);
  const ofOther = (others: readonly string[]) =>
    read.find(({ n, text }) => others.includes(text) && !texts.includes(text) && n < (next?.n ?? Infinity));
  const wrong = ofOther(textsOfRule(escalation, 'failure'));
  if (wrong) {
    const what = `The transfer call succeeded and the rule for failure ran${placeOfRule(escalation, 'failure')}.`;
    return fail(what, expectedOf(expectedText, mark), request, answer, wrong);
  }
  const right = read.find(({ text }) => text === expectedText) ?? mark?.read.find(({ text }) => text === mark.expected);
  if (right) return pass('The transfer call succeeded and the rule for success ran.', request, answer, right);
  const instead =
    ofOther(textsOfNextDialog(escalation)) ?? mark?.read.find(({ text }) => mark.otherwise.includes(text));
  if (instead) {
    const what = 'The transfer call succeeded and the rule for success did not run.';
    return fail(what, expectedOf(expectedText, mark), request, answer, instead);
  }
  if (next) return inconclusive('Another call of the same turn was answered before a text came.', answer, next);
  return (
    watchedTooShort(turn, textDueAfterMs(escalation)) ??
    inconclusive(
      'Nothing of the bot reached the consumer after the transfer was accepted, and no document says that it has to.',
      request,
      answer,
    )
  );
}

function expectedOf(text: string | undefined, mark: Mark | undefined): string {
  const atOnce = text === undefined ? [] : [`${quote(text)}, the text of the dialog that the rule for success names`];
  const later = mark ? [`${quote(mark.expected)}, by what that dialog sets, once the bot speaks again`] : [];
  return [...atOnce, ...later].join(', or ');
}

/** The texts, as configured, of the dialog that runs where no rule fits. */
function textsOfNextDialog({ interaction, turn }: Escalation): readonly string[] {
  const dialog = turn.setup.bot.dialogs.find(({ name }) => name === interaction.nextDialog);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}
