import type { Dialog } from '../../../protocol/types';
import type { Setup } from '../../../trace/trace';
import { sentinel } from '../../../trace/trace';
import { dialog, escalation, says, settleMs, setup, setVariable, silencePasses, text, type Route } from '../parts';
import type { Scenario, Situation, Step } from '../scenario';
import type { Vary } from '../vary';

const only = { channels: ['messaging'], needs: ['bot-outage'] } as const;

interface Texts {
  readonly greeting: string;
  readonly ask: string;
}

function textsOf(vary: Vary): Texts {
  return { greeting: vary.text('hello'), ask: vary.text('agent please') };
}

function bot(vary: Vary, { greeting, ask }: Texts, fallbackSkillId: string | undefined, byVariable = false): Setup {
  const skillId = vary.skillId('target');
  const route = vary.oneOf<Route>('route', ['integration', 'agent-transfer']);
  const escalate = escalation(route, vary.name('integration'), {
    skillId: byVariable ? '{$botContext.skillId}' : skillId,
    message: vary.text('One moment'),
  });
  return setup(vary, {
    variables: byVariable ? { skillId: vary.text('nobody') } : {},
    dialogs: [
      dialog('greet', greeting, ...(byVariable ? [setVariable('skillId', skillId)] : []), text(vary.text('Welcome'))),
      dialog('escalate', ask, escalate.interaction),
    ],
    integrations: escalate.integrations,
    connector: fallbackSkillId === undefined ? {} : { fallbackSkillId },
    skillIds: [skillId, vary.skillId('fallback')],
  });
}

function fallsSilent(conversation: string): Step {
  return { kind: 'outage', silent: true, conversation };
}

/** The same where the platform does not know the skill of the escalation: whatever asks for it is refused. The fallback skill is another. */
function knownToNobody({ platform, ...rest }: Setup): Setup {
  return { ...rest, platform: { ...platform, skills: platform.skills.slice(1) } };
}

/** One conversation, whose bot has a fallback skill. */
function oneBot(vary: Vary, steps: (texts: Texts) => readonly Step[], byVariable = false): Situation {
  const texts = textsOf(vary);
  return { conversations: { main: bot(vary, texts, vary.skillId('fallback'), byVariable) }, steps: steps(texts) };
}

/** Two conversations that start alike, so that what is different about them comes of the steps. */
function twoBots(
  vary: Vary,
  [one, other]: readonly [string, string],
  steps: (texts: Texts) => readonly Step[],
): Situation {
  const texts = textsOf(vary);
  const fallbackSkillId = vary.skillId('fallback');
  return {
    conversations: { [one]: bot(vary, texts, fallbackSkillId), [other]: bot(vary, texts, fallbackSkillId) },
    steps: steps(texts),
  };
}

export const bypassed: Scenario = {
  id: 'silence/bypassed-to-the-fallback-skill',
  title: 'The bot falls silent before the consumer asks for an agent, and stays silent',
  exercises: [
    'silence.fallback-skill-after-three-minutes',
    'silence.nothing-within-three-minutes',
    'silence.bypassed-once',
  ],
  ...only,
  build: (vary) =>
    oneBot(vary, ({ greeting, ask }) => [...says(greeting), fallsSilent('main'), ...says(ask), ...silencePasses()]),
};

/** The variable holds words until an earlier dialog sets it: what it held at the start is no number. */
export const bypassedWithSkillByVariable: Scenario = {
  id: 'silence/bypassed-with-skill-by-variable',
  title:
    'The bot falls silent before the consumer asks for an agent of a skill that a variable names, which an earlier dialog has set',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  ...only,
  build: (vary) =>
    oneBot(
      vary,
      ({ greeting, ask }) => [...says(greeting), fallsSilent('main'), ...says(ask), ...silencePasses()],
      true,
    ),
};

/** What a silent bot has dropped it never answers: that it can answer again ends no wait. One that says that it is back shows nothing. */
export const bypassedThoughBack: Scenario = {
  id: 'silence/bypassed-though-back',
  title: 'Two bots fall silent and drop the words that ask for an agent; one of them can answer again a minute later',
  exercises: ['silence.fallback-skill-after-three-minutes'],
  ...only,
  build: (vary) => {
    const [back, away] = ['back', 'away'] as const;
    return twoBots(vary, [back, away], ({ ask }) => [
      fallsSilent(back),
      fallsSilent(away),
      ...says(ask, back),
      ...says(ask, away, 60_000),
      { kind: 'outage', silent: false, conversation: back },
      ...silencePasses(away),
    ]);
  },
};

/** Words that nobody answers, and long before their wait would be over those that ask for an agent. */
export const bypassedAfterOtherWords: Scenario = {
  id: 'silence/bypassed-after-other-words',
  title: 'The bot falls silent; the consumer says something, and a minute later asks for an agent',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  ...only,
  build: (vary) =>
    oneBot(vary, ({ greeting, ask }) => [
      fallsSilent('main'),
      ...says(greeting, undefined, 60_000),
      ...says(ask),
      ...silencePasses(),
    ]),
};

