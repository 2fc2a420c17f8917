/** How the platform answers the escalation under test, and those that lead to it. */
import type { Outcome } from '../../trace/trace';
import type { Choice } from './choice';
import { isLed, type Combination } from './dimensions';

const clientErrors = [400, 401, 403, 404, 409, 429];
const serverErrors = [500, 502, 503];

/** How the platform answers where the escalation under test is asked for: those that lead to it are refused. */
export function attemptOutcomes(row: Combination, choice: Choice): Outcome[] {
  const refused = isLed(row) ? (row.led === 'by two' ? 2 : 1) : 0;
  return [...Array.from({ length: refused }, (): Outcome => ({ kind: 'error', status: 500 })), outcomeOf(row, choice)];
}

export function outcomeOf({ outcome }: Combination, { status, brokenBy }: Choice): Outcome {
  switch (outcome) {
    case 'accepted':
      return { kind: 'accept' };
    case 'refused by 4xx':
      return { kind: 'error', status: clientErrors[status % clientErrors.length] ?? 400 };
    case 'refused by 5xx':
      return { kind: 'error', status: serverErrors[status % serverErrors.length] ?? 500 };
    case 'broken':
      return { kind: brokenBy % 2 === 0 ? 'reset' : 'cut-off' };
    case 'fails after a second':
      return { kind: 'accept-then-fail', afterMs: 1_000 };
    case 'fails after a minute':
      return { kind: 'accept-then-fail', afterMs: 60_000 };
    case 'fails after fifteen minutes':
      return { kind: 'accept-then-fail', afterMs: 900_000 };
  }
}
