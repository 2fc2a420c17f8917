/**
 * Makes a counterexample a scenario of the suite: `npm run keep -- <file>`. It is played on the reference first. What the
 * reference breaks is a mistake of ours, and no regression for anybody else.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { play } from '../../play/player/play';
import { judgeTrace } from '../../judge/verdict/judge';
import { keptFolder } from '../../play/scenarios/kept';
import { parseKeptScenario, scenarioFrom, type KeptScenario } from '../../play/scenarios/kept-scenario';
import { scenarios } from '../../play/scenarios/table';
import { guardOutput } from '../../cli/guard-output';
import { DamagedResults } from '../../results/damaged-results';
import { readText } from '../../results/read-text';
import { openSession } from '../../run/open-session';

const callDeadlineMs = 10_000;

const usage = 'npm run keep -- conformance-results/counterexamples/<name>.json';

const help = `Usage: ${usage}

To have every run play a generated case that failed. The file is played on the reference, and copied to play/scenarios/kept/
when that passes; the one that is named stays where it is. Nothing that is there is ever replaced.

Exit code 0: it is kept. 1: it is not, because the reference breaks a requirement in it, or because its id or its file is
there already. 2: it could not be looked at.
`;

/** The reference fails in it, so that the reference or a rule is wrong; or something is there that it would replace. */
class NotKept extends Error {}

/** Keeps what the command line names; resolves to the exit code. */
async function keep(argv: readonly string[], say: (text: string) => void): Promise<0 | 1 | 2> {
  const [file, ...rest] = argv;
  if (argv.includes('--help')) {
    say(help);
    return 0;
  }
  if (file === undefined || file.startsWith('-') || rest.length > 0) {
    say(`Name one file: ${usage}\n`);
    return 2;
  }
  try {
    const kept = parseKeptScenario(textOf(file), file);
    const target = path.join(keptFolder, `${kept.id.replace(/^.*\//, '')}.json`);
    requireNew(kept, target);
    const passed = await passedByReference(kept);
    // Only what a conforming bot is seen to pass may be demanded of every run; a failure counts in any case.
    const exercises = kept.found && passed.includes(kept.found.requirement) ? [kept.found.requirement] : [];
    mkdirSync(keptFolder, { recursive: true });
    writeNew(target, `${JSON.stringify({ ...kept, exercises }, undefined, 2)}\n`);
    say(`Kept as ${path.relative(process.cwd(), target)}; every run plays it as "${kept.id}" from now on.\n`);
    if (exercises.length === 0) {
      say(
        `No rule answers on it for ${kept.found?.requirement ?? 'a requirement'} where the bot is right: it shows a failure by any rule, and proves nothing by itself.\n`,
      );
    }
    return 0;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof NotKept ? 1 : 2;
  }
}

/** @throws DamagedResults when it is not there, or cannot be read. */
function textOf(file: string): string {
  const what = 'a counterexample, as a run leaves it in counterexamples/';
  const read = readText(file, what);
  if (read) return read.text;
  throw new DamagedResults(`${file} is missing: expected ${what}. Usage: ${usage}`);
}

/**
 * A run keeps the trace of each scenario under the scenario's id, so an id that is used twice replaces traces.
 *
 * @throws NotKept when the id or the file is there already.
 */
function requireNew({ id }: KeptScenario, target: string): void {
  if (scenarios.some((scenario) => scenario.id === id)) {
    throw new NotKept(`There is a scenario "${id}" already, so it was not kept. ${otherId}`);
  }
  if (!id.startsWith('kept/')) {
    throw new NotKept(
      `Its id is "${id}", and only ids that begin with "kept/" are free: others are those of what the suite plays itself, ` +
        `so it was not kept. ${otherId}`,
    );
  }
  if (existsSync(target)) throw isThere(target);
}

/** @throws NotKept when there is a file; it stays as it is. */
function writeNew(target: string, text: string): void {
  try {
    writeFileSync(target, text, { flag: 'wx' });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? isThere(target) : error;
  }
}

function isThere(target: string): NotKept {
  return new NotKept(`${path.relative(process.cwd(), target)} is there already, so it was not kept. ${otherId}`);
}

const otherId = 'If it is another situation, give it an "id" of its own in the file, such as "kept/what-it-is-about".';

/** The requirements that the reference passes in this scenario. Throws when it fails one, or cannot be played. */
async function passedByReference(kept: KeptScenario): Promise<readonly string[]> {
  const { session, close } = await openSession({ callDeadlineMs }, { connections: 4 });
  try {
    const [channel = 'messaging'] = kept.channels;
    const { trace, fault } = await play(scenarioFrom(kept), channel, session);
    if (fault) throw new Error(`The reference could not be played with it: ${fault.message}`);
    const findings = judgeTrace(trace);
    const broken = findings.find(({ verdict }) => verdict === 'fail');
    if (broken) {
      throw new NotKept(
        `The reference breaks ${broken.requirement} in it (${broken.because}), so it was not kept. Either the reference is wrong or a rule is.`,
      );
    }
    return findings.filter(({ verdict }) => verdict === 'pass').map(({ requirement }) => requirement);
  } finally {
    await close();
  }
}

/** Keeps what the command line names and sets the process's exit code. */
export async function main(): Promise<void> {
  const output = guardOutput();
  process.exitCode = await keep(process.argv.slice(2), (text) => output.write(text));
}

if (require.main === module) void main();
