import { Fault } from '../play/adapters/fault';
import type { Channel, Clock, Declaration } from '../protocol/types';
import type { Options } from './options';

/** The channels on which an implementation is played. @throws Fault when it does not declare the channel or clock that is asked for. */
export function chosenChannels(
  { channel }: Pick<Options, 'channel'>,
  { channels, clock: declared }: Pick<Declaration, 'channels' | 'clock'>,
  clock: Clock,
): readonly Channel[] {
  if (channel !== undefined && !channels.includes(channel)) {
    throw new Fault(
      'usage',
      `--channel=${channel}: the implementation declares only ${channels.join(', ')}. Leave the option out, or let the ` +
        'implementation declare the channel that it is to be judged on.',
    );
  }
  // A virtual clock stands still unless it is moved, and a real one keeps its own waits: only this is both at once.
  const fits = clock === declared || (clock === 'real' && declared === 'configurable');
  if (!fits) {
    throw new Fault(
      'usage',
      `--clock=${clock}: the implementation declares a ${declared} clock. Leave the option out, or let the ` +
        'implementation declare the clock that it is to be judged by.',
    );
  }
  return channel === undefined ? channels : [channel];
}
