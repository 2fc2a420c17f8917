/** Examines the adapter before the implementation: what stops the run, and what is worth knowing. */
import { Fault, asFault } from '../play/adapters/fault';
import type { Capability, Declaration } from '../protocol/types';
import type { ProbeConversation } from '../play/player/probe-conversation';
import { tellStrays } from './tell-strays';
import { probes, tellRefusal, type ProbeAnswer, type Examined, type Probe } from './probes';

/** An answer with what only the whole examination can know. */
export type SettledAnswer = Exclude<ProbeAnswer, { kind: 'stop-unless-reached' }>;

export interface Examination {
  /** The first thing because of which nothing could be judged fairly. */
  readonly fault: Fault | undefined;
  readonly notes: readonly string[];
  /** Every probe that was put, with its answer. */
  readonly answers: readonly { readonly probe: Probe; readonly answer: SettledAnswer }[];
}

/** Puts every probe that fits the clock, at once. Never rejects. */
export async function examine(asked: Omit<Examined, 'visits'>): Promise<Examination> {
  const visits: ProbeConversation[] = [];
  const examined: Examined = { ...asked, visits };
  const { adapter, clock, double } = examined;
  const straysBefore = double.strayCalls;
  const { bot, capabilities } = examined.declaration;
  // It takes seconds to see that a thing is not there.
  const canBeDeclared = (capability: Capability) =>
    examined.hasCapabilitiesOfSurface !== true || capabilities.includes(capability);
  const chosen = probes.filter(
    // A bot that takes no definition does none of what they ask for; what it does its description says.
    ({ clocks, capability }) =>
      bot === undefined &&
      (clocks === undefined || clocks.includes(clock)) &&
      (capability === undefined || canBeDeclared(capability)),
  );
  const faults: Fault[] = [];
  const given = await Promise.all(
    chosen.map(async (probe) => {
      try {
        return { probe, answer: await probe.ask(examined) };
      } catch (error) {
        const fault = asFault(error);
        faults.push(fault);
        return { probe, answer: { kind: 'stop' as const, because: fault.message } };
      }
    }),
  );
  const reached = visits.some(({ eventBodies }) => eventBodies.length > 0);
  const told = given.map(({ probe, answer }) => ({ probe, answer: settled(answer, reached) }));
  const stopped = told.find(({ probe, answer }) => !probe.rests && answer.kind === 'stop');
  const answers = told.map(({ probe, answer }) => ({ probe, answer: stopped && probe.rests ? unasked : answer }));
  const said =
    stopped?.answer.kind === 'stop' ? new Fault('protocol', `${adapter.name}: ${stopped.answer.because}`) : undefined;
  const strays = double.strayCalls - straysBefore;
  const refused = visits.flatMap((visit) => visit.all('call-refused'));
  return {
    // An implementation that cannot be reached explains whatever else was seen.
    fault: faults.find(({ kind }) => kind === 'unreachable') ?? faults[0] ?? said,
    notes: [
      ...answers.flatMap(({ answer }) => (answer.kind === 'note' ? [answer.because] : [])),
      ...(refused[0]
        ? [
            `Of its calls the platform refused ${refused.length} as malformed. The first was ${tellRefusal(refused[0])} What is refused is not done: mend this first.`,
          ]
        : []),
      ...tellStrays(strays, examined.hasCapabilitiesOfSurface !== true),
    ],
    answers,
  };
}

/** What stops the rest of the questions would be the answer to each of them. */
const unasked: SettledAnswer = { kind: 'open', because: 'Not seen: what stops the run has to be mended first.' };

function settled(answer: ProbeAnswer, reached: boolean): SettledAnswer {
  if (answer.kind !== 'stop-unless-reached') return answer;
  return { kind: reached ? 'note' : 'stop', because: answer.because };
}

/** Whether two declarations differ: an implementation has to be the same for the whole run. */
export function declarationChanged(first: Declaration, second: Declaration): boolean {
  return JSON.stringify(first) !== JSON.stringify(second);
}
