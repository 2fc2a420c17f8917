/** How much a trace may hold. Rules look at it more than once for each event and each turn, and each has to be done in a moment: so there is an end. */
import type { EventKind } from './trace';

/** Events of one play; a play that produces more is cut there, and says so. */
export const longestTrace = 20_000;

/** Events of one play that may begin a turn: each of them is looked at beside each other one. */
export const mostTurns = 500;

/** Conversations of one play. */
export const mostConversations = 100;

/** Whether events of this kind may begin a turn. */
export function mayBeginTurn(kind: EventKind): boolean {
  return kind === 'consumer-said' || kind === 'transfer-failed' || kind === 'configuration-offered';
}
