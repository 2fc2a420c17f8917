import type { RunFault } from '../../results/run-fault';
import { saidLines } from './said-lines';
import { visible } from './visible';

/** A fault as a paragraph. It never speaks about conformity. */
export function renderFault(fault: RunFault): string {
  const where = fault.scenario === undefined ? '' : `  ${visible(fault.scenario)}`;
  return [`FAULT  ${fault.kind}${where}`, ...saidLines(fault.message, '  ')].join('\n');
}

/** Each fault once, whatever number of plays it kept from their end: these are counted. */
export function renderFaults(faults: readonly RunFault[]): string[] {
  const alike = new Map<string, RunFault[]>();
  for (const fault of faults) {
    const key = `${fault.kind} ${fault.message}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [`${renderFault(first)}${others.length > 0 ? `\n  The same in ${others.length} more.` : ''}`],
  );
}
