/** Properties of conversations that go on: what happens next is chosen step by step. */
import * as fc from 'fast-check';
import type { Interaction } from '../protocol/types';
import { botsApart } from '../play/scenarios/bots-apart';
import { sentinel, type Setup } from '../trace/trace';
import {
  agentJoins,
  escalates,
  fallsSilent,
  platformWill,
  returnsAndAnswers,
  someOutcomes,
  speaks,
  timePasses,
  type ConversationCommand,
} from './conversation-commands';
import { SituationBuilder } from './situation-builder';
import { notNumericSkillId, numericSkillId } from './generated-skill-ids';
import { messageCalled, textCalled } from './generated-texts';
import { variableCalled } from './generated-variable-names';
import { lookAlikesHolding } from '../play/scenarios/look-alike-names';
import type { Route } from '../play/scenarios/parts';
import {
  ask,
  beginningAnew,
  escalating,
  greet,
  keeping,
  sayingResult,
  setupFrom,
  someChannel,
  someRoute,
  speaking,
} from './pieces';
import type { Candidate, Generated, Property, TargetFacts } from './property';

/** Milliseconds after which a transfer fails late enough for something to happen before. */
const lateFailuresMs: Readonly<Record<TargetFacts['clock'], readonly number[]>> = {
  // On both sides of the stretch at which the harness looks anew, and far beyond.
  virtual: [30_000, 60_000, 61_000, 600_000],
  configurable: [8_000],
  real: [8_000],
};

/** What a bot is like, for conversations of any length. */
const botBy = (routes: fc.Arbitrary<Route>): fc.Arbitrary<Setup> =>
  fc
    .record({
      route: routes,
      byVariable: fc.boolean(),
      skillId: numericSkillId,
      variable: variableCalled('skill'),
      newSkillId: numericSkillId,
      noSkillId: notNumericSkillId,
      otherSkillId: numericSkillId,
      fallbackSkillId: fc.option(numericSkillId, { nil: undefined, freq: 3 }),
      // Longer than a bot that answers may take over its answer: it has not been silent then.
      waitMs: fc.option(fc.constantFrom(60_000, 61_000, 180_001), { nil: undefined }),
      message: messageCalled('Moment'),
      onSuccess: fc.boolean(),
      onFailure: fc.boolean(),
      // A bot that asks again by itself needs the fewest steps, so a case is made smaller towards it.
      caught: fc.constantFrom('asks again', 'speaks and asks again', 'speaks', 'no dialog'),
      // What the dialog says that catches a failure, it may say twice.
      twice: fc.boolean(),
      fallback: fc.option(textCalled('Fallback'), { nil: undefined }),
      friendly: fc.option(textCalled('Friendly'), { nil: undefined, freq: 2 }),
      lookAlike: fc.boolean(),
    })
    .map((it) => {
      const settings = {
        route: it.route,
        skillId: it.byVariable ? `{$botContext.${it.variable}}` : it.skillId,
        message: it.message.template,
        ...(it.onSuccess ? { onSuccess: 'well' } : {}),
        ...(it.onFailure ? { onFailure: 'sorry' } : {}),
      };
      const first = beginningAnew(escalating(settings));
      const again = beginningAnew(
        escalating({
          ...settings,
          name: 'caught',
          pattern: sentinel,
          texts: it.caught === 'asks again' ? [] : ['Once more'],
        }),
      );
      const caught = speaking('caught', 'That did not work', sentinel);
      const asksAgain = it.caught.endsWith('asks again');
      const set = (value: string): Interaction[] => [
        { type: 'set-variable', variable: it.variable, value },
        { type: 'text', text: 'Changed' },
      ];
      return setupFrom({
        escalations: [first, ...(asksAgain ? [again] : [])],
        dialogs: [
          // A pattern that only resembles the sentinel catches nothing.
          ...(it.lookAlike ? [speaking('look-alike', 'A look-alike was caught', '__agent_escalation')] : []),
          ...(it.caught === 'speaks'
            ? [
                {
                  ...caught,
                  interactions: [...caught.interactions, ...(it.twice ? caught.interactions : []), sayingResult],
                },
              ]
            : []),
          speaking('greet', 'Welcome', greet),
          keeping('went well', speaking('well', 'It went well')),
          keeping('went wrong', speaking('sorry', 'It failed')),
          { name: 'to a number', type: 'dialog', patterns: ['new skill'], interactions: set(it.newSkillId) },
          { name: 'to no number', type: 'dialog', patterns: ['no skill'], interactions: set(it.noSkillId) },
          ...(it.fallback === undefined
            ? []
            : [
                {
                  name: 'fallback',
                  type: 'fallback' as const,
                  patterns: [],
                  interactions: [{ type: 'text' as const, text: it.fallback }],
                },
              ]),
        ],
        variables: {
          ...it.message.variables,
          secret: 'opened',
          [it.variable]: it.skillId,
          ...lookAlikesHolding(it.variable, it.otherSkillId),
        },
        skillIds: [
          it.skillId,
          it.newSkillId,
          it.otherSkillId,
          ...(it.fallbackSkillId === undefined ? [] : [it.fallbackSkillId]),
        ],
        bot: it.friendly === undefined ? {} : { defaultUserFriendlyResponse: it.friendly },
        connector: {
          ...(it.fallbackSkillId === undefined ? {} : { fallbackSkillId: it.fallbackSkillId }),
          ...(it.waitMs === undefined ? {} : { fallbackEscalationTime: it.waitMs }),
        },
      });
    });

