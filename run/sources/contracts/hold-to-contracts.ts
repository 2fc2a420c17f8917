import { providersKnown, selectedPacts } from '../../../contracts/pact-broker';
import { runContracts } from '../../../contracts/run-contracts';
import { endpointAt, type Endpoint } from '../../../contracts/contract-session';
import type { Channel } from '../../../protocol/types';
import type { Options } from '../../options';
import type { RunUnderWay } from '../evidence-source';

/** Holds both sides to the pacts. An implementation that is gone by now is not looked for again. */
export async function holdToContracts(
  { options, session, target, line, output, plays, addFaults }: RunUnderWay,
  channel: Channel,
): Promise<void> {
  if (plays.some((play) => play.fault?.kind === 'unreachable')) return;
  output.write('Contracts\n');
  const brought =
    options.pactsFrom === undefined
      ? []
      : await selectedPacts(
          options.pactsFrom,
          process.env['PACT_BROKER_TOKEN'],
          providersKnown,
          session.signal,
          options.proxy,
        );
  session.signal.throwIfAborted();
  const { faults } = await runContracts(session, {
    out: options.out,
    channel,
    endpoint: target instanceof URL ? { ...endpointOf(target, options), line } : undefined,
    brought,
    ...(options.only === undefined ? {} : { only: options.only }),
  });
  // The engine of the contracts is stopped with the run: what breaks by that is no fault of anybody.
  if (!session.signal.aborted) addFaults(faults);
}

function endpointOf(target: URL, { callDeadlineMs, headers: more }: Options): Endpoint {
  const { url, headers } = endpointAt(target);
  return { url, headers: { ...headers, ...more }, callDeadlineMs };
}
