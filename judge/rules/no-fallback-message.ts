import { claimedRequests, requests } from '../../trace/pick-events';
import type { Turn } from '../../trace/turn';
import { whatCame } from './what-came';

/** That the fallback message did not come, and what did: nothing, other words or a transfer are different faults. */
export function noFallbackMessage(turn: Turn): string {
  const planned = claimedRequests(turn);
  const isTransferred = requests(turn.events).some((request) => !planned.includes(request));
  const told = isTransferred ? ': a transfer was requested instead' : whatCame(turn).told;
  return `the consumer did not get the fallback message${told}.`;
}