const someBot = botBy(someRoute);

function commandsFor(conversation: string, { capabilities, clock }: TargetFacts): fc.Arbitrary<ConversationCommand>[] {
  const silences = clock === 'virtual' && capabilities.includes('bot-outage');
  return [
    fc.constant(escalates(conversation)),
    fc.constant(escalates(conversation)),
    fc.constant(speaks(conversation)),
    fc.constantFrom('new skill', 'no skill', 'new skill').map((words) => speaks(conversation, words)),
    someOutcomes(lateFailuresMs[clock]).map((outcomes) => platformWill(conversation, outcomes)),
    someOutcomes(lateFailuresMs[clock]).map((outcomes) => platformWill(conversation, outcomes)),
    fc.constant(escalates(conversation)),
    fc
      .constantFrom<'just before' | 'over' | number>('just before', 'over', 'over', 1, 1_000)
      .map((until) => timePasses(conversation, until)),
    fc.constant(agentJoins(conversation)),
    ...(silences ? [fc.constant(fallsSilent(conversation)), fc.constant(returnsAndAnswers(conversation))] : []),
  ];
}

function generatedFrom(builder: SituationBuilder): Generated | undefined {
  if (!builder.steps.some((step) => step.kind === 'consumer-says')) return undefined;
  return {
    channel: builder.channel,
    situation: builder.situation(),
    marks: [...new Set(builder.marks)],
    boundaries: [...new Set(builder.boundaries)],
  };
}

/** Puts a candidate together once, however often it is asked for. */
function once(build: () => Promise<Generated | undefined>): Candidate['build'] {
  let built: Promise<Generated | undefined> | undefined;
  return () => (built ??= build());
}

const conversation: Property = {
  name: 'conversations',
  weight: 0.8,
  findsMost: true,
  promise:
    'whatever happens in a conversation, and in whatever order, the consumer and the platform see what is documented',
  exercises: [
    'route.integration-transfers',
    'route.agent-transfer-transfers',
    'skill.variable-at-attempt',
    'message.before-transfer',
    'message.last-before-transfer',
    'message.once',
    'deferred.sentinel-reaches-bot',
    'deferred.sentinel-hidden',
    'deferred.one-sentinel-per-failure',
    'cap.no-text-before-fourth',
  ],
  candidates: (targetFacts, replayPath) =>
    fc
      .tuple(
        someBot,
        someChannel(targetFacts),
        fc.commands(commandsFor('main', targetFacts), {
          maxCommands: 14,
          size: 'max',
          ...(replayPath === undefined ? {} : { replayPath }),
        }),
      )
      .map(([setup, channel, commands]): Candidate => ({
        build: once(async () => {
          const builder = new SituationBuilder({ main: setup }, channel);
          await fc.asyncModelRun(() => ({ model: builder.model, real: builder }), commands);
          return generatedFrom(builder);
        }),
        replayPath: () => /replayPath="([^"]*)"/.exec(fc.stringify(commands))?.[1],
      })),
};

/** No pattern of any generated dialog. */
const mumbled = 'nothing that any dialog catches';

const failures: Property = {
  name: 'failures',
  weight: 1,
  findsMost: true,
  promise:
    'each failed attempt is told to the bot once, up to the fourth, which ends the escalation unless one succeeds before',
  exercises: [
    'deferred.sentinel-reaches-bot',
    'deferred.caught-dialog-answers',
    'deferred.uncaught-goes-to-fallback',
    'deferred.uncaught-like-other-texts',
    'deferred.sentinel-hidden',
    'deferred.one-sentinel-per-failure',
    'cap.text-on-fourth-failure',
    'cap.stops-after-fourth-failure',
    'cap.user-friendly-response-instead',
    'cap.no-text-before-fourth',
    'cap.no-fourth-sentinel',
  ],
  candidates: (targetFacts) =>
    fc
      .record({
        setup: someBot,
        channel: someChannel(targetFacts),
        failing: fc.constantFrom(1, 2, 3, 4, 4, 4),
        afterMs: fc.constantFrom(1, 500, 1_500),
        watchMs: fc.constantFrom(0, 6_000, 20_000),
        mumbles: fc.boolean(),
      })
      .map(({ setup, channel, failing, afterMs, watchMs, mumbles }): Candidate => ({
        replayPath: () => undefined,
        build: once(async () => {
          const builder = new SituationBuilder({ main: setup }, channel);
          for (let n = 0; n < failing; n += 1) builder.willAnswer('main', { kind: 'accept-then-fail', afterMs });
          // What no dialog catches shows how the bot answers that, before a failure comes that none may catch either.
          if (mumbles) builder.says('main', mumbled);
          // A bot that asks again by itself needs to be asked only once.
          for (let n = 0; n <= failing && builder.model.of().holder === 'bot' && !builder.model.of().capped; n += 1) {
            builder.says('main', ask);
          }
          if (watchMs > 0) builder.take({ kind: 'wait', ms: watchMs });
          return { channel, situation: builder.situation(), marks: [], boundaries: [`${failing} failures in a row`] };
        }),
      })),
};

