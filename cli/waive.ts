/** Adds a waiver to be completed to a waivers file: `npm run waive -- <id> [file]`. Valid for two weeks as it stands. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { calledAs } from '../judge/words/called-as';
import { guardOutput } from './guard-output';
import { UsageError } from '../run/usage-error';
import { readWaivers } from '../run/waivers';

const daysAtFirst = 14;

/** The text of the file with an entry for `id` added. Throws when there is one already, or `id` names nothing. */
export function withWaiver(text: string, id: string, today: Date): string {
  const document = parseDocument(
    text === '' ? '# Failures that are known, reasoned about and dated.\nwaivers: []\n' : text,
  );
  const list = document.get('waivers', true);
  if (document.errors.length > 0 || !isSeq(list)) {
    throw new UsageError('The file holds no list "waivers". Mend it, or name a new file.');
  }
  list.flow = false;
  const expires = new Date(today.getTime() + daysAtFirst * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const entry = document.createNode({
    id,
    reason: 'Not explained yet.',
    owner: 'Nobody yet.',
    expires,
  });
  entry.commentBefore = ' Say why, who sees to it, and link the issue: issue: https://…';
  list.add(entry);
  return document.toString({ lineWidth: 0 });
}

/** Adds the entry of the command line and sets the process's exit code. */
export function main(): void {
  guardOutput();
  const [id, named = 'waivers.yaml', ...rest] = process.argv.slice(2);
  if (id === undefined || id.startsWith('-') || rest.length > 0) {
    process.stderr.write(
      `Name one requirement: ${calledAs('waive')} cap.text-on-fourth-failure, or cap.text-on-fourth-failure@cap/four-failures-asked-for\n`,
    );
    process.exitCode = 2;
    return;
  }
  // npm runs a script in the package's folder; the file is wanted where the person stands.
  const file = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  try {
    writeFileSync(file, withWaiver(before ?? '', id, new Date()));
    // Read back as a run would, so that what was written is known to stand.
    readWaivers(file, new Date().toISOString().slice(0, 10));
    process.stdout.write(`Wrote ${file}. Complete the new entry: reason, owner, issue.\n`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (before === undefined) rmSync(file, { force: true });
    else writeFileSync(file, before);
    process.stderr.write(`${error.message}\nNothing was added.\n`);
    process.exitCode = 2;
  }
}

if (require.main === module) main();
