/** Calls that belonged to no open conversation: all are counted, the first are kept. */
import type { StrayCall } from './surface';

/** More stray calls than this are counted and not kept. */
const strayCallsKept = 100;

export class StrayCalls {
  count = 0;
  readonly kept: StrayCall[] = [];

  note(call: string, status: number): void {
    this.count += 1;
    if (this.kept.length < strayCallsKept) this.kept.push({ call, status });
  }
}
