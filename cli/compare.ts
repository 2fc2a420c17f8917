/** Puts verdict files side by side: `npm run compare -- a/conformance.json b/conformance.json … [--out=<dir>]`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { calledAs } from '../judge/words/called-as';
import { compare, comparisonMarkdown } from '../reporters/compare';
import { makeFolder } from '../results/make-folder';
import { comparisonPage } from '../reporters/pages/comparison-page';
import { readVerdictFile } from '../results/verdict-file-schema';
import { guardOutput } from './guard-output';

const usage = `${calledAs('compare')} a/conformance.json b/conformance.json [--out=conformance-comparison]`;

/** Writes the comparison in three forms; returns the exit code. `say` is for the person at the keyboard. */
export function compareFiles(argv: readonly string[], say: (text: string) => void): 0 | 2 {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { out: { type: 'string', default: 'conformance-comparison' } },
    });
    if (positionals.length < 2) {
      say(`Name at least two verdict files: ${usage}\n`);
      return 2;
    }
    const named = positionals.map((file) => ({
      name: file,
      verdict: readVerdictFile(file),
    }));
    const comparison = compare(named);
    const out = path.resolve(values.out);
    makeFolder(out);
    writeFileSync(path.join(out, 'comparison.json'), `${JSON.stringify(comparison, undefined, 2)}\n`);
    writeFileSync(path.join(out, 'comparison.md'), comparisonMarkdown(comparison));
    writeFileSync(path.join(out, 'comparison.html'), comparisonPage(comparison));
    const differing = comparison.rows.filter(({ differs }) => differs);
    for (const caution of comparison.cautions) say(`Caution: ${caution}\n`);
    for (const { id, statuses } of differing) say(`${id}  ${statuses.join(' | ')}\n`);
    say(
      `${differing.length} of ${comparison.rows.length} requirements differ. Written to ${values.out}/comparison.html, .md and .json\n`,
    );
    return 0;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}\n`);
    return 2;
  }
}

/** Compares what the command line names and sets the process's exit code. */
export function main(): void {
  const output = guardOutput();
  process.exitCode = compareFiles(process.argv.slice(2), (text) => output.write(text));
}

if (require.main === module) main();
