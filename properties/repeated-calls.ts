/**
 * Calls that an implementation makes again after they failed. The documents neither ask for that nor forbid it, and the
 * model predicts a bot that does not: what a repetition changes is left open, and everything else is judged.
 */
import { isKind, type Event } from '../trace/trace';

/** What happened in one conversation from one stimulus to the next, as far as it concerns transfers. */
export interface Calls {
  /** Without those that only repeat the one before them. */
  readonly requests: readonly Event<'transfer-requested'>[];
  /** `changed`: it was answered otherwise than the call that it repeats, so that another result counts. */
  readonly repeated: 'never' | 'unchanged' | 'changed';
  /** It begins with a call that repeats one of before. */
  readonly repeatsEarlier: boolean;
}

/** For each stretch of events its calls; `expected` is how many requests the model predicts in it. */
export function callsIn(stretches: readonly (readonly Event[])[], expected: (stretch: number) => number): Calls[] {
  const answers = new Map(
    stretches
      .flat()
      .filter(isKind('transfer-answered'))
      .map((answer) => [answer.attempt, answer.answer === 'accepted'] as const),
  );
  let before: Event<'transfer-requested'> | undefined;
  return stretches.map((events, stretch) => {
    const all = events.filter(isKind('transfer-requested'));
    const requests: Event<'transfer-requested'>[] = [];
    let tooMany = all.length - expected(stretch);
    let repeated: Calls['repeated'] = 'never';
    let repeatsEarlier = false;
    for (const [place, request] of all.entries()) {
      if (tooMany > 0 && before && isSameCall(before, request) && answers.get(before.attempt) === false) {
        tooMany -= 1;
        repeatsEarlier ||= place === 0;
        const sameAnswer = answers.get(request.attempt) === false;
        repeated = repeated === 'changed' || !sameAnswer ? 'changed' : 'unchanged';
      } else {
        requests.push(request);
      }
      before = request;
    }
    return { requests, repeated, repeatsEarlier };
  });
}

function isSameCall(one: Event<'transfer-requested'>, other: Event<'transfer-requested'>): boolean {
  return one.skillId === other.skillId && one.message === other.message && one.agentId === other.agentId;
}
