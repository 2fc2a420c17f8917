/**
 * Measures what the properties are worth: `npm run properties:figures [-- <part> …]`. `reference`: ten thousand cases, and
 * what they exercised. `mutants`: how many the properties alone kill, after how many cases. `replay`: the smallest cases
 * of ten mutants, each played again in a process of its own. `speed`: cases for each second, against a bare loop.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderThrown } from '../../play/adapters/fault';
import type { Session } from '../../play/player/play';
import { bareLoop, recordingOn } from './bare-loop';
import { runProperties, targetFactsOf } from '../../properties/run-properties';
import { portionSize } from '../../properties/case-places';
import { playProperty } from '../../properties/play-property';
import { properties } from '../../properties/table';
import { openSession } from '../../run/open-session';
import { startReference, type ReferenceProcess } from '../../run/reference-process';

const casesOnReference = 10_000;
const casesOnMutant = 100;

/** Portions of each property before the next one has its turn. */
const roundOfPortions = 2;
const replayed = [
  'leaves-variable-in-message',
  'truncates-skill-id-to-32-bits',
  'stays-mute-on-non-numeric-skill',
  'ignores-the-rule-for-failure',
  'swallows-a-deferred-failure',
  'words-the-cap-differently',
  'bypasses-a-second-early',
  'halves-the-delay',
  'drops-agent-id',
  'prefers-message-over-intent',
];

const say = (line: string) => process.stdout.write(`${line}\n`);

async function inSession<T>(
  reference: ReferenceProcess,
  at: string,
  act: (session: Session) => Promise<T>,
): Promise<T> {
  const target = new URL(at, reference.url);
  const { session, close } = await openSession({ target, callDeadlineMs: 10_000 }, { connections: 64 });
  try {
    return await act(session);
  } finally {
    await close();
  }
}

async function measureReference(reference: ReferenceProcess): Promise<void> {
  const runs = Math.ceil(casesOnReference / properties.length);
  const began = performance.now();
  const run = await inSession(reference, '', (session) =>
    runProperties(session, { runs, seed: 20_261_122, budgetMs: 900_000, channels: session.declaration.channels }),
  );
  const seconds = (performance.now() - began) / 1000;
  const cases = run.outcomes.reduce((sum, { result }) => sum + result.cases, 0);
  const found = run.outcomes.filter((outcome) => outcome.found);
  const exercised = new Map<string, number>();
  for (const [id, times] of run.outcomes.flatMap(({ result }) => Object.entries(result.exercised))) {
    exercised.set(id, (exercised.get(id) ?? 0) + times);
  }
  const least = [...exercised].sort(([, a], [, b]) => a - b)[0];
  say(
    `reference: ${cases} cases in ${seconds.toFixed(1)} s (${(cases / seconds).toFixed(0)} a second), ${found.length} findings`,
  );
  say(`  rules of the region: ${exercised.size}, least often judged: ${least?.join(' ') ?? 'none'}`);
  for (const { found: each, property } of found)
    say(`  ${property.name}: ${each?.problem.requirement ?? ''} ${each?.problem.because ?? ''}`);
}

/** Mutants that break a requirement; those that break the shape of a message are the contracts' business. */
function mutantNames(): string[] {
  const folder = path.join(__dirname, '..', '..', 'reference', 'mutants');
  return readdirSync(folder)
    .filter((file) => !/^(index|mutant)/.test(file))
    .flatMap((file) =>
      readFileSync(path.join(folder, file), 'utf8')
        .split(/^ {4}name: /m)
        .slice(1),
    )
    .filter((mutant) => /^ {4}breaks: /m.test(mutant))
    .map((mutant) => /^'([^']+)'/.exec(mutant)?.[1] ?? '');
}

/** Properties in turn, until one of them finds something. */
async function kill(reference: ReferenceProcess, mutant: string, shrinkMs: number) {
  return inSession(reference, `mutants/${mutant}/`, async (session) => {
    const targetFacts = targetFactsOf(session, session.declaration.channels);
    let cases = 0;
    for (let from = 0; from < casesOnMutant / portionSize; from += roundOfPortions) {
      for (const property of properties) {
        const channels = targetFacts.channels.filter((channel) => property.channels?.includes(channel) ?? true);
        const played = await playProperty(property, session, {
          runs: (from + roundOfPortions) * portionSize,
          from,
          seed: 7,
          targetFacts: { ...targetFacts, channels },
          untilMs: performance.now() + 60_000,
          shrinkMs,
          casesAtOnce: 12,
        });
        if (played.found)
          return { found: played.found, cases: cases + played.found.afterCases, property: property.name };
        cases += played.cases;
      }
    }
    return { found: undefined, cases, property: undefined };
  });
}

