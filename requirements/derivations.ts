/**
 * Why each inferred row follows from what is documented: the sentences that it rests on, in our words, and the step from
 * them to the row. What cannot be derived like this is no requirement; it is observed.
 */
import type { RequirementId } from './catalogue';
import type { Heading, SourceKey } from './sources';

type SaidOn<Page> = Page extends SourceKey
  ? { readonly page: Page; readonly heading: Heading<Page>; readonly says: string }
  : never;

/** What a document says under a heading. Of the escalation page it is one of the statements that are told apart there. */
export type Sentence = SaidOn<SourceKey>;

export interface Derivation {
  readonly from: readonly [Sentence, ...Sentence[]];
  /** How the row follows. */
  readonly so: string;
}

function page(heading: Heading<'escalation'>, says: string): Sentence {
  return { page: 'escalation', heading, says };
}

const transfers = page(
  'Introduction',
  'An integration of this kind transfers a conversation to a live agent or to another bot.',
);
const fallsBack = page(
  'Add a LivePerson Agent Escalation',
  'If the skill id is not numeric, the user gets the fallback message.',
);
const silence = page(
  'Add a LivePerson Agent Escalation',
  'If it is numeric and the bot stays silent for more than three minutes, a transfer to the fallback skill of the agent connector is attempted.',
);
const inBody = page(
  'Send a transfer message',
  'That is so because it travels in the body of the request to the Transfer API.',
);
const lastSeen = page(
  'Send a transfer message',
  'As part of the configuration the message is sure to be the last that the consumer sees before the transfer.',
);
const seen = page('Add a LivePerson Agent Escalation', 'The Message to User is sure to be seen before the transfer.');
const failsLater = page(
  'Handle transfer failures',
  'A call can succeed, and the transfer to the skill fail some time later.',
);
const told = page('Handle transfer failures', 'The bot is then sent a fixed message that tells it so.');
const caught = page('Handle transfer failures', 'A dialog that catches it can tell the consumer something fitting.');
const uncaught = page(
  'Handle transfer failures',
  'Where no dialog catches it, it is treated like anything that a consumer says.',
);
const ruled = page('Handle transfer failures', 'A custom rule of the interaction that asks for a failure catches it.');
const failsAtOnce = page(
  'Handle transfer failures',
  'An error while the escalation API is called gives a failure at once.',
);
const fourth = page(
  'Handle transfer failures',
  'After three such messages, a fourth attempt that fails ends the escalation.',
);
const defaultText = page('Handle transfer failures', 'The consumer is then sent a default text.');

