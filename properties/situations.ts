/** Properties whose situations are one shape each, with everything free that the documents leave free. */
import * as fc from 'fast-check';
import type { Interaction } from '../protocol/types';
import { beyondSilenceMs, settleMs } from '../scenarios/parts';
import { reversingScript } from '../trace/reversing-script';
import { blankMessage, type Setup } from '../trace/trace';
import { greySkillId, notNumericSkillId, numericSkillId } from './generated-skill-ids';
import { messageCalled, plainText, textCalled } from './generated-texts';
import { ask, escalating, failingAtOnce, greet, says, setupFrom, someChannel, someRoute, speaking } from './pieces';
import { candidatesFrom, type Property } from './property';

/** The delay that the page advises for each text. */
const msPerText = 2_000;

const threeTexts = fc
  .array(plainText, { maxLength: 3 })
  .map((texts) => texts.map((text, index) => `First ${index + 1} ${text}`.trim()));

const messages: Property = {
  name: 'messages',
  promise: 'the Message to User reaches the consumer as configured, once, before the hand-over, by either route',
  exercises: [
    'message.before-transfer',
    'message.in-transfer-request',
    'message.last-before-transfer',
    'message.once',
    'message.static-text',
    'message.variable',
    'message.mixed',
    'message.newline-escape',
    'message.blank-sends-nothing',
    'message.blank-still-transfers',
    'message.blank-keeps-value',
    'message.line-feed-variable-fails',
    'route.same-outcome',
    'config.blank-satisfies-required',
    'config.default-interaction-message',
  ],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        message: messageCalled('Moment'),
        skillId: numericSkillId,
        texts: threeTexts,
        late: fc.boolean(),
        third: fc.constantFrom('none', 'line feed', 'default'),
      }),
      ({ channel, message, skillId, texts, late, third }) => {
        const values = { ...message.variables, secret: 'opened' };
        const [variable] = Object.entries(message.variables);
        const settingLate = late && variable !== undefined;
        const setting: Interaction[] = settingLate
          ? [{ type: 'set-variable', variable: variable[0], value: variable[1] }]
          : [];
        const variables = settingLate ? { ...values, [variable[0]]: 'Moment of old' } : values;
        const by = (route: 'integration' | 'agent-transfer'): Setup => {
          const made = escalating({ route, skillId, message: message.template, texts });
          const { interactions } = made.dialog;
          const dialog = { ...made.dialog, interactions: [...setting, ...interactions] };
          return setupFrom({ escalations: [{ ...made, dialog }], variables, skillIds: [skillId] });
        };
        const more: Record<string, Setup> = {};
        if (third === 'line feed') {
          const escalations = [
            escalating({
              route: 'integration',
              skillId,
              message: 'Before {$botContext.lines} after',
              onFailure: 'sorry',
              onSuccess: 'well',
            }),
          ];
          const dialogs = [speaking('sorry', 'It failed'), speaking('well', 'It went well')];
          more['third'] = setupFrom({ escalations, dialogs, variables: { lines: 'one\ntwo' }, skillIds: [skillId] });
        }
        if (third === 'default') {
          more['third'] = setupFrom({
            escalations: [escalating({ route: 'agent-transfer', skillId })],
            skillIds: [skillId],
          });
        }
        const conversations = { main: by('integration'), other: by('agent-transfer'), ...more };
        return {
          channel,
          situation: {
            conversations,
            steps: Object.keys(conversations).flatMap((name) => says(ask, name, texts.length * settleMs)),
          },
          marks: [`message ${message.kind}`, `${texts.length} texts before`, `third conversation: ${third}`],
        };
      },
    ),
};

