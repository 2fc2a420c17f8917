/** A file is no export that can be read. The message says which file, what was expected, what was seen and what to do. */
export class UnreadableExport extends Error {
  override readonly name = 'UnreadableExport';

  constructor(
    message: string,
    /** What to do, where it is not what is always to be done. */
    readonly mend?: string,
  ) {
    super(message);
  }
}