/** The bot stays silent on the words that ask for an agent, however often the consumer asks whether anybody is there. */
export const bypassedBeforeOtherWords: Scenario = {
  id: 'silence/bypassed-before-other-words',
  title: 'The bot falls silent; the consumer asks for an agent, and says something else a minute later and once more',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  ...only,
  build: (vary) =>
    oneBot(vary, ({ greeting, ask }) => [
      fallsSilent('main'),
      ...says(ask, undefined, 60_000),
      ...says(greeting, undefined, 30_000),
      ...says(greeting),
      ...silencePasses(),
    ]),
};

/** One silence, whatever the consumer says in it: once an agent has the conversation, there is nobody left to bypass. */
export const bypassedAskedTwice: Scenario = {
  id: 'silence/bypassed-asked-twice',
  title: 'The bot falls silent; the consumer asks for an agent, and a minute later asks again',
  exercises: ['silence.bypassed-once'],
  ...only,
  build: (vary) =>
    oneBot(vary, ({ ask }) => [fallsSilent('main'), ...says(ask, undefined, 60_000), ...says(ask), ...silencePasses()]),
};

/** A minute of silence that the bot has ended by an answer is no part of the next. */
export const silentOnceBefore: Scenario = {
  id: 'silence/silent-once-before',
  title: 'The bot is silent for a minute, then answers, and falls silent again before the consumer asks for an agent',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  ...only,
  build: (vary) =>
    oneBot(vary, ({ greeting, ask }) => [
      fallsSilent('main'),
      ...says(greeting, undefined, 60_000),
      { kind: 'outage', silent: false },
      ...says(greeting),
      fallsSilent('main'),
      ...says(ask),
      ...silencePasses(),
    ]),
};

/** Later than anybody watches for the bypass, so that the bot can answer again when it is told, if it is. */
const bypassFailsAfterMs = 30_000;

export const bypassedAgain: Scenario = {
  id: 'silence/bypassed-again',
  title: 'The transfer round a silent bot fails later; the bot can answer by then, and falls silent once more',
  exercises: [
    'silence.fallback-skill-after-three-minutes',
    'silence.nothing-within-three-minutes',
    'silence.bypassed-once',
    'deferred.sentinel-reaches-bot',
    'deferred.caught-dialog-answers',
  ],
  waitsLongWith: ['configurable', 'real'],
  ...only,
  build: (vary) => {
    const texts = textsOf(vary);
    const once = bot(vary, texts, vary.skillId('fallback'));
    const caught = dialog('caught', sentinel, text(vary.text('Nobody was there')));
    const main = {
      ...once,
      bot: { ...once.bot, dialogs: [...once.bot.dialogs, caught] },
      platform: { ...once.platform, outcomes: [{ kind: 'accept-then-fail', afterMs: bypassFailsAfterMs }] as const },
    };
    return {
      conversations: { main },
      steps: [
        fallsSilent('main'),
        ...says(texts.ask),
        ...silencePasses(),
        { kind: 'outage', silent: false },
        { kind: 'wait', ms: bypassFailsAfterMs + settleMs },
        fallsSilent('main'),
        ...says(texts.ask),
        ...silencePasses(),
      ],
    };
  },
};

/** A refused call gives the conversation to nobody: a bot that falls silent then is bypassed like any other. */
export const bypassedAfterRefusal: Scenario = {
  id: 'silence/bypassed-after-a-refused-call',
  title: 'A transfer call fails; later the bot falls silent before the consumer asks for an agent once more',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  ...only,
  build: (vary) => {
    const texts = textsOf(vary);
    return {
      conversations: { main: knownToNobody(bot(vary, texts, vary.skillId('fallback'))) },
      steps: [...says(texts.ask), ...says(texts.greeting), fallsSilent('main'), ...says(texts.ask), ...silencePasses()],
    };
  },
};

/** Any number may be the fallback skill: one as long as ids are, and the very one that the bot would have asked for. */
export const otherFallbackSkills: Scenario = {
  id: 'silence/with-other-fallback-skills',
  title:
    'Two silent bots: the fallback skill of one has eighteen digits, that of the other is the skill of its escalation',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  ...only,
  build: (vary) => {
    const texts = textsOf(vary);
    // Odd, so that no number of floating point holds it.
    const long = `9${String(vary.number('long fallback', 1e12)).padStart(16, '3')}1`;
    const [longId, sameSkill] = ['long-id', 'same-skill'];
    const withLongId = bot(vary, texts, long);
    return {
      conversations: {
        [longId]: {
          ...withLongId,
          platform: {
            ...withLongId.platform,
            skills: [...withLongId.platform.skills, { id: long, name: 'long', heldBy: 'agents' }],
          },
        },
        [sameSkill]: bot(vary, texts, vary.skillId('target')),
      },
      steps: [
        fallsSilent(longId),
        fallsSilent(sameSkill),
        ...says(texts.ask, longId, 0),
        ...says(texts.ask, sameSkill),
        ...silencePasses(sameSkill),
      ],
    };
  },
};