const skillIds: Property = {
  name: 'skill-ids',
  promise:
    'a numeric skill id arrives unchanged and with its newest value, and one that is no number gives the fallback and no transfer',
  exercises: [
    'route.integration-transfers',
    'route.agent-transfer-transfers',
    'skill.literal-number',
    'skill.variable-at-attempt',
    'skill.id-not-truncated',
    'skill.non-numeric-sends-fallback',
    'skill.non-numeric-no-transfer',
    'skill.non-numeric-hides-message',
    'skill.unset-variable-is-non-numeric',
    'skill.unknown-id-fails-as-transfer',
  ],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        way: fc.constantFrom('literal', 'variable', 'changed by a dialog', 'changed by its own dialog', 'never set'),
        value: fc.oneof({ weight: 3, arbitrary: numericSkillId }, { weight: 2, arbitrary: notNumericSkillId }),
        before: fc.oneof(numericSkillId, notNumericSkillId),
        twin: numericSkillId,
        known: fc.integer({ min: 0, max: 2 }).map((n) => n > 0),
        fallback: fc.option(textCalled('Fallback'), { nil: undefined }),
        message: textCalled('Moment'),
      }),
      ({ channel, route, way, value, before, twin, known, fallback, message }) => {
        const byVariable = way !== 'literal';
        const variables: Record<string, string> =
          byVariable && way !== 'never set' ? { skill: way === 'variable' ? value : before } : {};
        const made = escalating({
          route,
          skillId: byVariable ? '{$botContext.skill}' : value,
          message,
          onFailure: 'sorry',
        });
        const set: Interaction = { type: 'set-variable', variable: 'skill', value };
        const own = way === 'changed by its own dialog' ? [set] : [];
        const dialogs = [
          speaking('sorry', 'It failed'),
          {
            name: 'change',
            type: 'dialog' as const,
            patterns: ['change it'],
            interactions: [set, { type: 'text' as const, text: 'Changed' }],
          },
          ...(fallback === undefined
            ? []
            : [
                {
                  name: 'fallback',
                  type: 'fallback' as const,
                  patterns: [],
                  interactions: [{ type: 'text' as const, text: fallback }],
                },
              ]),
        ];
        const main = setupFrom({
          escalations: [{ ...made, dialog: { ...made.dialog, interactions: [...own, ...made.dialog.interactions] } }],
          dialogs,
          variables,
          skillIds: known ? [value, before, twin] : [twin],
        });
        // The positive twin: what does not come in one conversation comes in the other.
        const other = setupFrom({
          escalations: [escalating({ route, skillId: twin, message: 'Twin moment' })],
          skillIds: [twin],
        });
        const changes = way === 'changed by a dialog' ? says('change it') : [];
        // Asked once with the value of old, so that one that is remembered shows.
        const earlier = way === 'changed by a dialog' && /^[a-z]/i.test(before) ? says(ask) : [];
        const numeric = /^[0-9]+$/.test(value);
        return {
          channel,
          situation: {
            conversations: { main, other },
            steps: [...earlier, ...changes, ...says(ask), ...says(ask, 'other')],
          },
          marks: [`skill id ${way}`, numeric ? `skill id of ${value.length} digits` : 'skill id no number'],
        };
      },
    ),
};

