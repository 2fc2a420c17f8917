/**
 * A file that was kept is not what was left there. The message says which, where in it, what was expected, what was seen
 * and what to do. bin/guard.js knows it by its name, so that whoever throws it ends with exit code 2.
 */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}
