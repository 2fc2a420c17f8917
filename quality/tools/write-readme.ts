/** Writes the tables of the README that are made from tables in the code anew, after a change to one of those. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { optionTable } from '../../judge/words/option-table';
import { markdownTable } from '../../judge/words/markdown-table';
import { readmeOptions } from '../testing/readme-options';
import { withReadmePart } from '../testing/readme-part';

const file = path.resolve(__dirname, '../../README.md');

async function main(): Promise<void> {
  const page = withReadmePart(
    readFileSync(file, 'utf8'),
    'options',
    `${markdownTable(['option', 'variable', 'meaning'], readmeOptions(optionTable)).join('\n')}\n`,
  );
  writeFileSync(file, await format(page, { ...(await resolveConfig(file)), filepath: file }));
  console.log(`Wrote ${file}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
