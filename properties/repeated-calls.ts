/**
 * Calls that an implementation makes again, after they failed or once more for the same words. The model predicts a bot that
 * does not: what a repetition changes is left open, and everything else is judged.
 */
import { blankMessage, isKind, type Event } from '../trace/trace';
import type { PredictedTurn, Requests } from './model/prediction';

type Requested = Event<'transfer-requested'>;

/** What happened in one conversation from one stimulus to the next, as far as it concerns transfers. */
export interface Calls {
  /** Without those that only repeat one before them. */
  readonly requests: readonly Requested[];
  /** Those among them that say what was asked for before a transfer failed: each may be that call, made again. */
  readonly mayBeAgain: readonly Requested[];
  /** `changed`: it was answered otherwise than the call that it repeats, so that another result counts. */
  readonly repeated: 'never' | 'unchanged' | 'changed';
  /** After a transfer that was accepted failed later, one is asked for again, by nobody that the model knows of. */
  readonly triesAgain: boolean;
  /** It begins with a call that repeats one of before. */
  readonly repeatsEarlier: boolean;
}

/** For each stretch of events, its stimulus included, its calls; `predicted` is what the model says of it. */
export function callsIn(
  stretches: readonly (readonly Event[])[],
  predicted: (stretch: number) => PredictedTurn | undefined,
): Calls[] {
  const accepted = new Map(
    stretches
      .flat()
      .filter(isKind('transfer-answered'))
      .map((answer) => [answer.attempt, answer.answer === 'accepted'] as const),
  );
  const made: Requested[] = [];
  /** Whoever asks again after a transfer failed later may ask for that one, for the last one, or for any of before. */
  let beforeFailure: readonly Requested[] = [];
  return stretches.map((events, stretch) => {
    const turn = predicted(stretch);
    const wanted = (turn?.acts ?? []).filter((act): act is Requests => act.kind === 'requests');
    const isOver = turn?.forbiddenRequests.some(({ requirement }) => requirement === 'cap.stops-after-fourth-failure');
    const all = events.filter(isKind('transfer-requested'));
    const requests: Requested[] = [];
    const mayBeAgain: Requested[] = [];
    let tooMany = all.length - wanted.length;
    let repeated: Calls['repeated'] = 'never';
    let triesAgain = false;
    let repeatsEarlier = false;
    if (events.some(isKind('transfer-failed'))) beforeFailure = [...made];
    for (const [place, request] of all.entries()) {
      const before = [...made.filter(({ attempt }) => accepted.get(attempt) === false), ...all.slice(0, place)].filter(
        (each) => isSameCall(each, request),
      );
      const later = !isOver && beforeFailure.some((each) => isSameCall(each, request) || isSameUntold(each, request));
      // What the model waits for next is that, unless more came than it waits for.
      if ((before.length > 0 || later) && (tooMany > 0 || !isWanted(wanted[0], request))) {
        tooMany -= 1;
        const [first] = before;
        if (first) {
          repeatsEarlier ||= place === 0;
          const sameAnswer = accepted.get(request.attempt) === accepted.get(first.attempt);
          repeated = repeated === 'changed' || !sameAnswer ? 'changed' : 'unchanged';
        } else {
          triesAgain = true;
        }
      } else {
        requests.push(request);
        if (later) mayBeAgain.push(request);
        wanted.shift();
      }
      made.push(request);
    }
    return { requests, mayBeAgain, repeated, triesAgain, repeatsEarlier };
  });
}

function isWanted(wanted: Requests | undefined, { message, skillId }: Requested): boolean {
  return wanted?.skill.value === skillId && (wanted.message === undefined || wanted.message.value === message);
}

/** The consumer is spared a message that was sent before. */
function isSameUntold(one: Requested, other: Requested): boolean {
  return other.message === blankMessage && isSameCall({ ...one, message: blankMessage }, other);
}

function isSameCall(one: Requested, other: Requested): boolean {
  return one.skillId === other.skillId && one.message === other.message && one.agentId === other.agentId;
}
