import { sentinel, type Outcome } from '../../../trace/trace';
import {
  dialog,
  escalation,
  identifier,
  muchLaterMs,
  says,
  settleMs,
  setup,
  text,
  untilMuchLaterMs,
  type Route,
} from '../parts';
import { reversingScript } from '../../../trace/reversing-script';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';
import { shownCases } from './shown-cases';
import { showingBot } from './showing-bot';

/** The integration is called a second time, and what it answered then is shown when that fails and in a later turn. */
const secondAnswers: readonly Scenario[] = shownCases.map((shown) => ({
  id: `result/${shown.slug}-of-second-call`,
  title: shown.titleOfSecond,
  exercises: shown.exercises,
  needs: ['result-data'],
  build: (vary: Vary) => {
    const { ask, askNumber, bot } = showingBot(vary, shown, failingLater);
    return { conversations: { main: bot }, steps: saysAll(ask, ask, askNumber) };
  },
}));

/** Another escalation comes after the integration's, and what each answered is shown. */
function amongOthers(slug: string, title: string, second: Route): Scenario {
  return {
    id: `result/${slug}`,
    title,
    exercises: ['result.custom-data-fields'],
    needs: ['result-data'],
    build: (vary: Vary) => {
      const asks = [vary.text('agent please'), vary.text('another agent please')] as const;
      const askNumbers = vary.text('my numbers please');
      const skillIds = [vary.skillId('first'), vary.skillId('second')] as const;
      const names = [identifier(vary.name('first')), identifier(vary.name('second'))] as const;
      const [first, other] = [
        escalation('integration', names[0], {
          skillId: skillIds[0],
          message: vary.text('One moment'),
          onSuccess: 'went-well',
        }),
        escalation(second, names[1], { skillId: skillIds[1], message: vary.text('Another moment') }),
      ];
      const integrations = [...first.integrations, ...other.integrations].map((each) => {
        const name = identifier(vary.name(`result of ${each.integrationName}`));
        return {
          ...each,
          responseDataVariableName: name,
          customDataFields: [{ key: 'id', value: `{$.api_${name}.transferId}` }],
        };
      });
      const numbers = integrations.map(({ integrationName }, n) => text(`Number ${n + 1} is {${integrationName}.id}`));
      return {
        conversations: {
          main: setup(vary, {
            dialogs: [
              dialog('escalate', asks[0], first.interaction),
              dialog('escalate-otherwise', asks[1], other.interaction),
              // The other integration's field was never set when these are said for the first time.
              dialog('went-well', vary.text('pattern of went-well'), ...numbers.slice(0, 1)),
              dialog('caught', sentinel, ...numbers.slice(0, 1)),
              dialog('numbers', askNumbers, ...numbers),
            ],
            integrations,
            skillIds,
            outcomes: failingLater,
          }),
        },
        steps: saysAll(...asks, askNumbers),
      };
    },
  };
}

/** The integration has everything else that it can have, and what it was answered is shown all the same. */
function besideEverything(heldBy: 'agents' | 'bot'): Scenario {
  const who = heldBy === 'bot' ? 'bot' : 'agent';
  return {
    id: `result/beside-all-other-settings-to-${who === 'bot' ? 'a-bot' : 'an-agent'}`,
    title: `An integration with a text before it, a delay, variables, rules and ${who === 'bot' ? 'Transfer Bot Context' : 'an agent'} keeps what it was answered`,
    exercises: [heldBy === 'bot' ? 'result.transform-script' : 'result.custom-data-fields'],
    needs: ['result-data', heldBy === 'bot' ? 'bot-to-bot' : 'agent-id'],
    build: (vary: Vary) => {
      const [ask, askNumber] = [vary.text('agent please'), vary.text('my number please')];
      const [skillId, agentId] = [vary.skillId('target'), vary.agentId('agent')];
      const [name, integrationName] = [identifier(vary.name('result')), identifier(vary.name('integration'))];
      const { interaction, integrations } = escalation('integration', integrationName, {
        skillId: '{$botContext.skill}',
        message: 'One moment, {$botContext.who}.\\\\nSomebody will join',
        delayMs: 2_500,
        onSuccess: 'went-well',
        onFailure: 'went-wrong',
        ...(heldBy === 'bot' ? { transferBotContext: true } : { agentId }),
      });
      const taken = heldBy === 'bot' ? 'reversed' : 'transferId';
      const shows = text(`Your number is {${integrationName}.id}`);
      return {
        conversations: {
          main: setup(vary, {
            variables: { skill: skillId, who: vary.name('who') },
            dialogs: [
              {
                ...dialog('escalate', ask, text(vary.text('I look for somebody')), interaction),
                intentId: vary.name('intent'),
              },
              dialog('went-well', vary.text('pattern of went-well'), shows),
              dialog('went-wrong', vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
              dialog('caught', sentinel, shows),
              dialog('number', askNumber, shows),
            ],
            integrations: integrations.map((each) => ({
              ...each,
              responseDataVariableName: name,
              ...(heldBy === 'bot' ? { transformResultScript: reversingScript(name) } : {}),
              customDataFields: [{ key: 'id', value: `{$.api_${name}.${taken}}` }],
            })),
            platform: {
              skills: [{ id: skillId, name: 'target', heldBy }],
              agents: heldBy === 'bot' ? [] : [{ id: agentId, skillIds: [skillId], available: true }],
            },
            outcomes: failingLater,
          }),
        },
        steps: saysAll(ask, askNumber),
      };
    },
  };
}

/** Those that a connector may ask for by itself, too: what is held until a transfer fails is said then. */
const failingLater: readonly Outcome[] = Array.from({ length: 4 }, () => ({
  kind: 'accept-then-fail',
  afterMs: muchLaterMs,
}));

/** One after the other, each when a bot that takes its time is done with the one before. */
function saysAll(...texts: readonly string[]): Step[] {
  return texts.flatMap((each) => says(each, undefined, untilMuchLaterMs + 2 * settleMs));
}

export const resultsOfSecondCall: readonly Scenario[] = [
  ...secondAnswers,
  amongOthers(
    'same-key-of-two-integrations',
    'Custom data fields of the same key hold what the integration of their own answered',
    'integration',
  ),
  amongOthers(
    'agent-transfer-in-between',
    'Custom data fields hold what their integration answered after an Agent Transfer, too',
    'agent-transfer',
  ),
  besideEverything('agents'),
  besideEverything('bot'),
];
