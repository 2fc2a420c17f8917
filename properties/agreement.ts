/** Holds a trace against what the model predicts, and names the first thing in each conversation that is otherwise. */
import type { RequirementId } from '../requirements/catalogue';
import { promptlyMs, textPaceMs } from '../trace/pace';
import { slackMsOf } from '../trace/slack';
import { sameAgent } from '../trace/same-agent';
import { quote, seconds } from '../trace/render-event';
import { differenceTold } from '../trace/text-difference';
import { conversationsOfBot } from '../trace/bot-of';
import { atMost } from '../trace/failure-count';
import { cap, isKind, type Event, type Trace } from '../trace/trace';
import type { ExpectedAct, PredictedTurn, Requests } from './model/prediction';
import { silenceLimitMs } from './model/settings';
import { callsIn, type Calls } from './repeated-calls';

export interface Disagreement {
  readonly requirement: RequirementId;
  readonly because: string;
  readonly expected: string;
  readonly evidence: readonly number[];
}

type Shown = Event<'consumer-read'> | Event<'transfer-requested'>;

interface Watched {
  readonly stimulus: Event;
  /** What happened until the next stimulus, or the end. */
  readonly events: readonly Event[];
  readonly watchedMs: number;
  readonly refused: Event<'configuration-refused'> | undefined;
}

/** Every conversation's first disagreement; none when implementation and model agree as far as the model speaks. */
export function disagreements(trace: Trace, predictedTurns: readonly PredictedTurn[]): Disagreement[] {
  const all = Object.keys(trace.conversations).map((conversation): Compared => {
    const watched = watchedOf(trace, conversation);
    const predicted = predictedTurns.filter((turn) => turn.conversation === conversation);
    const calls = callsIn(
      watched.map(({ stimulus, events }) => [stimulus, ...events]),
      (index) => predicted[index],
    );
    return { conversation, predicted, watched, calls };
  });
  return all.flatMap((each) => firstOf(trace, each, (stimulus) => mayBeCappedByOthers(trace, all, stimulus)) ?? []);
}

/** One conversation, as it was predicted and as it was. */
interface Compared {
  readonly conversation: string;
  readonly predicted: readonly PredictedTurn[];
  readonly watched: readonly Watched[];
  readonly calls: readonly Calls[];
}

/**
 * Whether a bot that counts over all its conversations may have come to the fourth failure by calls that another of them made
 * again: the model knows of none of those.
 */
function mayBeCappedByOthers(trace: Trace, all: readonly Compared[], stimulus: Event): boolean {
  const bots = conversationsOfBot(trace, stimulus.conversation);
  const others = all.filter(
    ({ conversation }) => conversation !== stimulus.conversation && bots.includes(conversation),
  );
  const hasRepeated = others.some(({ calls, watched }) =>
    calls.some(
      ({ repeated, triesAgain }, index) =>
        (repeated !== 'never' || triesAgain) && (watched[index]?.stimulus.n ?? Infinity) < stimulus.n,
    ),
  );
  return hasRepeated && atMost(trace, [], stimulus) >= cap;
}

function watchedOf(trace: Trace, conversation: string): Watched[] {
  const own = trace.events.filter((event) => event.conversation === conversation);
  const starts = own.flatMap((event, index) => (isStimulus(event) ? [index] : []));
  return starts.flatMap((start, index) => {
    const [stimulus, ...events] = own.slice(start, starts[index + 1]);
    if (!stimulus) return [];
    const until = own[starts[index + 1] ?? own.length - 1] ?? stimulus;
    return [
      {
        stimulus,
        events,
        watchedMs: until.afterMs - stimulus.byMs,
        refused: events.find(isKind('configuration-refused')),
      },
    ];
  });
}

const stimuli: readonly Event['kind'][] = [
  'configuration-offered',
  'consumer-said',
  'transfer-failed',
  'outage-began',
  'outage-ended',
  'agent-joined',
  'returned-to-bot',
] satisfies PredictedTurn['stimulus'][];

function isStimulus(event: Event): boolean {
  return stimuli.includes(event.kind);
}