const destinations: Property = {
  name: 'destinations',
  promise: 'agent, skill and bot get the conversation as configured, with the context that is to go with it',
  exercises: [
    'agent.gets-it-when-skilled-and-available',
    'agent.unskilled-goes-to-skill',
    'agent.unavailable-goes-to-skill',
    'agent.none-goes-to-skill',
    'agent.not-for-bots',
    'context.passes-intent',
    'context.passes-message',
    'context.not-for-people',
    'context.off-passes-nothing',
    'route.to-agent-or-bot',
    'config.skill-name-is-a-label',
  ],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        skillId: numericSkillId,
        otherSkillId: numericSkillId,
        agentId: fc.option(
          fc.tuple(numericSkillId, fc.boolean()).map(([id, dotted]) => (dotted ? `${id.slice(0, 8)}.${id}` : id)),
          { nil: undefined, freq: 3 },
        ),
        skilled: fc.constantFrom(true, true, false),
        available: fc.constantFrom(true, true, false),
        heldBy: surroundings.capabilities.includes('bot-to-bot')
          ? fc.constantFrom('agents' as const, 'bot' as const)
          : fc.constant('agents' as const),
        transferBotContext: fc.constantFrom(true, true, false),
        intentId: fc.option(textCalled('intent'), { nil: undefined }),
        said: textCalled('please'),
        greetsFirst: fc.boolean(),
        label: fc.boolean(),
      }),
      (it) => {
        if (it.skillId === it.otherSkillId) return undefined;
        const agentId = surroundings.capabilities.includes('agent-id') ? it.agentId : undefined;
        const context = surroundings.capabilities.includes('bot-to-bot') && it.transferBotContext;
        const made = escalating({
          route: it.route,
          pattern: it.said,
          skillId: it.skillId,
          message: 'Moment please',
          ...(agentId === undefined ? {} : { agentId }),
          ...(context ? { transferBotContext: true } : {}),
          ...(it.intentId === undefined ? {} : { intentId: it.intentId }),
        });
        // A misleading label: the name of a skill that is somebody else's.
        const integrations = made.integrations.map((each) =>
          it.label ? { ...each, agentSkillName: `skill ${it.otherSkillId}` } : each,
        );
        const known = agentId ?? '4711';
        const forwards = setupFrom({
          escalations: [{ ...made, integrations }],
          dialogs: [{ ...speaking('greet', 'Welcome', greet), intentId: 'greeting' }],
          platform: {
            skills: [
              { id: it.skillId, name: `skill ${it.skillId}`, heldBy: it.heldBy },
              { id: it.otherSkillId, name: `skill ${it.otherSkillId}`, heldBy: 'agents' },
            ],
            agents: [
              {
                id: known,
                skillIds: it.skilled ? [it.skillId, it.otherSkillId] : [it.otherSkillId],
                available: it.available,
              },
            ],
          },
        });
        // The dialog that asks stands first or last: an intent is that of the dialog, not of its place.
        const main = it.greetsFirst
          ? { ...forwards, bot: { ...forwards.bot, dialogs: [...forwards.bot.dialogs].reverse() } }
          : forwards;
        return {
          channel: it.channel,
          situation: { conversations: { main }, steps: [...(it.greetsFirst ? says(greet) : []), ...says(it.said)] },
          marks: [
            `to ${it.heldBy}, ${agentId === undefined ? 'no agent' : `agent ${it.skilled ? 'skilled' : 'unskilled'} and ${it.available ? 'available' : 'away'}`}`,
            `context ${context ? 'on' : 'off'}`,
          ],
        };
      },
    ),
};

const receivers: Property = {
  name: 'receivers',
  promise: 'a bot that is handed a conversation starts the dialog that fits what was passed, the intent first',
  exercises: [
    'context.receiver-starts-intent-dialog',
    'context.receiver-prefers-intent',
    'context.receiver-falls-back',
  ],
  needs: ['receiver'],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        intent: fc.constantFrom('none', 'fits', 'unknown'),
        message: fc.constantFrom('none', 'fits', 'unknown'),
        intentId: textCalled('intent'),
        userMessage: textCalled('question'),
        fallback: fc.option(textCalled('Fallback'), { nil: undefined }),
        intentFirst: fc.boolean(),
      }),
      ({ channel, intent, message, intentId, userMessage, fallback, intentFirst }) => {
        // An intent that fits nothing, with a message that would: which of them counts is not documented.
        if ((intent === 'none' && message === 'none') || (intent === 'unknown' && message === 'fits')) return undefined;
        const known = [
          { ...speaking('by intent', 'Your intent'), intentId },
          speaking('by message', 'Your message', userMessage),
        ];
        const fallbackDialog = {
          name: 'fallback',
          type: 'fallback' as const,
          patterns: [],
          interactions: [{ type: 'text' as const, text: fallback ?? '' }],
        };
        const setup = setupFrom({
          escalations: [],
          dialogs: [
            ...(intentFirst ? known : [...known].reverse()),
            ...(fallback === undefined ? [] : [fallbackDialog]),
          ],
        });
        const handedOver = {
          ...(intent === 'none' ? {} : { intentId: intent === 'fits' ? intentId : `${intentId} unknown` }),
          ...(message === 'none' ? {} : { userMessage: message === 'fits' ? userMessage : `${userMessage} unknown` }),
        };
        return {
          channel,
          // The twin is handed what fits: a bot that only ever falls back shows nothing.
          situation: {
            conversations: { main: { ...setup, handedOver }, other: { ...setup, handedOver: { intentId } } },
            steps: [{ kind: 'wait', ms: settleMs }],
          },
          marks: [`intent ${intent}, message ${message}`],
        };
      },
    ),
};

