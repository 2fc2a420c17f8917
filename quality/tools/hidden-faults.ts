/**
 * `npm run hidden-faults -- --seed=<n> --to=<folder>`: does the first screen of a report lead to the cause? Mutants of the reference are
 * chosen by the seed, judged under a name that tells nothing, and the first screens photographed in a real Chromium. Which they
 * were stands in `answers.json`: look at the screens, write down what you take for the fault, and open it only then. `--count=<n>`
 * chooses another number than five; all other options are those of a run.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { parseOptions } from '../../cli/options';
import { suiteVersion } from '../../cli/suite-version';
import { startReference } from '../../run/reference-process';
import { run } from '../../run/run';
import type { DeclaredMutant } from '../proof/kill-matrix';
import { listEveryone } from '../proof/list-everyone';
import { chromiumFlags, chromiumPath } from '../testing/chromium';
import { servePassedOn } from '../testing/serve-passed-on';
import { endWith, print, refuse } from './as-command';

const size = { width: 1280, height: 800 } as const;

const own = ['seed', 'to', 'count'] as const;

async function main(words: readonly string[]): Promise<number> {
  const { seed, to, count = '5' } = valuesOf(words);
  if (seed === undefined || to === undefined) return refuse('Give --seed=<n> and --to=<folder>.');
  if (!/^[1-9]\d*$/.test(count))
    return refuse(`--count has to be a whole number from 1 on, such as --count=5; seen: "${count}".`);
  const more = words.filter((word) => !own.some((name) => word.startsWith(`--${name}=`)));
  const { mutants } = await listEveryone();
  const hidden = chosen(mutants, seed, Number(count));
  await mkdir(to, { recursive: true });
  await writeFile(path.join(to, 'answers.json'), `${JSON.stringify(hidden.map(answer), undefined, 2)}\n`);
  const reference = await startReference(['--port=0']);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  try {
    for (const [place, { name }] of hidden.entries()) {
      const out = path.join(to, `bot-${place + 1}`);
      await judge(new URL(`mutants/${name}/`, reference.url).href, { called: `bot ${place + 1}`, out, seed, more });
      await photograph(browser, out);
      print(`bot ${place + 1} is judged: see ${path.relative(process.cwd(), out)}`);
    }
  } finally {
    await browser.close();
    await reference.stop();
  }
  return 0;
}

function valuesOf(words: readonly string[]): Readonly<Record<(typeof own)[number], string | undefined>> {
  const value = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  return { seed: value('seed'), to: value('to'), count: value('count') };
}

/** So many of the mutants, the same for the same seed. */
function chosen(mutants: readonly DeclaredMutant[], seed: string, count: number): readonly DeclaredMutant[] {
  const drawn = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return [...mutants].sort((one, other) => (drawn(one.name) < drawn(other.name) ? -1 : 1)).slice(0, count);
}

function answer({ name, misdeed, breaks }: DeclaredMutant, place: number) {
  return { bot: place + 1, name, misdeed, breaks };
}

interface Asked {
  readonly called: string;
  readonly out: string;
  readonly seed: string;
  readonly more: readonly string[];
}

/** Judges what is served there, as who it is called, and writes down what the console said. */
async function judge(target: string, { called, out, seed, more }: Asked): Promise<void> {
  const disguised = await servePassedOn(target, {
    declared: (declaration) => ({ ...declaration, implementation: { ...declaration.implementation, name: called } }),
  });
  let said = '';
  try {
    const options = parseOptions([`--target=${disguised.url}`, `--out=${out}`, `--seed=${seed}`, ...more], '0', {});
    const suite = { name: 'escalation-conformance', version: suiteVersion() };
    await run(options, suite, new AbortController().signal, { write: (told: string) => (said += told) });
  } finally {
    await disguised.stop();
  }
  await writeFile(`${out}.console.txt`, said);
}

/** The first screen of the plain page and, if there is one, of the Allure page. */
async function photograph(browser: Browser, out: string): Promise<void> {
  const tab = await browser.newPage({ viewport: size, colorScheme: 'light' });
  try {
    await tab.goto(pathToFileURL(path.join(out, 'report', 'index.html')).href);
    await tab.screenshot({ path: `${out}.page.png` });
    const allure = path.join(out, 'allure-report', 'index.html');
    if (!existsSync(allure)) return;
    await tab.goto(pathToFileURL(allure).href);
    await tab.getByTestId('tree-section-title').first().waitFor();
    await tab.screenshot({ path: `${out}.allure.png` });
  } finally {
    await tab.close();
  }
}

endWith(main(process.argv.slice(2)));