function firstOf(
  trace: Trace,
  { predicted, watched, calls }: Compared,
  mayBeCapped: (stimulus: Event) => boolean,
): Disagreement[] | undefined {
  let scriptMoved = false;
  let late: readonly Late[] = [];
  for (const [index, turn] of predicted.entries()) {
    const seen = watched[index];
    // What the platform reports depends on what was asked of it: where the two part, the cause was looked at before.
    if (!seen || seen.stimulus.kind !== turn.stimulus) return undefined;
    if (seen.refused) return refused(turn, seen.refused);
    if (mayBeCapped(seen.stimulus)) return undefined;
    const own = calls[index];
    if (own?.repeated === 'changed' || calls[index + 1]?.repeatsEarlier) return undefined;
    // Which of two equal calls has led to what, nobody can tell.
    if (own?.triesAgain && own.requests.length > 0) return undefined;
    // A repeated call has used up an answer that was meant for a later one.
    if (scriptMoved && turn.acts.some(({ kind }) => kind === 'requests')) return undefined;
    const requests = turn.acts.filter(({ kind }) => kind === 'requests').length;
    if (own?.repeated === 'unchanged' && requests > 1) return undefined;
    scriptMoved ||= own?.repeated === 'unchanged';
    const shown = seen.events.filter(
      (event): event is Shown =>
        event.kind === 'consumer-read' ||
        (event.kind === 'transfer-requested' && (own?.requests.includes(event) ?? true)),
    );
    late = late.filter(({ byMs }) => byMs > seen.stimulus.afterMs);
    const forbiddenTexts = turn.forbiddenTexts.filter(({ value }) => !late.some(({ texts }) => texts.includes(value)));
    const mayBeAgain = seen.stimulus.kind === 'transfer-failed' ? (own?.mayBeAgain ?? []) : [];
    const found = inMoment(trace, { ...turn, forbiddenTexts }, seen, shown, mayBeAgain);
    late = [...late.filter(({ texts }) => !isRead(texts, shown)), ...stillToCome(turn, seen, shown)];
    if (found === 'cannot say') return undefined;
    if (found) return [found];
    if (turn.open !== undefined || own?.triesAgain) return undefined;
  }
  return undefined;
}

function refused({ refusal }: PredictedTurn, event: Event<'configuration-refused'>): Disagreement[] | undefined {
  if (refusal === 'allowed' || refusal === undefined) return undefined;
  return [
    {
      requirement: refusal,
      because: `The configuration was refused with status ${event.status}: ${quote(event.detail)}.`,
      expected: 'a configuration that is accepted',
      evidence: [event.n],
    },
  ];
}

function inMoment(
  trace: Trace,
  turn: PredictedTurn,
  { stimulus, watchedMs }: Watched,
  shown: readonly Shown[],
  mayBeAgain: readonly Shown[],
): Disagreement | 'cannot say' | undefined {
  const left = [...shown];
  for (const [index, act] of turn.acts.entries()) {
    const requestFollows = turn.acts.slice(index + 1).some(({ kind }) => kind === 'requests');
    const place = left.findIndex((event) => answers(act, event));
    const request = left.findIndex(({ kind }) => kind === 'transfer-requested');
    if (act.kind === 'reads' && place >= 0 && requestFollows && request >= 0 && request < place) {
      const [late, before] = [left[place], left[request]];
      return disagree(
        turn.textsFirst,
        `The consumer read ${textOf(late)} only after the transfer was requested.`,
        `${oneOf(act.texts)}, then the transfer request`,
        [stimulus, before, late],
      );
    }
    const event = left[place];
    if (!event) {
      if (act.kind === 'reads' && act.mayStayAway) continue;
      // What must not come explains best why what should come did not.
      const instead = forbidden(trace, turn, left, stimulus, []);
      if (instead) return instead;
      const requirement = act.requirement;
      if (requirement === undefined || watchedMs < neededMs(turn, index)) return 'cannot say';
      return disagree(requirement, missing(act), told(act), [stimulus, ...shown]);
    }
    left.splice(place, 1);
    if (act.kind === 'requests' && event.kind === 'transfer-requested') {
      // A connector may ask by itself for what has failed while its bot waits for the delay; what becomes of that then is open.
      if (act.notBefore && mayBeAgain.includes(event)) return 'cannot say';
      const wrong = inRequest(trace, act, event, stimulus);
      if (wrong) return wrong;
    }
  }
  return turn.open === undefined || turn.forbiddenRequests.length > 0
    ? forbidden(trace, turn, left, stimulus, turn.acts)
    : undefined;
}