const callsThatFail: Property = {
  name: 'calls-that-fail',
  promise: 'the result of the transfer call decides what runs next, and after a failure the bot still answers',
  exercises: [
    'immediate.failure-reaches-rule',
    'immediate.broken-call-is-failure',
    'immediate.success-reaches-rule',
    'immediate.no-rule-next-action',
    'immediate.bot-keeps-conversation',
  ],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        skillId: numericSkillId,
        outcome: fc.oneof(
          { weight: 3, arbitrary: failingAtOnce },
          { weight: 1, arbitrary: fc.constant({ kind: 'accept' as const }) },
        ),
        refused: fc.integer({ min: 0, max: 9 }).map((n) => n === 9),
        onFailure: fc.boolean(),
        onSuccess: fc.boolean(),
        next: fc.constantFrom(true, true, false),
        successFirst: fc.boolean(),
        answers: fc.record({ sorry: textCalled('Sorry'), well: textCalled('Well'), onward: textCalled('Onward') }),
      }),
      ({ channel, route, skillId, outcome, refused, onFailure, onSuccess, next, successFirst, answers }) => {
        if (!onFailure && !onSuccess && !next) return undefined;
        const made = escalating({
          route,
          skillId,
          message: 'Moment please',
          ...(onFailure ? { onFailure: 'sorry' } : {}),
          ...(onSuccess ? { onSuccess: 'well' } : {}),
          ...(next ? { next: 'onward' } : {}),
        });
        const interactions = made.dialog.interactions.map((each) =>
          (each.type === 'integration' || each.type === 'agent-transfer') && each.rules && !successFirst
            ? { ...each, rules: [...each.rules].reverse() }
            : each,
        );
        const main = setupFrom({
          escalations: [{ ...made, dialog: { ...made.dialog, interactions } }],
          dialogs: [
            speaking('sorry', answers.sorry),
            speaking('well', answers.well),
            speaking('onward', answers.onward),
            speaking('greet', 'Welcome', greet),
          ],
          skillIds: [skillId],
          platform: { outcomes: [outcome], ...(refused ? { transfersRefuseConnections: true } : {}) },
        });
        const named = outcome.kind === 'error' ? `error ${outcome.status}` : outcome.kind;
        return {
          channel,
          situation: { conversations: { main }, steps: [...says(ask), ...says(greet)] },
          marks: [`call: ${refused ? 'refused' : named}`],
        };
      },
    ),
};

const silence: Property = {
  name: 'silence',
  promise:
    'a silent bot is bypassed to the fallback skill when its time is over, not before, and not without such a skill',
  exercises: [
    'silence.fallback-skill-after-three-minutes',
    'silence.nothing-within-three-minutes',
    'silence.no-fallback-skill-no-transfer',
    'silence.reply-cancels',
    'silence.configured-wait',
  ],
  needs: ['bot-outage'],
  channels: ['messaging'],
  clocks: ['virtual'],
  candidates: () =>
    candidatesFrom(
      fc.record({
        route: someRoute,
        skillId: numericSkillId,
        fallbackSkillId: numericSkillId,
        kind: fc.constantFrom('silent', 'no fallback skill', 'answers', 'returns and answers'),
        waitMs: fc.option(fc.constantFrom(1, 1_000, 30_000, 60_000, 60_001, 179_999, 180_001, 600_000), {
          nil: undefined,
          freq: 3,
        }),
        returnsAfterMs: fc.integer({ min: 0, max: 999 }),
        onlyJustBefore: fc.boolean(),
        greetsFirst: fc.boolean(),
      }),
      ({ route, skillId, fallbackSkillId, kind, waitMs, returnsAfterMs, onlyJustBefore, greetsFirst }) => {
        if (skillId === fallbackSkillId) return undefined;
        const connector = waitMs === undefined ? {} : { fallbackEscalationTime: waitMs };
        const limitMs = waitMs ?? 180_000;
        const made = (fallback: boolean) =>
          setupFrom({
            escalations: [escalating({ route, skillId, message: 'Moment please' })],
            dialogs: [speaking('greet', 'Welcome', greet)],
            skillIds: [skillId, fallbackSkillId],
            connector: { ...connector, ...(fallback ? { fallbackSkillId } : {}) },
          });
        const beyond = [
          { kind: 'wait-for-silence-limit' as const, offsetMs: -1 },
          { kind: 'wait-for-silence-limit' as const, offsetMs: beyondSilenceMs },
        ];
        const silent = { kind: 'outage' as const, silent: true };
        const asks = { kind: 'consumer-says' as const, text: ask };
        const steps = {
          silent: [silent, asks, ...(onlyJustBefore ? beyond.slice(0, 1) : beyond)],
          'no fallback skill': [silent, asks, ...beyond],
          answers: [{ kind: 'consumer-says' as const, text: greet }, ...beyond],
          'returns and answers': [
            silent,
            asks,
            { kind: 'wait' as const, ms: Math.floor((limitMs * returnsAfterMs) / 1000) },
            { kind: 'outage' as const, silent: false },
            { kind: 'consumer-says' as const, text: greet },
            { kind: 'wait' as const, ms: limitMs + beyondSilenceMs },
          ],
        }[kind];
        // The twin that is bypassed: what does not come in the first comes in the second.
        const twin = [
          { ...silent, conversation: 'other' },
          { ...asks, conversation: 'other' },
          ...beyond.map((step) => ({ ...step, conversation: 'other' })),
        ];
        const conversations = { main: made(kind !== 'no fallback skill'), other: made(true) };
        return {
          channel: 'messaging',
          // The twin goes last: its wait would otherwise be the first one's, too.
          situation: {
            conversations,
            steps: [...(greetsFirst && kind !== 'answers' ? says(greet) : []), ...steps, ...twin],
          },
          marks: [
            `silence: ${kind}`,
            `limit ${limitMs / 1000} s`,
            ...(onlyJustBefore && kind === 'silent' ? ['a millisecond before the limit'] : []),
          ],
        };
      },
    ),
};