type Move = 'asks' | 'speaks' | 'fails' | 'passes';

const interleavings: Property = {
  name: 'interleavings',
  weight: 3,
  findsMost: true,
  promise:
    'conversations do not disturb each other, and what comes of each does not depend on the order of their steps',
  exercises: [
    'message.before-transfer',
    'message.last-before-transfer',
    'message.once',
    'message.blank-sends-nothing',
    'deferred.sentinel-reaches-bot',
    'deferred.caught-dialog-answers',
    'deferred.uncaught-goes-to-fallback',
    'deferred.one-sentinel-per-failure',
    'deferred.sentinel-hidden',
    'cap.per-conversation',
    'cap.no-text-before-fourth',
    'cap.stops-after-fourth-failure',
    'cap.success-prevents-text',
  ],
  candidates: (targetFacts) =>
    fc
      .record({
        scheduler: fc.scheduler(),
        channel: someChannel(targetFacts),
        // Of one route: two that differ by their route are compared by a rule as if they were alike in all else.
        setups: someRoute.chain((route) =>
          fc.array(botBy(fc.constant(route)), { minLength: 2, maxLength: 3, size: 'max' }),
        ),
        failing: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
        late: fc.constantFrom(...lateFailuresMs[targetFacts.clock]),
        moves: fc.array(
          fc.array(fc.constantFrom<Move>('asks', 'asks', 'speaks', 'fails', 'passes'), {
            minLength: 1,
            maxLength: 6,
            size: 'max',
          }),
          {
            minLength: 3,
            maxLength: 3,
          },
        ),
        givenUp: fc.boolean(),
        // With one bot, whose failures some count together, or each with its own.
        together: fc.boolean(),
      })
      .map(({ scheduler, channel, setups, failing, late, moves, givenUp, together }): Candidate => ({
        replayPath: () => undefined,
        build: once(async () => {
          const [last] = setups;
          const bots = setups.map((setup) => (together && last ? last : setup));
          const named = Object.fromEntries(
            bots.map((setup, index) => [index === 0 ? 'main' : `other ${index}`, setup]),
          );
          const all = { ...named, ...(givenUp && last ? { last } : {}) };
          const builder = new SituationBuilder(together ? all : botsApart(all), channel);
          Object.keys(named).forEach((name, index) => {
            // Odd ones fail late, so that a consumer's words can come before the failure or after it.
            const afterMs = index % 2 === 1 ? late : 500;
            for (let n = 0; n < (failing[index] ?? 1); n += 1)
              builder.willAnswer(name, { kind: 'accept-then-fail', afterMs });
            const steps: Move[] = ['asks', ...(moves[index] ?? [])];
            scheduler.scheduleSequence(
              steps.map((move, at) => ({
                label: `${name}: ${move} ${at}`,
                builder: () => moveOn(builder, name, move),
              })),
            );
          });
          await scheduler.waitIdle();
          if (givenUp) failsFourTimes(builder, 'last');
          return {
            channel,
            situation: builder.situation(),
            marks: [`${setups.length} conversations ${together ? 'of one bot' : 'of as many bots'}`],
            boundaries: [...new Set(builder.boundaries)],
          };
        }),
      })),
};

/** What does not come in the others comes in this one, and afterwards: its failures disturb no count. */
function failsFourTimes(builder: SituationBuilder, name: string): void {
  const times = 4;
  for (let n = 0; n < times; n += 1) builder.willAnswer(name, { kind: 'accept-then-fail', afterMs: 500 });
  // A bot that asks again by itself needs to be asked only once.
  for (let n = 0; n < times && builder.model.of(name).holder === 'bot' && !builder.model.of(name).capped; n += 1) {
    builder.says(name, ask);
  }
}

/** One step of one conversation, where the documents say what comes of it; otherwise nothing happens. */
async function moveOn(builder: SituationBuilder, name: string, move: Move): Promise<void> {
  const commands: Record<Move, ConversationCommand> = {
    asks: escalates(name),
    speaks: speaks(name),
    fails: timePasses(name, 'over'),
    passes: timePasses(name, 'just before'),
  };
  const command = commands[move];
  if (command.check(builder.model)) await command.run(builder.model, builder);
}

export const conversationProperties: readonly Property[] = [conversation, failures, interleavings];
