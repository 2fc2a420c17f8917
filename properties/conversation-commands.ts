/** What may happen in a conversation, as fast-check's commands: each knows when the documents say what comes of it. */
import * as fc from 'fast-check';
import type { Outcome } from '../trace/trace';
import type { SituationBuilder } from './situation-builder';
import type { Model } from './model/model';
import { ask, failingAtOnce, greet } from './pieces';

/** A command acts on the situation that grows; the model beside it says whether it may. */
export type ConversationCommand = fc.AsyncCommand<Model, SituationBuilder>;

type State = ReturnType<Model['of']>;

/** Milliseconds within which something is due: then it is not clear which comes first. */
const tooCloseMs = 1_000;

class Happens implements ConversationCommand {
  constructor(
    private readonly conversation: string,
    private readonly words: string,
    private readonly may: (state: State, model: Readonly<Model>) => boolean,
    private readonly act: (builder: SituationBuilder, conversation: string) => void,
    private readonly atBoundary = false,
  ) {}

  check(model: Readonly<Model>): boolean {
    const state = model.of(this.conversation);
    return state.unclear === undefined && this.may(state, model);
  }

  async run(_model: Model, builder: SituationBuilder): Promise<void> {
    this.act(builder, this.conversation);
    (this.atBoundary ? builder.boundaries : builder.marks).push(
      this.atBoundary ? this.words : `command: ${this.words}`,
    );
  }

  toString(): string {
    return this.words;
  }
}

const nothingClose = ({ nextDueMs }: State, model: Readonly<Model>) =>
  nextDueMs === undefined || nextDueMs - model.nowMs > tooCloseMs;

const canBeSpokenTo = (state: State, model: Readonly<Model>) =>
  !state.silent && !state.busy && !state.capped && (state.holder === 'bot' || nothingClose(state, model));

export function speaks(conversation: string, words = greet): ConversationCommand {
  return new Happens(conversation, words === greet ? 'consumer speaks' : 'variable changes', canBeSpokenTo, (builder) =>
    builder.says(conversation, words),
  );
}

export function escalates(conversation: string): ConversationCommand {
  const may = (state: State, model: Readonly<Model>) =>
    canBeSpokenTo(state, model) ||
    (state.silent && !state.unanswered && state.holder === 'bot' && state.nextOutcome.kind === 'accept');
  return new Happens(conversation, 'consumer asks for an agent', may, (builder) => builder.says(conversation, ask));
}

export function platformWill(conversation: string, outcomes: readonly Outcome[]): ConversationCommand {
  const [first] = outcomes;
  const words = `platform: ${first?.kind ?? 'nothing'}${outcomes.length > 1 ? ` ${outcomes.length} times` : ''}`;
  return new Happens(
    conversation,
    words,
    (state) => !state.silent && !state.capped,
    (builder) => outcomes.forEach((outcome) => builder.willAnswer(conversation, outcome)),
  );
}

export function agentJoins(conversation: string): ConversationCommand {
  return new Happens(
    conversation,
    'agent joins',
    ({ holder, failing, agentJoined, silent }) => holder === 'agent' && !failing && !agentJoined && !silent,
    (builder) => builder.take({ kind: 'agent-joins', conversation }),
  );
}

export function timePasses(conversation: string, until: 'just before' | 'over' | number): ConversationCommand {
  const words = typeof until === 'number' ? 'time passes' : `time passes: ${until} what is due`;
  const may = ({ nextDueMs }: State, model: Readonly<Model>) =>
    typeof until === 'number'
      ? nextDueMs === undefined || nextDueMs - model.nowMs > until + tooCloseMs
      : nextDueMs !== undefined;
  const act = (builder: SituationBuilder) => {
    if (until === 'just before') builder.untilJustBefore(conversation);
    else if (until === 'over') builder.untilOver(conversation);
    else builder.take({ kind: 'wait', ms: until });
  };
  return new Happens(conversation, words, may, act, typeof until === 'string');
}

export function fallsSilent(conversation: string): ConversationCommand {
  const may = ({ silent, holder, nextDueMs, capped, busy }: State) =>
    !silent && holder === 'bot' && nextDueMs === undefined && !capped && !busy;
  return new Happens(conversation, 'bot falls silent', may, (builder) =>
    builder.take({ kind: 'outage', silent: true, conversation }),
  );
}

/** It answers at once: whether it may say nothing when it has come back is not documented. */
export function returnsAndAnswers(conversation: string): ConversationCommand {
  return new Happens(
    conversation,
    'bot returns',
    ({ silent, holder }) => silent && holder === 'bot',
    (builder) => {
      builder.take({ kind: 'outage', silent: false, conversation });
      builder.says(conversation, greet);
    },
  );
}

/** One way in which the platform treats attempts to come. */
export function someOutcomes(lateMs: readonly number[]): fc.Arbitrary<readonly Outcome[]> {
  const soon = fc.constantFrom(1, 500, 1_500);
  const failLater = fc
    .oneof(soon, fc.constantFrom(...lateMs))
    .map((afterMs): Outcome => ({ kind: 'accept-then-fail', afterMs }));
  return fc.oneof(
    { weight: 2, arbitrary: failLater.map((outcome) => [outcome]) },
    {
      weight: 3,
      arbitrary: soon.map((afterMs): Outcome[] =>
        Array.from({ length: 4 }, () => ({ kind: 'accept-then-fail', afterMs })),
      ),
    },
    { weight: 1, arbitrary: fc.tuple(failingAtOnce) },
    { weight: 1, arbitrary: fc.constant<readonly Outcome[]>([{ kind: 'accept' }]) },
  );
}