const delays: Property = {
  name: 'delays',
  promise: 'the Interaction Delay passes before the transfer is requested, and the texts before it arrive first',
  exercises: ['delay.postpones-transfer', 'delay.texts-arrive-first'],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        skillId: numericSkillId,
        texts: fc
          .array(plainText, { maxLength: 5 })
          .map((texts) => texts.map((text, index) => `First ${index + 1} ${text}`.trim())),
        beyondMs: fc.constantFrom(0, 1, 10, 999),
        aloneMs: fc.constantFrom(1, 2, 1_000, 1_999, 2_000, 9_999, 10_000),
        beforeMs: fc.constantFrom(1, 500),
        changes: fc.boolean(),
      }),
      ({ channel, route, skillId, texts, beyondMs, aloneMs, beforeMs, changes }) => {
        // Two seconds for each text, as the page advises; without a text any delay.
        const delayMs = texts.length > 0 ? texts.length * msPerText + beyondMs : aloneMs;
        const made = escalating({
          route,
          skillId: changes ? '{$botContext.skill}' : skillId,
          message: 'Moment please',
          texts,
          delayMs,
        });
        const main = setupFrom({ escalations: [made], variables: { skill: skillId }, skillIds: [skillId] });
        const firstMs = Math.max(0, delayMs - beforeMs);
        return {
          channel,
          situation: {
            conversations: { main },
            steps: [
              { kind: 'consumer-says', text: ask },
              { kind: 'wait', ms: firstMs },
              { kind: 'wait', ms: delayMs - firstMs + settleMs + texts.length * settleMs },
            ],
          },
          marks: [`delay ${delayMs} ms`, `${texts.length} texts before`],
        };
      },
    ),
};

