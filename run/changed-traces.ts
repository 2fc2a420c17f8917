/** What is said where traces are not those of their run, and no verdict is drawn. */
import { renderChangedTrace, type ChangedTrace } from '../results/changed-trace';
import { takeItAsLeft } from '../results/read-text';

/** More of them say nothing more. */
const mostNamed = 30;

export function changedTraces(folder: string, changed: readonly ChangedTrace[]): string[] {
  const rest = changed.length - mostNamed;
  return [
    ...changed.slice(0, mostNamed).map((each) => `${folder}: ${renderChangedTrace(each)}`),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    `What they show now is not what the implementation did, so there is no verdict. ${takeItAsLeft}`,
  ];
}
