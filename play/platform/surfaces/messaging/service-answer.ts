/** What a request is answered with. */
import type { StrayCalls } from '../stray-calls';
import { subscriptionsTaken } from './bot-connection';

export interface ServiceAnswer {
  readonly code: number;
  readonly body: unknown;
}

export const done = (body: unknown): ServiceAnswer => ({ code: 200, body });
export const refused = (code: number, body: string): ServiceAnswer => ({ code, body });

/** No bot that does its work has a use for so many. */
export const tooManySubscriptions = refused(429, `More than ${subscriptionsTaken} subscriptions on one socket.`);

/** What is answered to a request for a dialog that nobody has. */
export const noSuchDialog = refused(404, 'There is no such conversation, or it has ended.');

/** A request that says or changes something in a dialog that nobody has is a stray call. */
export function strayFor(strays: StrayCalls, type: string, id: string): ServiceAnswer {
  strays.note(`${type} for ${JSON.stringify(id.slice(0, 100))}`, 404);
  return noSuchDialog;
}
