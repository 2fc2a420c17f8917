import type { RunFault } from '../../results/run-fault';
import { visible } from './visible';

/** A fault as a paragraph. It never speaks about conformity. */
export function renderFault(fault: RunFault): string {
  const where = fault.scenario === undefined ? '' : `  ${visible(fault.scenario)}`;
  // Lines of a message stay lines, indented, so that none can pass for a line of ours.
  const message = fault.message.split('\n').map((line) => `  ${visible(line)}`);
  return [`FAULT  ${fault.kind}${where}`, ...message].join('\n');
}