/** Texts of a moment of which one may be read in a later moment, until this time. */
interface Late {
  readonly texts: readonly string[];
  readonly byMs: number;
}

/** What may stay away, or be read after the next stimulus: nothing was read of it, and its time may not be over then. */
function stillToCome(turn: PredictedTurn, { stimulus }: Watched, shown: readonly Shown[]): readonly Late[] {
  return turn.acts.flatMap((act, index) =>
    act.kind === 'reads' && act.mayStayAway && !isRead(act.texts, shown)
      ? [{ texts: act.texts, byMs: stimulus.byMs + neededMs(turn, index) }]
      : [],
  );
}

function isRead(texts: readonly string[], shown: readonly Shown[]): boolean {
  return shown.some((event) => event.kind === 'consumer-read' && texts.includes(event.text));
}

/** Milliseconds for which a moment has to be watched before an act of it can be said not to have come. */
function neededMs({ acts }: PredictedTurn, index: number): number {
  const before = acts.slice(0, index + 1);
  const texts = before.filter(({ kind }) => kind === 'reads').length;
  const dueMs = Math.max(
    0,
    ...before.map((act) => (act.kind === 'requests' ? (act.by?.ms ?? act.notBefore?.ms ?? 0) : (act.dueMs ?? 0))),
  );
  return dueMs + promptlyMs + texts * textPaceMs;
}

function answers(act: ExpectedAct, event: Shown): boolean {
  if (act.kind === 'requests') return event.kind === 'transfer-requested';
  return event.kind === 'consumer-read' && act.texts.includes(event.text);
}

function forbidden(
  trace: Trace,
  turn: PredictedTurn,
  left: readonly Shown[],
  stimulus: Event,
  acts: readonly ExpectedAct[],
): Disagreement | undefined {
  for (const event of left) {
    if (event.kind === 'consumer-read') {
      const rule = turn.forbiddenTexts.find(
        ({ requirement, value }) =>
          value === event.text &&
          // Beside the transfer that was asked for and what its failure leads to, it is the text for any error.
          !(acts.length > 0 && requirement === 'skill.unknown-id-fails-as-transfer'),
      );
      // A text that is also predicted is only too much once it has been read as predicted.
      const due = acts.length === 0 && turn.acts.some((act) => act.kind === 'reads' && act.texts.includes(event.text));
      if (rule && !due) {
        return disagree(
          rule.requirement,
          `The consumer read ${quote(event.text)}.`,
          'a conversation without this text here',
          [stimulus, event],
        );
      }
      continue;
    }
    const rule = turn.forbiddenRequests.find(({ skillId }) => skillId === undefined || skillId === event.skillId);
    if (rule && !mayBeBypass(trace, turn, rule.requirement, event, stimulus)) {
      return disagree(
        rule.requirement,
        `A transfer to skill ${quote(event.skillId)} was requested, ${seconds(event.byMs - stimulus.afterMs)} after what led to it.`,
        'no transfer request here',
        [stimulus, event],
      );
    }
  }
  return undefined;
}

/** Whether a turn that may lead to nothing at all has ended in a bypass: the bot has answered nothing, and its wait may be over. */
function mayBeBypass(
  trace: Trace,
  { acts, conversation }: PredictedTurn,
  broken: RequirementId,
  { skillId, byMs }: Event<'transfer-requested'>,
  { afterMs }: Event,
): boolean {
  const setup = trace.conversations[conversation];
  if (!setup || acts.length > 0 || broken.startsWith('silence.')) return false;
  return skillId === setup.agentConnector.fallbackSkillId && byMs - afterMs >= silenceLimitMs(setup);
}

