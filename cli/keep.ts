/**
 * Makes a counterexample a scenario of the suite: `npm run keep -- <file>`. It is played on the reference first. What the
 * reference breaks is a mistake of ours, and no regression for anybody else.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HttpAdapter } from '../adapters/http-adapter';
import { PlatformDouble } from '../doubles/platform-double';
import { play, type Stage } from '../harness/play';
import { judgeTrace } from '../rules/judge';
import { keptFolder } from '../scenarios/kept';
import { parseKeptScenario, scenarioFrom, type KeptScenario } from '../scenarios/kept-scenario';
import { startReference } from './reference-process';

const callDeadlineMs = 10_000;

async function main(): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) {
    throw new Error('Name one file: npm run keep -- conformance-results/counterexamples/<name>.json');
  }
  const kept = parseKeptScenario(readFileSync(file, 'utf8'), file);
  const passed = await passedByReference(kept);
  // Only what a conforming bot is seen to pass may be demanded of every run; a failure counts in any case.
  const exercises = kept.found && passed.includes(kept.found.requirement) ? [kept.found.requirement] : [];
  const target = path.join(keptFolder, `${kept.id.replace(/^.*\//, '')}.json`);
  mkdirSync(keptFolder, { recursive: true });
  writeFileSync(target, `${JSON.stringify({ ...kept, exercises }, undefined, 2)}\n`);
  process.stdout.write(
    `Kept as ${path.relative(process.cwd(), target)}; every run plays it as "${kept.id}" from now on.\n`,
  );
  if (exercises.length === 0) {
    process.stdout.write(
      `No rule answers on it for ${kept.found?.requirement ?? 'a requirement'} where the bot is right: it shows a failure by any rule, and proves nothing by itself.\n`,
    );
  }
}

/** The requirements that the reference passes in this scenario. Throws when it fails one, or cannot be played. */
async function passedByReference(kept: KeptScenario): Promise<readonly string[]> {
  const reference = await startReference();
  const adapter = new HttpAdapter(reference.url, { callDeadlineMs, connections: 4 });
  const double = await PlatformDouble.start();
  try {
    const declaration = await adapter.declare();
    const signal = new AbortController().signal;
    const stage: Stage = {
      adapter,
      double,
      declaration,
      clock: declaration.clock,
      seed: 0,
      caseDeadlineMs: callDeadlineMs * 3,
      signal,
    };
    const [channel = 'messaging'] = kept.channels;
    const { trace, fault } = await play(scenarioFrom(kept), channel, stage);
    if (fault) throw new Error(`The reference could not be played with it: ${fault.message}`);
    const findings = judgeTrace(trace);
    const broken = findings.find(({ verdict }) => verdict === 'fail');
    if (broken) {
      throw new Error(
        `The reference breaks ${broken.requirement} in it (${broken.because}), so it was not kept. Either the reference is wrong or a rule is.`,
      );
    }
    return findings.filter(({ verdict }) => verdict === 'pass').map(({ requirement }) => requirement);
  } finally {
    await adapter.close();
    await double.stop();
    await reference.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
