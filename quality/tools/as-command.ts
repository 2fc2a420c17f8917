/** What scripts for authors have in common: how they print, how they refuse, and how they end. */

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says why on standard error; the exit code of a script that was called wrongly. */
export function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

/** Ends the process with the exit code of `main`, or with 5 and the message of what it threw, whatever still runs. */
export function endWith(main: Promise<number>): void {
  main.then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(5);
    },
  );
}
