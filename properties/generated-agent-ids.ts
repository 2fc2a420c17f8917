/** Puts generated agent ids into the form that is documented for the channel: with the account on messaging, alone on chat. */
import type { Channel } from '../protocol/types';

export function agentIdOn(channel: Channel, [account, agent]: readonly [string, string]): string {
  return channel === 'messaging' ? `${account}.${agent}` : agent;
}