function inRequest(
  trace: Trace,
  act: Requests,
  event: Event<'transfer-requested'>,
  stimulus: Event,
): Disagreement | undefined {
  const slackMs = slackMsOf(trace);
  const { notBefore, by, noContext, notAgents, agent, message, skill } = act;
  if (notBefore && event.byMs - stimulus.afterMs < notBefore.ms - slackMs) {
    return disagree(
      notBefore.requirement,
      `The transfer was requested ${seconds(event.byMs - stimulus.afterMs)} after what led to it.`,
      `the request ${seconds(notBefore.ms)} after it, and not before`,
      [stimulus, event],
    );
  }
  if (by && event.afterMs - stimulus.byMs > by.ms + slackMs) {
    return disagree(
      by.requirement,
      `The transfer was requested only ${seconds(event.afterMs - stimulus.byMs)} after what led to it.`,
      `the request within ${seconds(by.ms)}`,
      [stimulus, event],
    );
  }
  const differences = [
    differs('skill', skill, event.skillId),
    differs('message', message, event.message),
    agent && sameAgent(agent.value, event.agentId) ? undefined : differs('agent', agent, event.agentId),
    ...differencesInContext(act, event.context),
  ];
  const [first] = differences.flatMap((each) => each ?? []);
  if (first) return disagree(first.requirement, first.because, first.expected, [stimulus, event]);
  if (noContext !== undefined && Object.keys(event.context ?? {}).length > 0) {
    return disagree(noContext, 'The transfer request carries bot context.', 'a request without it', [stimulus, event]);
  }
  if (notAgents && event.agentId !== undefined && notAgents.ids.some((id) => sameAgent(id, event.agentId))) {
    return disagree(
      notAgents.requirement,
      `The transfer request names the agent ${quote(event.agentId)}, and no Agent Id is configured.`,
      'a request without an agent',
      [stimulus, event],
    );
  }
  return undefined;
}

/** The page has the intent and/or the message passed: either will do, and what is passed has to be right. */
function differencesInContext(
  { intent, userMessage }: Requests,
  context: Event<'transfer-requested'>['context'],
): ReturnType<typeof differs>[] {
  const [passedIntent, passedMessage] = [context?.intentId || undefined, context?.userMessage || undefined];
  const rightOne =
    (intent !== undefined && passedIntent === intent.value) ||
    (userMessage !== undefined && passedMessage === userMessage.value);
  const spared = (passed: string | undefined) => passed === undefined && rightOne;
  return [
    spared(passedIntent) ? undefined : differs('intent', intent, passedIntent),
    spared(passedMessage) ? undefined : differs('user message', userMessage, passedMessage),
  ];
}

function differs(
  what: string,
  demand: { value: string; requirement: RequirementId } | undefined,
  seen: string | undefined,
) {
  if (!demand || demand.value === seen) return undefined;
  return {
    requirement: demand.requirement,
    because: `The transfer request has the ${what} ${seen === undefined ? 'left out' : `${quote(seen)}${differenceTold(demand.value, seen)}`}.`,
    expected: `${what} ${quote(demand.value)}`,
  };
}

function disagree(
  requirement: RequirementId,
  because: string,
  expected: string,
  events: readonly (Event | undefined)[],
): Disagreement {
  const numbers = events.flatMap((event) => (event ? [event.n] : []));
  return { requirement, because, expected, evidence: [...new Set(numbers)].sort((a, b) => a - b) };
}

function missing(act: ExpectedAct): string {
  return act.kind === 'reads'
    ? 'The consumer did not read what was to come.'
    : 'The transfer that was to come was not requested.';
}

function told(act: ExpectedAct): string {
  return act.kind === 'reads'
    ? `${oneOf(act.texts)} to the consumer`
    : `a transfer request to skill ${quote(act.skill.value)}`;
}

function oneOf(texts: readonly string[]): string {
  return texts.map((text) => quote(text)).join(' or ');
}

function textOf(event: Shown | undefined): string {
  return event?.kind === 'consumer-read' ? quote(event.text) : 'a text';
}
