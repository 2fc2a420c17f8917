import type { Setup } from '../../../trace/trace';
import { dialog, escalation, routes, says, settleMs, setVariable, setup, text, type Route } from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';

const delayMs = 10_000;

/** After so long the consumer speaks again, so that a bot which answers has shown it well before the delay is over. */
const spokenAfterMs = 2_000;

/** The consumer asks for an agent, and says the other words during the delay; in the conversation named first, long before it. */
function steps(ask: string, change: string, [left, ...spokenTo]: readonly [string, ...string[]]): Step[] {
  const all = (said: string, conversations: readonly string[]): Step[] =>
    conversations.map((conversation) => ({ kind: 'consumer-says', text: said, conversation }));
  return [
    ...says(change, left),
    ...all(ask, [left, ...spokenTo]),
    { kind: 'wait', ms: spokenAfterMs },
    ...all(change, spokenTo),
    { kind: 'wait', ms: settleMs },
    { kind: 'wait', ms: delayMs - spokenAfterMs - settleMs - 1 },
    { kind: 'wait', ms: 1 + settleMs },
  ];
}

/** Beside a bot to which nobody speaks during the delay, which shows that it counts with its newest value at all. */
export const skillIdChangesMeanwhile: readonly Scenario[] = routes.map((route) => ({
  id: `delay/skill-id-changes-meanwhile-by-${route}`,
  title:
    'What the consumer says during an Interaction Delay sets the variable that holds the skill id: from one number to another, to a word, from a word to a number',
  exercises: ['skill.variable-at-attempt'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('other department')];
    const [first, second, third] = [vary.skillId('first'), vary.skillId('second'), vary.skillId('third')];
    const bot = (from: string, to: string) =>
      changing(vary, route, {
        name: 'skillId',
        from,
        to,
        ask,
        change,
        skillId: '{$botContext.skillId}',
        message: vary.text('One moment'),
        skillIds: [first, second, third],
      });
    const conversations = {
      left: bot(first, second),
      'another-number': bot(first, second),
      'no-number': bot(first, vary.name('no number')),
      'now-a-number': bot(vary.name('no number'), third),
    };
    return {
      conversations,
      steps: steps(ask, change, ['left', 'another-number', 'no-number', 'now-a-number']),
    };
  },
}));

/** The same of the Message to User, of which either value is right; what a line feed that comes meanwhile leads to is open. */
export const messageChangesMeanwhile: readonly Scenario[] = routes.map((route) => ({
  id: `delay/message-changes-meanwhile-by-${route}`,
  title: 'What the consumer says during an Interaction Delay sets a variable in the Message to User',
  exercises: ['message.variable', 'message.mixed'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('I am somebody else')];
    const skillId = vary.skillId('target');
    const bot = (to: string, message: string) =>
      changing(vary, route, { name: 'who', from: vary.name('first'), to, ask, change, skillId, message });
    const [alone, mixed] = ['{$botContext.who}', `{$botContext.who}, ${vary.text('one moment')}`];
    const second = vary.name('second');
    const conversations = {
      left: bot(second, alone),
      'left-mixed': bot(second, mixed),
      alone: bot(second, alone),
      mixed: bot(second, mixed),
      ...(route === 'integration' ? { 'line-feed': bot(`${second}\n${vary.name('third')}`, mixed) } : {}),
    };
    const spokenTo = Object.keys(conversations).filter((name) => !name.startsWith('left'));
    return {
      conversations,
      steps: [...says(change, 'left-mixed'), ...says(ask, 'left-mixed'), ...steps(ask, change, ['left', ...spokenTo])],
    };
  },
}));

interface Changing {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly ask: string;
  readonly change: string;
  readonly skillId: string;
  readonly message: string;
  readonly skillIds?: readonly string[];
}

/** A bot that escalates after a delay, and has a dialog that changes the variable and says so. */
function changing(vary: Vary, route: Route, { name, from, to, ask, change, ...settings }: Changing): Setup {
  const { skillId, message, skillIds = [skillId] } = settings;
  const escalate = escalation(route, vary.name('integration'), { skillId, message, delayMs });
  return setup(vary, {
    variables: { [name]: from },
    dialogs: [
      dialog('change', change, setVariable(name, to), text(vary.text('noted'))),
      dialog('escalate', ask, escalate.interaction),
    ],
    integrations: escalate.integrations,
    skillIds,
  });
}
