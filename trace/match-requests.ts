/** Matches what the platform was asked for with what the bot was to ask for: whose request each is, and how it was answered. */
import { carriesMessage } from './carries-message';
import { reachOf } from './escalation';
import { answersDiffer, callsMadeAgain, isSameCall } from './repeated-calls';
import { isKind, threeMinutesMs, type Event } from './trace';
import type { Escalation, Turn } from './turn';

type Requested = Event<'transfer-requested'>;

/** The transfer calls of a conversation: those that were made before, and those of which it is known whose they are. */
export interface ConversationCalls {
  readonly again: ReadonlySet<Requested>;
  readonly claims: Map<Requested, Escalation>;
}

/** The calls of a conversation, of which these are all events. None is known to be anybody's yet. */
export function callsOf(events: readonly Event[]): ConversationCalls {
  return { again: callsMadeAgain(events), claims: new Map() };
}

/**
 * The escalation with the request that answers to it, and what came of that. The request is taken from those of its turn
 * that are left. `follower` is what the bot escalates to when this one fails.
 */
export function matched(
  escalation: Escalation,
  unclaimed: Requested[],
  calls: ConversationCalls,
  follower: Escalation | undefined,
): Escalation {
  const request = mayCall(escalation) ? claimedBy(escalation, unclaimed, calls, follower) : undefined;
  return request ? answeredBy(escalation, request, unclaimed, calls) : escalation;
}

/** Whether a request of the turn may be this one's: it has a number to ask for, and nothing stops it before it calls. */
function mayCall(escalation: Escalation): boolean {
  const reach = reachOf(escalation);
  if (reach.kind === 'unseen') return reach.because === 'connection refused';
  return reach.kind === 'called' || reach.because !== 'unclear number';
}

/**
 * Takes the request that answers to this escalation from those that are left of its turn: the next of the bot's own. One
 * that says what a call said before is such a call made again, unless this escalation says the same. One
 * that says what the escalation after a failure asks for, and not what this one does, is that of the `follower`.
 */
function claimedBy(
  escalation: Escalation,
  unclaimed: Requested[],
  { again, claims }: ConversationCalls,
  follower: Escalation | undefined,
): Requested | undefined {
  const { skill, turn } = escalation;
  const own = unclaimed.findIndex(
    (request) =>
      (request.skillId === skill.value || !goesRound(turn, request)) &&
      (!again.has(request) || says(request, escalation) || saysAsBefore(request, escalation, claims)) &&
      (!follower || says(request, escalation) || !says(request, follower)),
  );
  const [claimed] = own < 0 ? [] : unclaimed.splice(own, 1);
  if (claimed) claims.set(claimed, escalation);
  return claimed;
}

/** Whether it says what a call said that an escalation of the same configuration had led to: right or wrong, it is its own. */
function saysAsBefore(
  request: Requested,
  { agentId, message, skill }: Escalation,
  claims: ConversationCalls['claims'],
): boolean {
  return [...claims].some(
    ([call, by]) =>
      isSameCall(call, request) &&
      by.skill.value === skill.value &&
      by.message.value === message.value &&
      by.agentId === agentId,
  );
}

/** Whether a request says what the escalation is configured with, as far as that tells one escalation from another. */
function says(request: Requested, { agentId, message, skill, turn }: Escalation): boolean {
  const otherAgent =
    agentId !== undefined &&
    request.agentId !== undefined &&
    !agentId.includes('{') &&
    !`.${request.agentId}`.endsWith(`.${agentId}`) &&
    !`.${agentId}`.endsWith(`.${request.agentId}`);
  return (
    request.skillId === skill.value &&
    (!message.settled || carriesMessage(request, message.value, turn.events)) &&
    !otherAgent
  );
}

/**
 * Whether a request of the turn may be the connector's, to its fallback skill when its patience was over: a bot that
 * takes longer than that over its answer is bypassed, and may ask for a transfer of its own afterwards.
 */
function goesRound({ setup, stimulus }: Turn, { skillId, byMs }: Requested): boolean {
  const { fallbackSkillId, fallbackEscalationTime = threeMinutesMs } = setup.agentConnector;
  return skillId === fallbackSkillId && byMs - stimulus.afterMs >= fallbackEscalationTime;
}

function answeredBy(
  escalation: Escalation,
  request: Requested,
  unclaimed: readonly Requested[],
  { again }: ConversationCalls,
): Escalation {
  const { events } = escalation.turn;
  const others = unclaimed.filter((each) => again.has(each) && isSameCall(each, request));
  const resultIsOpen = answersDiffer([request, ...others], events);
  // Where a call of before may have been made again, nobody can tell which of them is this one's.
  const isUnclear = resultIsOpen && again.has(request);
  const answer = events.filter(isKind('transfer-answered')).find(({ attempt }) => attempt === request.attempt);
  return { ...escalation, request, answer: isUnclear ? undefined : answer, resultIsOpen };
}