async function measureMutants(reference: ReferenceProcess): Promise<void> {
  const names = mutantNames();
  const killed: number[] = [];
  for (const name of names) {
    const { found, cases, property } = await kill(reference, name, 0);
    if (found) killed.push(cases);
    say(
      `  ${found ? `killed after ${cases} by ${property}: ${found.problem.requirement} (${found.problem.by})` : `survives ${cases}`}  ${name}`,
    );
  }
  killed.sort((a, b) => a - b);
  say(
    `mutants: ${killed.length} of ${names.length} killed by properties alone, median ${killed[Math.floor(killed.length / 2)] ?? 0} cases, most ${killed[killed.length - 1] ?? 0}`,
  );
}

async function measureReplay(reference: ReferenceProcess): Promise<void> {
  for (const name of replayed) {
    const { found } = await kill(reference, name, 20_000);
    if (!found) {
      say(`  ${name}: no counterexample`);
      continue;
    }
    const target = new URL(`mutants/${name}/`, reference.url).href;
    const out = path.join(tmpdir(), `properties-figures-${process.pid}`);
    const again = spawnSync(
      process.execPath,
      [
        path.join(__dirname, '..', '..', 'bin', 'escalation-conformance.js'),
        `--target=${target}`,
        `--replay=${found.token}`,
        `--out=${out}`,
        '--no-report',
        '--profile=full',
      ],
      { encoding: 'utf8', timeout: 60_000 },
    );
    const line = again.stdout.split('\n').find((each) => each.startsWith('Replayed')) ?? again.stderr.trim();
    say(
      `  ${name}: ${found.generated.situation.steps.length} steps, ${found.shrinkingPlays} smaller cases tried, token of ${found.token.length} characters; ${line} (exit ${again.status ?? 'none'})`,
    );
  }
}

async function measureSpeed(reference: ReferenceProcess): Promise<void> {
  const runs = 100;
  await inSession(reference, '', async (session) => {
    const recording = recordingOn(session);
    const targetFacts = targetFactsOf(session, session.declaration.channels);
    const play = async (on: Session) => {
      let cases = 0;
      const began = performance.now();
      for (const property of properties) {
        const channels = targetFacts.channels.filter((channel) => property.channels?.includes(channel) ?? true);
        const options = {
          runs,
          seed: 3,
          targetFacts: { ...targetFacts, channels },
          untilMs: Infinity,
          shrinkMs: 0,
          casesAtOnce: 12,
        };
        cases += (await playProperty(property, on, options)).cases;
      }
      return { cases, perSecond: cases / ((performance.now() - began) / 1000) };
    };
    await play(session);
    const recorded = await play(recording.session);
    const rates: number[] = [];
    const bare: number[] = [];
    // In turn, so that whatever else the machine does burdens both.
    for (let round = 0; round < 3; round += 1) {
      rates.push((await play(session)).perSecond);
      bare.push(await bareLoop(reference.url, recording.conversations, 12));
    }
    const middle = (values: number[]) => [...values].sort((a, b) => a - b)[1] ?? 0;
    const scale = recorded.cases / recording.conversations.length;
    say(
      `speed: ${middle(rates).toFixed(0)} cases a second; the bare loop ${(middle(bare) * scale).toFixed(0)}; ratio ${(middle(rates) / (middle(bare) * scale)).toFixed(2)}`,
    );
  });
}

async function main(): Promise<void> {
  const parts: Record<string, (reference: ReferenceProcess) => Promise<void>> = {
    reference: measureReference,
    mutants: measureMutants,
    replay: measureReplay,
    speed: measureSpeed,
  };
  const asked = process.argv.slice(2);
  const reference = await startReference();
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (asked.length === 0 || asked.includes(name)) await measure(reference);
    }
  } finally {
    await reference.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${renderThrown(error)}\n`);
  process.exitCode = 1;
});
