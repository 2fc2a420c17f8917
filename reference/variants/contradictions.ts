/**
 * Variants that no one bot can be at once: of each group a bot is one at most, or as many as are named. Every other two of
 * them go together, and a bot that is both is right, too.
 */
interface Contradiction {
  readonly among: readonly string[];
  /** One when left out. */
  readonly atMost?: number;
  readonly because: string;
}

/** Each says a text of its own before what the documents call for. */
const wordsBeforeWhatIsDue = [
  'greets-when-a-conversation-begins',
  'greets-in-its-first-answer',
  'acknowledges-each-text',
  'acknowledges-in-changing-words',
  'quotes-the-consumer',
  'echoes-the-consumer',
  'announces-each-escalation',
  'confirms-receipt-by-its-connector',
  'says-its-error-text-at-a-failure',
  'says-another-error-text-at-a-failure',
  'apologises-for-a-call-that-fails',
  'apologises-before-the-text-of-the-cap',
  'says-that-it-is-still-trying',
];

export const contradictions: readonly Contradiction[] = [
  {
    among: ['knows-messaging-only', 'knows-chat-only'],
    because: 'A bot that knows neither channel has no conversation.',
  },
  {
    among: ['reads-any-number-as-skill-id', 'takes-plain-numbers-only'],
    because: 'A skill id with leading zeros either is a number or is none.',
  },
  {
    among: ['shows-no-structure-in-a-text', 'shows-nothing-of-structure-in-a-text'],
    because: 'A structure is shown as [object Object] or as nothing.',
  },
  {
    among: ['passes-the-message-only', 'passes-the-intent-only'],
    because: 'Who passes neither message nor intent passes no context.',
  },
  {
    among: ['adds-the-account-part', 'strips-the-account-part'],
    because: 'An agent is named with the account part or without it.',
  },
  {
    among: ['cuts-a-long-delay', 'refuses-a-long-delay'],
    because: 'A delay that is refused is never waited for.',
  },
  {
    among: [
      'answers-during-a-delay',
      'ignores-words-during-a-delay',
      'answers-before-it-attempts',
      'fills-the-message-before-the-delay',
      'looks-for-line-feeds-before-the-delay',
    ],
    because: 'What it hears during a delay it answers at once, when the delay is over, or never.',
  },
  {
    among: ['accepts-a-missing-message', 'looks-for-line-feeds-before-the-delay'],
    because: 'What is wrong with a message is seen before the delay, or after it.',
  },
  {
    among: ['is-mute-from-acceptance-until-failure', 'speaks-again-after-a-failure'],
    because: 'What is not said is lost, or said later.',
  },
  {
    among: [
      'tries-again-by-itself',
      'tries-again-by-itself-after-three-seconds',
      'tries-again-by-itself-after-a-minute',
      'tries-again-by-itself-without-the-message',
      'repeats-its-last-call-after-a-failure',
      'repeats-its-last-call-a-minute-after-a-failure',
    ],
    because: 'The connector asks again by itself once for each failure, at one time.',
  },
  {
    among: ['counts-anew-after-the-cap', 'refuses-escalations-after-the-cap', 'ignores-escalations-after-the-cap'],
    because: 'After the cap the next escalation is made, answered with the text, or passed over.',
  },
  {
    among: ['counts-immediate-failures', 'gives-up-at-a-fourth-failure-at-once'],
    because: 'A fourth failure that comes at once gives the text of the cap or does not.',
  },
  {
    among: ['thinks-before-it-acts', 'takes-its-time', 'joins-what-follows-at-once'],
    because: 'Together they begin later than the second and a half that the protocol grants.',
  },
  {
    among: ['pauses-two-seconds-after-each-text', 'takes-its-time'],
    because: 'Together they take four seconds for each text, and the protocol grants two.',
  },
  {
    among: [
      'thinks-before-it-acts',
      'joins-what-follows-at-once',
      'pauses-two-seconds-after-each-text',
      'repeats-a-call-after-a-server-error',
      ...wordsBeforeWhatIsDue,
    ],
    atMost: 2,
    because: 'Together they leave no time for what is due within four seconds.',
  },
  {
    among: ['takes-its-time', 'repeats-a-call-after-a-server-error'],
    because: 'It takes as long as the protocol grants, and its further calls two fifths of a second more.',
  },
  {
    among: ['goes-back-to-the-dialog-before', 'speaks-again-after-a-failure'],
    because: 'What it says when it goes back it would say at the failure, where the same may be due once.',
  },
  {
    among: ['goes-back-to-the-dialog-before', 'falls-back-by-dialog-on-non-numeric-skill'],
    because:
      'What the Fallback dialog says for an id that is no number it would repeat when it goes back, where it is due once.',
  },
  ...['takes-its-time', 'pauses-two-seconds-after-each-text'].map((name) => ({
    among: [name, 'goes-back-to-the-dialog-before'],
    because: 'What it says when it goes back it would say when the next is due, where the same may be due once.',
  })),
  ...['takes-its-time', 'thinks-before-it-acts', 'pauses-two-seconds-after-each-text'].map((name) => ({
    among: [name, 'tries-again-by-itself-after-three-seconds'],
    because: 'The connector would ask before the bot has come to it, and it asks only where the bot does not.',
  })),
  ...['takes-its-time', 'pauses-two-seconds-after-each-text'].map((name) => ({
    among: [name, 'speaks-again-after-a-failure'],
    because:
      'It takes the time that is granted for each text over those that it has held, before what is due at the failure.',
  })),
  ...wordsBeforeWhatIsDue.map((name) => ({
    among: ['takes-its-time', name],
    because: 'It takes as long as the protocol grants, which grants a text of its own nothing besides.',
  })),
  ...wordsBeforeWhatIsDue.map((name) => ({
    among: ['pauses-two-seconds-after-each-text', name],
    because: 'It pauses as long as the protocol grants for each text that is due, and a text of its own adds a pause.',
  })),
];
