/** The reference implementation, started once for all tests of a worker: it keeps nothing from one conversation to the next. */
import { startReference, type ReferenceProcess } from '../../run/reference-process';

/** Nobody stops it: it ends with the worker, by the end of its standard input. */
export type ServedReference = Pick<ReferenceProcess, 'url'>;

let started: Promise<ReferenceProcess> | undefined;

export function referenceOfWorker(): Promise<ServedReference> {
  return (started ??= startReference());
}
