/** Texts of dialogs as they are configured, and who else may say the same words. */
import type { Dialog } from '../../../protocol/types';
import { fill, unescapeNewLines } from '../../../trace/templates';
import { capText, defaultTransferMessage, isKind, type Event, type Trace } from '../../../trace/trace';
import { eventsOf } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { errorTexts } from '../../../trace/fallback-texts';

/** The texts of a dialog that hold no variable: they are the same whenever it says them. */
export function fixedTextsOf({ interactions }: Dialog): readonly string[] {
  return interactions.flatMap((each) => {
    if (each.type !== 'text') return [];
    const { names, unset, value } = fill(each.text, new Map());
    return names.length === 0 && unset.length === 0 ? [value] : [];
  });
}

/**
 * Whether these words may come from elsewhere than a dialog: from a message, a variable, the consumer, or what a bot says when
 * it does not understand or something went wrong.
 */
export function mayComeFromElsewhere(trace: Trace, turn: Turn, text: string): boolean {
  const { bot, integrations } = turn.setup;
  const interactions = bot.dialogs.flatMap((dialog) => dialog.interactions);
  const values = [
    ...Object.values(bot.contextVariables),
    ...interactions.flatMap((each) => (each.type === 'set-variable' ? [each.value] : [])),
  ];
  const messages = [
    ...integrations.map(({ messageToUser }) => messageToUser),
    ...interactions.map((each) => (each.type === 'agent-transfer' ? each.messageToUser : undefined)),
  ].flatMap((each) => (each === undefined ? [] : [each, unescapeNewLines(each)]));
  const planned = turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each.message.value] : []));
  const builtIn = [capText, defaultTransferMessage, ...errorTexts(trace, turn)];
  return (
    [...messages, ...planned, ...builtIn].includes(text) ||
    values.some((value) => value.includes(text)) ||
    saidBefore(trace, turn).some((said) => said.includes(text))
  );
}

/** What the consumer of this conversation wrote up to the end of a turn: a bot may echo it. */
function saidBefore(trace: Trace, { conversation, events, stimulus }: Turn): readonly string[] {
  const until: Event = events[events.length - 1] ?? stimulus;
  return eventsOf(trace, conversation)
    .filter(isKind('consumer-said'))
    .filter(({ n }) => n <= until.n)
    .map(({ text }) => text);
}