export const noFallbackSkill: Scenario = {
  id: 'silence/no-fallback-skill',
  title: 'Two silent bots, one of them without a fallback skill',
  exercises: ['silence.no-fallback-skill-no-transfer'],
  ...only,
  build: (vary) => {
    const texts = textsOf(vary);
    const [withSkill, without] = ['with-fallback-skill', 'without-fallback-skill'];
    return {
      conversations: {
        [withSkill]: bot(vary, texts, vary.skillId('fallback')),
        [without]: bot(vary, texts, undefined),
      },
      steps: [
        fallsSilent(withSkill),
        fallsSilent(without),
        ...says(texts.ask, withSkill),
        ...says(texts.ask, without),
        ...silencePasses(without),
      ],
    };
  },
};

export const answersInTime: Scenario = {
  id: 'silence/answers-in-time',
  title: 'One bot answers and is then left alone; another is silent',
  exercises: ['silence.reply-cancels'],
  ...only,
  build: (vary) => {
    const [answering, silent] = ['answering', 'silent'] as const;
    return twoBots(vary, [answering, silent], ({ greeting, ask }) => [
      fallsSilent(silent),
      ...says(greeting, answering),
      ...says(ask, silent),
      ...silencePasses(silent),
    ]);
  },
};

/** Milliseconds after words that are dropped at which the bot can answer others: soon, as a wait that can be configured is one of seconds. */
const soonMs = 2_000;

/** What was dropped stays without an answer, and yet the bot is silent no more. */
export const answersOtherWords: Scenario = {
  id: 'silence/answers-other-words',
  title: 'One bot drops the words that ask for an agent, and soon answers others; another is silent',
  exercises: ['silence.reply-cancels'],
  ...only,
  build: (vary) => {
    const [answering, silent] = ['answering', 'silent'] as const;
    return twoBots(vary, [answering, silent], ({ greeting, ask }) => [
      fallsSilent(answering),
      fallsSilent(silent),
      ...says(ask, answering, soonMs),
      { kind: 'outage', silent: false, conversation: answering },
      ...says(greeting, answering),
      ...says(ask, silent),
      ...silencePasses(silent),
    ]);
  },
};

/** That it has not understood is an answer as well. */
export const answersByFallback: Scenario = {
  id: 'silence/answers-by-fallback',
  title:
    'One bot drops the words that ask for an agent, and soon answers others by its Fallback dialog; another is silent',
  exercises: ['silence.reply-cancels'],
  ...only,
  build: (vary) => {
    const [answering, silent] = ['answering', 'silent'] as const;
    const { conversations, steps } = twoBots(vary, [answering, silent], ({ ask }) => [
      fallsSilent(answering),
      fallsSilent(silent),
      ...says(ask, answering, soonMs),
      { kind: 'outage', silent: false, conversation: answering },
      ...says(vary.text('words that no dialog has'), answering),
      ...says(ask, silent),
      ...silencePasses(silent),
    ]);
    const interactions = [text(vary.text('I did not get that'))];
    const fallback: Dialog = { name: 'fallback', type: 'fallback', patterns: [], interactions };
    const withFallback = ({ bot: { dialogs, ...rest }, ...each }: Setup): Setup => ({
      ...each,
      bot: { ...rest, dialogs: [...dialogs, fallback] },
    });
    return {
      conversations: Object.fromEntries(
        Object.entries(conversations).map(([name, each]) => [name, withFallback(each)]),
      ),
      steps,
    };
  },
};

export const escalatesInTime: Scenario = {
  id: 'silence/escalates-in-time',
  title: 'One bot escalates and is then left alone; another is silent',
  exercises: ['silence.reply-cancels'],
  ...only,
  build: (vary) => {
    const [escalating, silent] = ['escalating', 'silent'] as const;
    return twoBots(vary, [escalating, silent], ({ ask }) => [
      fallsSilent(silent),
      ...says(ask, escalating),
      ...says(ask, silent),
      ...silencePasses(silent),
    ]);
  },
};

/** A transfer that is refused is something that the bot does, though the consumer reads nothing of it. */
export const refusedInTime: Scenario = {
  id: 'silence/refused-in-time',
  title: 'One bot escalates, is refused and says nothing; another is silent',
  exercises: ['silence.reply-cancels'],
  ...only,
  build: (vary) => {
    const texts = textsOf(vary);
    const [refused, silent] = ['refused', 'silent'] as const;
    const either = bot(vary, texts, vary.skillId('fallback'));
    return {
      conversations: { [refused]: knownToNobody(either), [silent]: either },
      steps: [fallsSilent(silent), ...says(texts.ask, refused), ...says(texts.ask, silent), ...silencePasses(silent)],
    };
  },
};
