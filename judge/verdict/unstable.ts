/**
 * Whether plays that are alike gave a row different results. A run that plays each scenario several times, with the same
 * choices each time, holds the row against itself: what differs is neither kept nor broken for sure.
 */
import type { JudgedFinding } from '../../results/judged-finding';
import type { Channel } from '../../protocol/types';
import type { Status } from './claim-effect';

interface Seen extends Pick<JudgedFinding, 'verdict' | 'because'> {
  readonly repeat: number;
}

export interface Unstable {
  /** The row's status by the plays of each repeat alone, in their order. */
  readonly statuses: readonly Status[];
  /** The first scenario that gave different results, and what it gave in each repeat. */
  readonly scenario: string;
  readonly channel: Channel;
  readonly seen: readonly Seen[];
}

/**
 * `statusOf` draws a row's status from findings. Only scenarios that were played in every repeat are compared: a run that
 * was stopped shows nothing by what it did not play. A waived failure is borne, whether it shows or not.
 */
export function unstableIn(
  findings: readonly JudgedFinding[],
  repeats: number,
  statusOf: (findings: readonly JudgedFinding[]) => Status,
): Unstable | undefined {
  if (repeats < 2) return undefined;
  const plays = new Map<string, JudgedFinding[]>();
  for (const finding of findings) {
    if (finding.repeat === undefined) continue;
    const name = `${finding.channel}\n${finding.scenario}`;
    plays.set(name, [...(plays.get(name) ?? []), finding]);
  }
  const complete = [...plays.values()].filter((each) => new Set(each.map(({ repeat }) => repeat)).size === repeats);
  const everywhere = findings.filter(({ repeat }) => repeat === undefined);
  const statuses = Array.from({ length: repeats }, (_, index) =>
    statusOf([...everywhere, ...complete.flat().filter(({ repeat }) => repeat === index + 1)]),
  );
  const borne = statuses.map((status) => (status === 'waived' ? 'passed' : status));
  if (new Set(borne).size < 2) return undefined;
  const [first] = complete.find((each) => new Set(each.map(({ verdict }) => verdict)).size > 1) ?? [];
  if (!first) return undefined;
  const { scenario, channel } = first;
  const seen = complete
    .flat()
    .filter((each) => each.scenario === scenario && each.channel === channel)
    .map(({ repeat = 1, verdict, because }) => ({ repeat, verdict, because }))
    .sort((one, other) => one.repeat - other.repeat);
  return { statuses, scenario, channel, seen };
}

const said = { pass: 'passed', inconclusive: 'was not judged', fail: 'failed' } as const;

/** In one sentence: where, and what each play gave. */
export function tellUnstable({ scenario, channel, seen }: Unstable): string {
  const results = seen.map(({ repeat, verdict, because }) => `in play ${repeat} it ${said[verdict]} (${because})`);
  return `The same play gave different results. ${scenario} on ${channel}: ${results.join(', ')}.`;
}