export const derivations: Readonly<Partial<Record<RequirementId, Derivation>>> = {
  'route.same-outcome': {
    from: [
      page(
        'Introduction',
        'An escalation is declared in one of two ways: an Agent Transfer interaction, or an Integration interaction with such an integration.',
      ),
      page(
        'Introduction',
        'An Agent Transfer interaction holds all it needs itself, so no integration has to be made for it.',
      ),
    ],
    so: 'Two ways to declare the same thing, of which one is only the more convenient, do the same with the same settings.',
  },
  'config.skill-name-is-a-label': {
    from: [
      page(
        'Add a LivePerson Agent Escalation',
        'The skill name is there for people to read, since the id is only a number.',
      ),
      page('Add a LivePerson Agent Escalation', 'The skill id says to which skill the conversation goes.'),
    ],
    so: 'What is there to be read decides nothing, so where the two differ the conversation goes where the id says.',
  },
  'skill.non-numeric-no-transfer': {
    from: [fallsBack, silence],
    so: 'What happens with a numeric id is told as the other case. Where the fallback message is sent, no transfer is attempted.',
  },
  'skill.non-numeric-hides-message': {
    from: [fallsBack, inBody],
    so: 'The message travels in the request for the transfer. Without a request nothing brings it to the consumer.',
  },
  'skill.unset-variable-is-non-numeric': {
    from: [
      fallsBack,
      {
        page: 'context',
        heading: 'Get and set bot variable',
        says: 'A bot variable is text, and one that was never set reads as null.',
      },
    ],
    so: 'Null is no number, so a variable that was never set takes the path of an id that is not numeric.',
  },
  'skill.id-not-truncated': {
    from: [
      page('Add a LivePerson Agent Escalation', 'The skill id says to which skill the conversation goes.'),
      {
        page: 'samples',
        heading: 'Exported bot',
        says: 'A published bot has a skill id beyond 32 bits, written as text.',
      },
    ],
    so: 'There are ids of that size, and an id that is cut or rounded says another skill.',
  },
  'message.once': {
    from: [seen, inBody],
    so: 'The message is one value in the body of one request. A request that was accepted brings it to the consumer once, one that was refused brings it to nobody, and a text that the bot says is no body of a request.',
  },
  'silence.reply-cancels': {
    from: [silence],
    so: 'The condition is a bot that stays silent. One that answers in time is not silent.',
  },
  'silence.bypassed-once': {
    from: [silence],
    so: 'The page has one attempt for one silence, at the fallback skill. Another one, while the first has not failed, or one at another skill is nothing that the silence asks for.',
  },
  'immediate.no-rule-next-action': {
    from: [
      {
        page: 'nextAction',
        heading: 'Next Action',
        says: 'The next action is what comes after an interaction, unless a rule says otherwise.',
      },
    ],
    so: 'Where no rule fits the result, nothing says otherwise.',
  },
  'immediate.bot-keeps-conversation': {
    from: [failsAtOnce, ruled],
    so: 'A rule of the bot decides what comes after a failed call, so the conversation is still in the hands of the bot.',
  },
  'deferred.sentinel-hidden': {
    from: [told, caught],
    so: 'The fixed message is sent to the bot, and a dialog exists so that the consumer reads something fitting in its place.',
  },
  'deferred.one-sentinel-per-failure': {
    from: [failsLater, told, fourth],
    so: 'The message tells of one transfer that failed, and three of them are followed by the fourth failure: one for each.',
  },
  'cap.no-text-before-fourth': {
    from: [fourth, defaultText],
    so: 'The text belongs to the end of the escalation, and that comes with the fourth failure, not before.',
  },
  'cap.no-fourth-sentinel': {
    from: [told, fourth],
    so: 'Three messages come before the fourth attempt, and what follows its failure is the text for the consumer.',
  },
  'cap.success-prevents-text': {
    from: [fourth, defaultText],
    so: 'The text follows a fourth attempt that fails. Where one of four succeeds, no fourth has failed.',
  },
  'cap.per-conversation': {
    from: [transfers, fourth],
    so: 'What is attempted, and ends, is the transfer of a conversation, so failures of others say nothing about it.',
  },
  'unasked.transfer': {
    from: [
      transfers,
      page('Add a LivePerson Agent Escalation', 'The skill id is evaluated at the moment of the escalation.'),
      fourth,
    ],
    so:
      'A transfer is what an interaction of a dialog does when it comes to that, and it ends with the fourth failure. Where no ' +
      'such interaction runs there is no moment of an escalation. What the documents have besides, a silent bot and a failed ' +
      'call that is made again, is left out; so is a bot that fails to understand several times.',
  },
  'unasked.second-transfer': {
    from: [transfers, failsAtOnce, failsLater],
    so:
      'An escalation calls the API, and the call succeeds or fails. Further attempts are told of where one failed. One that ' +
      'succeeded has transferred the conversation, and nothing is left of it to transfer until the platform says that it failed.',
  },
  'unasked.repeated-text': {
    from: [
      page(
        'Add a time delay to the transfer if needed',
        'Where texts precede the transfer, the interaction is better given a delay that allows for each of them.',
      ),
      page(
        'Add a time delay to the transfer if needed',
        'Two seconds are reckoned for each text: three texts make 6000 ms.',
      ),
    ],
    so:
      'The delay is reckoned from the number of texts in the dialog: as many are sent as are configured. Left out is what is ' +
      'read after a dialog has ended, since a bot may go back to the dialog before it and repeat its last text.',
  },
  'unasked.other-dialog': {
    from: [
      ruled,
      uncaught,
      page('Add a LivePerson Agent Escalation', 'From these the receiving bot knows which dialog to start.'),
    ],
    so:
      'A dialog starts by what it catches, by a rule that names it, or by the intent or message that was handed over, and what ' +
      'nothing catches goes elsewhere. So a dialog to which none of these leads does not run, and says nothing.',
  },
  'unasked.cap-text': {
    from: [fourth, defaultText],
    so:
      'The text is what follows the fourth failure, and tells the consumer that no transfer is possible. Where none has failed ' +
      'it says what is not so. Beside a call that failed it is left alone, as any text about an error is.',
  },
  'unasked.crossed-conversations': {
    from: [
      seen,
      lastSeen,
      page('Add a LivePerson Agent Escalation', 'The skill id says to which skill the conversation goes.'),
    ],
    so:
      'Message and skill belong to the conversation that is transferred, and to the consumer in it. Another conversation has its ' +
      'own, and nobody there is to read or be sent to what belongs to this one.',
  },
};
