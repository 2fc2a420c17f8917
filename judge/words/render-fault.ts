import type { RunFault } from '../../results/run-fault';
import { saidLines } from './said-lines';
import { visible } from './visible';

/** Plays that are named beside the first; the others are in `run.json`. */
const mostNamed = 3;

/** A fault as a paragraph. It never speaks about conformity. */
export function renderFault(fault: RunFault): string {
  const where = fault.scenario === undefined ? '' : `  ${visible(fault.scenario)}`;
  return [`FAULT  ${fault.kind}${where}`, ...saidLines(fault.message, '  ')].join('\n');
}

/** Each fault once, whatever number of plays it kept from their end: these are counted. */
export function renderFaults(faults: readonly RunFault[]): string[] {
  const alike = new Map<string, RunFault[]>();
  for (const fault of faults) {
    // The play that it kept from its end is named beside it, and may be in its sentence.
    const said = fault.scenario === undefined ? fault.message : fault.message.replaceAll(fault.scenario, '');
    const key = `${fault.kind} ${said}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          `${renderFault(first)}${others.length > 0 ? `\n  The same ${others.length} more time${others.length === 1 ? '' : 's'}${otherPlaces(first, others)}.` : ''}`,
        ],
  );
}

/** Where else than where the first one is told. */
function otherPlaces(first: RunFault, others: readonly RunFault[]): string {
  const places = new Set(others.flatMap(({ scenario }) => scenario ?? []));
  places.delete(first.scenario ?? '');
  if (places.size === 0) return '';
  const named = [...places].slice(0, mostNamed).map((place) => visible(place));
  const rest = places.size - named.length;
  return `, in ${named.join(', ')}${rest > 0 ? ` and ${rest} more scenario${rest === 1 ? '' : 's'}` : ''}`;
}