const configurations: Property = {
  name: 'configurations',
  promise: 'what the documents require of a configuration is required, and nothing more',
  exercises: [
    'config.message-required',
    'config.agent-id-optional',
    'config.blank-satisfies-required',
    'config.skill-id-mandatory',
  ],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        skillId: numericSkillId,
        lacks: fc.constantFrom('message', 'skill id', 'agent id', 'words'),
        empty: fc.boolean(),
        message: textCalled('Moment'),
        agentId: numericSkillId,
      }),
      ({ channel, route: drawn, skillId, lacks, empty, message, agentId }) => {
        // A message left out is documented to have a default on the other route.
        const route = lacks === 'message' ? 'integration' : drawn;
        const whole = { route, skillId, message, agentId };
        const { message: _, ...withoutMessage } = whole;
        const { agentId: __, ...withoutAgent } = whole;
        const lacking = {
          message: empty ? { ...whole, message: '' } : withoutMessage,
          'skill id': { ...whole, skillId: '' },
          'agent id': withoutAgent,
          words: { ...whole, message: blankMessage },
        }[lacks];
        const made = escalating(lacking);
        const undeclared =
          lacks === 'skill id' && !empty
            ? {
                dialog: { ...made.dialog, interactions: made.dialog.interactions.map(withoutSkill) },
                integrations: made.integrations.map(withoutSkill),
              }
            : made;
        const main = setupFrom({ escalations: [undeclared], skillIds: [skillId] });
        const other = setupFrom({ escalations: [escalating(whole)], skillIds: [skillId] });
        return {
          channel,
          situation: { conversations: { main, other }, steps: [...says(ask), ...says(ask, 'other')] },
          marks: [`configuration lacks ${lacks}`],
        };
      },
    ),
};

function withoutSkill<T extends object>(settings: T): T {
  const { agentSkillId: _, ...rest } = settings as T & { agentSkillId?: string };
  return rest as T;
}

const results: Property = {
  name: 'results',
  promise: 'the answer of the Transfer API is there for the dialog that follows, under the names that were configured',
  exercises: ['result.response-variable', 'result.custom-data-fields', 'result.transform-script'],
  needs: ['result-data'],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        skillId: numericSkillId,
        name: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}$/),
        integration: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}$/),
        key: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/),
        shows: fc.constantFrom('response', 'field', 'transformed'),
        fails: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
      }),
      ({ channel, skillId, name, integration, key, shows, fails }) => {
        if (key in Object.prototype || integration in Object.prototype) return undefined;
        const made = escalating({
          route: 'integration',
          skillId,
          message: 'Moment please',
          onSuccess: 'well',
          onFailure: 'sorry',
        });
        const dialog = {
          ...made.dialog,
          interactions: made.dialog.interactions.map((each) =>
            each.type === 'integration' ? { ...each, integration } : each,
          ),
        };
        const integrations = made.integrations.map((each) => ({
          ...each,
          integrationName: integration,
          responseDataVariableName: name,
          ...(shows === 'field' ? { customDataFields: [{ key, value: `{$.api_${name}.transferId}` }] } : {}),
          ...(shows === 'transformed'
            ? {
                transformResultScript: reversingScript(name),
                customDataFields: [{ key, value: `{$.api_${name}.reversed}` }],
              }
            : {}),
        }));
        const template =
          shows !== 'response' ? `Your number is {${integration}.${key}}` : `It answered {$botContext.api_${name}}`;
        const main = setupFrom({
          escalations: [{ dialog, integrations }],
          dialogs: [speaking('well', template), speaking('sorry', 'It failed')],
          skillIds: [skillId],
          platform: { outcomes: fails ? [{ kind: 'error', status: 500 }] : [] },
        });
        return {
          channel,
          situation: { conversations: { main }, steps: says(ask) },
          marks: [`result shown: ${fails ? 'none, it failed' : shows}`],
        };
      },
    ),
};

const greyZones: Property = {
  name: 'grey-zones',
  promise: 'what the documents leave open is recorded',
  exercises: [],
  recordsOnly: true,
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        case: fc.oneof(
          greySkillId.map((value) => ({ kind: 'skill id' as const, value })),
          fc
            .constantFrom('blank_message', ' BLANK_MESSAGE ', 'BLANK_MESSAGE please', 'Blank_Message', ' ')
            .map((value) => ({ kind: 'message' as const, value })),
        ),
      }),
      ({ channel, route, case: { kind, value } }) => {
        const settings =
          kind === 'skill id'
            ? { skillId: value, message: 'Moment please' }
            : { skillId: '3402109730', message: value };
        const main = setupFrom({
          escalations: [escalating({ route, ...settings })],
          skillIds: [settings.skillId, value.trim()],
        });
        return {
          channel,
          situation: { conversations: { main }, steps: says(ask) },
          marks: [`${kind} ${JSON.stringify(value)}`],
        };
      },
    ),
};

export const situationProperties: readonly Property[] = [
  messages,
  skillIds,
  destinations,
  receivers,
  callsThatFail,
  silence,
  delays,
  configurations,
  results,
  greyZones,
];
