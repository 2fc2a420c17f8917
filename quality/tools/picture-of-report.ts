/**
 * `npm run picture`: makes the picture of a report anew that the README shows. A mutant of the reference is judged, and its
 * first page photographed in a real Chromium, so that the picture shows what a run of this version leaves.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { parseOptions } from '../../cli/options';
import { suiteVersion } from '../../cli/suite-version';
import { startReference } from '../../run/reference-process';
import { run } from '../../run/run';
import { chromiumFlags, chromiumPath } from '../testing/chromium';

/** One that fails few requirements, for a cause that can be seen. */
const mutant = 'says-message-after-transfer';

const size = { width: 1000, height: 700 } as const;

async function main(words: readonly string[]): Promise<void> {
  const { to, more } = asked(words);
  const folder = await mkdtemp(path.join(tmpdir(), 'conformance-picture-'));
  const reference = await startReference(['--port=0']);
  try {
    await judge(new URL(`mutants/${mutant}/`, reference.url).href, folder, more);
    await mkdir(path.dirname(to), { recursive: true });
    await photograph(path.join(folder, 'report', 'index.html'), to);
    process.stdout.write(`Wrote ${path.relative(process.cwd(), to)}\n`);
  } finally {
    await reference.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the picture goes, and further options of the run. */
function asked(words: readonly string[]): { readonly to: string; readonly more: readonly string[] } {
  const named = words.find((word) => word.startsWith('--to='))?.slice('--to='.length);
  return {
    to: named === undefined ? path.join(__dirname, '..', '..', 'docs', 'pictures', 'report.png') : path.resolve(named),
    more: words.filter((word) => !word.startsWith('--to=')),
  };
}

async function judge(target: string, out: string, more: readonly string[]): Promise<void> {
  const options = parseOptions([`--target=${target}`, `--out=${out}`, '--seed=417', '--no-report', ...more], '0', {});
  const suite = { name: 'escalation-conformance', version: suiteVersion() };
  const code = await run(options, suite, new AbortController().signal, process.stdout);
  if (code !== 1)
    throw new Error(`The mutant ${mutant} is expected to fail with exit code 1, and the run ended with ${code}.`);
}

async function photograph(page: string, to: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  try {
    const tab = await browser.newPage({ viewport: size, colorScheme: 'light' });
    await tab.goto(pathToFileURL(page).href);
    await tab.screenshot({ path: to });
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
