/**
 * `npm run page:check -- <file>`: which sentences of a newer copy of the page are not those that were read. The exit code is
 * 0 when all are, 1 when some are not, 2 when there is no such copy.
 */
import { readFileSync } from 'node:fs';
import { comparePage } from '../../requirements/compare-page';
import { pageAsRead } from '../../requirements/page-as-read';
import { pageSentences, type PageSentence } from '../../requirements/page-sentences';
import { pageStatements } from '../../requirements/page-statements';
import { visible } from '../../judge/words/visible';

const usage =
  'Name one file with a newer copy of the agent-escalation page, as Markdown or as plain text: npm run page:check -- page.md';

/** Less than this much of the page in a file makes it another page. */
const leastKnown = 0.3;

export function checkPage(
  args: readonly string[],
  say: (line: string) => void,
  known: readonly PageSentence[] = pageSentences,
): 0 | 1 | 2 {
  const [file, ...more] = args;
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    say(usage);
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    say(
      `${visible(file, 300)} cannot be read: ${visible(error instanceof Error ? error.message : String(error), 300)}. ${usage}`,
    );
    return 2;
  }
  const { same, changed, gone, added } = comparePage(text, known);
  const of = known.length;
  if (same.length < of * leastKnown) {
    say(
      `${visible(file, 300)} holds ${same.length} of the ${of} sentences of the page, so it is another page or a part of it. ${usage}`,
    );
    return 2;
  }
  for (const { id, now } of changed) {
    say(`CHANGED  ${id}`);
    tellRest(id, say);
    tellNow(now, say);
  }
  for (const id of gone) {
    say(`GONE     ${id}`);
    tellRest(id, say);
  }
  for (const now of added) {
    say(`NEW      ${now.after === undefined ? 'at the beginning' : `after ${now.after}`}`);
    tellNow(now, say);
  }
  const counts = `${same.length} of ${of} sentences are as they were on ${pageAsRead().read}`;
  if (changed.length + gone.length + added.length === 0) {
    say(`${counts}.`);
    return 0;
  }
  say(
    `${counts}; ${changed.length} changed, ${gone.length} gone, ${added.length} new. Read each, mend the rows that rest on it, ` +
      'then write digest and day in requirements/page-sentences.ts.',
  );
  return 1;
}

/** What rests on a sentence: the statements in our words, and their rows. */
function tellRest(id: string, say: (line: string) => void): void {
  for (const statement of pageStatements) {
    const named: readonly string[] = statement.sentences;
    if (!named.includes(id)) continue;
    const rows = 'requirements' in statement ? statement.requirements.join(', ') : 'no row';
    say(`  said     ${statement.says} (${rows})`);
  }
}

function tellNow(
  { text, words, digest }: { text: string; words: number; digest: string },
  say: (line: string) => void,
): void {
  say(`  now      ${visible(text, 300)}`);
  say(`  words    ${words}, digest ${digest}`);
}

if (require.main === module) {
  process.exitCode = checkPage(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
}
