/** Adds a waiver to be completed to a waivers file. Valid for two weeks as it stands. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isSeq } from 'yaml';
import { DamagedResults } from '../results/damaged-results';
import { visible } from '../judge/words/visible';
import { readText } from '../results/read-text';
import { parseYaml } from '../run/parse-yaml';
import { UsageError } from '../run/usage-error';
import { readWaivers } from '../run/waivers';
import { longestWritten } from '../run/written-yaml';

const daysAtFirst = 14;

/** The text of the file with an entry for `id` added. Throws when there is one already, or `id` names nothing. */
export function withWaiver(text: string, id: string, today: Date): string {
  const document = parseYaml(
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

/** Undefined where nothing stands. @throws UsageError when what stands there is no text of a waivers file. */
function textOf(file: string): string | undefined {
  try {
    return readText(file, 'a waivers file', { longestBytes: longestWritten, advice: 'Mend it, or name a new file.' })
      ?.text;
  } catch (error) {
    if (error instanceof DamagedResults) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** Adds an entry for `id` to the file, resolved from `cwd`, and returns what to print. @throws UsageError when nothing was added. */
export function waive(id: string, named: string, cwd: string): string {
  const file = path.resolve(cwd, named);
  const before = textOf(file);
  try {
    writeFileSync(file, withWaiver(before ?? '', id, new Date()));
    // Read back as a run would, so that what was written is known to stand.
    readWaivers(file, new Date().toISOString().slice(0, 10));
    return `Wrote ${visible(file, 500)}. Complete the new entry: reason, owner, issue.\n`;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof DamagedResults)) throw error;
    if (before === undefined) rmSync(file, { force: true });
    else writeFileSync(file, before);
    const nothing = 'Nothing was added.';
    const told = error instanceof UsageError ? [...error.lines, nothing] : `${error.message} ${nothing}`;
    throw new UsageError(told, { cause: error });
  }
}
