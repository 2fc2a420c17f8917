/**
 * `npm run mutants:machine`: changes that a machine makes to the reference and to the rules, one at a time. Those of the
 * reference have to be found by the suite's verdict, those of the rules by the rules' own tests; who lives is told with what
 * was judged of it by hand (quality/proof/machine/survivors.ts).
 *
 * Options: --part=reference|rules (both when left out), --sample=<n> (so many of each part, all when left out), --seed=<n>
 * (which they are; a larger sample holds the smaller one), --only=<part of a file, or else of a name or a kind>,
 * --cases=<n> (generated cases for each property), --folder=<folder> (where what is seen is kept as it comes: the same
 * command goes on there), --anew (what was seen before does not count), --again (those that lived are proven again),
 * --write (keeps figures and survivors in docs/proof/). Ctrl-C stops it.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { instrument, type Instrumented } from '../proof/machine/instrument';
import {
  keptMutantsPath,
  keptPart,
  mutantsPagePath,
  notJudged,
  partNames,
  readKeptMutants,
  type KeptMutants,
  type KeptPart,
  type PartName,
  type Proven,
  type Survivor,
} from '../proof/machine/kept-mutants';
import { loosen } from '../proof/machine/loosen';
import type { MachineMutant } from '../proof/machine/machine-mutant';
import { mutantsPage } from '../proof/machine/mutants-page';
import { referenceFiles } from '../proof/machine/reference-files';
import { isFound, Seen } from '../proof/machine/seen';
import { survivors } from '../proof/machine/survivors';
import { endWith, print, refuse } from './as-command';
import { proveReferenceMutants } from './machine-reference';
import { ruleFiles } from './machine-rule-files';
import { proveRuleMutants } from './machine-rules';
import { ResultLines } from './result-lines';

const root = path.join(__dirname, '..', '..');

/** The free choices of the scenarios and of the generated cases; the seed of the command chooses the sample. */
const playSeed = 1;

interface Asked {
  readonly sample: number;
  readonly seed: number;
  readonly only: string | undefined;
  readonly cases: number;
  readonly folder: string;
  readonly anew: boolean;
  readonly again: boolean;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      part: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      cases: { type: 'string', default: '100' },
      folder: { type: 'string', default: path.join(root, '.cache', 'machine-mutants') },
      anew: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const asked: Asked = {
    ...values,
    only: values.only,
    sample: values.sample === undefined ? Infinity : Number(values.sample),
    seed: Number(values.seed),
    cases: Number(values.cases),
  };
  const refused = whyNot(asked, values);
  if (refused !== undefined) return refuse(refused);
  const parts = partNames.filter((name) => values.part === undefined || name === values.part);
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) return;
    print('Stopping: what was seen so far is kept, and the same command goes on from there.');
    stopping.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const kept: KeptMutants = existsSync(path.join(root, keptMutantsPath)) ? readKeptMutants() : {};
  let proven = 0;
  let unjudged = 0;
  for (const name of parts) {
    if (stopping.signal.aborted) break;
    const part = await provePart(name, asked, stopping.signal);
    if (stopping.signal.aborted) break;
    proven += part.drawn;
    unjudged += tell(name, part);
    kept[name] = part;
  }
  if (stopping.signal.aborted) return 130;
  // Nobody proven is no proof: it must not look like one.
  if (proven === 0) return refuse(`--only=${asked.only ?? ''}: no change has that in its name, file or kind.`);
  if (values.write) await keep(kept);
  return unjudged === 0 ? 0 : 1;
}

/** Why what is asked for cannot be done. */
function whyNot({ sample, seed, only, cases }: Asked, values: { part?: string; sample?: string; write: boolean }) {
  if (values.part !== undefined && !partNames.some((name) => name === values.part))
    return `--part=${values.part} is none; there are ${partNames.join(' and ')}.`;
  if (values.sample !== undefined && (!Number.isSafeInteger(sample) || sample < 1))
    return '--sample has to be a whole number from 1 on, such as --sample=100.';
  for (const [name, value] of Object.entries({ seed, cases })) {
    if (!Number.isSafeInteger(value) || value < 0) return `--${name} has to be a whole number from 0 on.`;
  }
  if (values.write && only !== undefined) return `--write keeps what a whole sample showed. Leave out --only=${only}.`;
  return undefined;
}

async function provePart(name: PartName, asked: Asked, signal: AbortSignal): Promise<KeptPart> {
  const results = ResultLines.open(path.join(asked.folder, `${name}.jsonl`), Seen);
  const files = filesFor(name === 'reference' ? referenceFiles : ruleFiles(), asked.only);
  const made = name === 'reference' ? [await instrument(files)] : await ofRules(files);
  const everyone = made.flatMap(({ mutants }) => mutants);
  const wanted = drawn(everyone, asked);
  const before = ({ name: one }: MachineMutant) => {
    const seen = asked.anew ? undefined : results.of(one);
    return seen && (isFound(seen) || !asked.again) ? seen : undefined;
  };
  // Who was not failed by fewer cases is given more.
  const isDone = (seen: Seen | undefined) => seen !== undefined && (seen.cases ?? asked.cases) >= asked.cases;
  const all = wanted.flatMap((mutant): Proven[] => {
    const seen = before(mutant);
    return seen && isDone(seen) ? [{ mutant, seen }] : [];
  });
  const left = wanted.filter((mutant) => !isDone(before(mutant)));
  print(
    `${name}: ${everyone.length} changes, ${wanted.length} to be proven${all.length > 0 ? `, ${all.length} of them seen before` : ''}`,
  );
  const onSeen = (mutant: MachineMutant, seen: Seen) => {
    results.add(seen);
    all.push({ mutant, seen });
    if (!isFound(seen)) print(`  lives: ${told(mutant)}`);
    if (all.length % 50 === 0) print(`  ${all.length} of ${wanted.length}`);
  };
  for (const instrumented of made) {
    const own = left.filter((mutant) => instrumented.mutants.includes(mutant));
    if (own.length === 0 || signal.aborted) continue;
    if (name === 'rules') await proveRuleMutants(own, instrumented, { signal, onSeen });
    else {
      const options = { seed: playSeed, cases: asked.cases, signal, before, onSeen };
      await proveReferenceMutants(own, instrumented, options);
    }
  }
  return keptPart(all, everyone.length, asked.seed, survivors);
}

/** Where a file is meant, or a name that begins with one, the others need no changes. */
function filesFor(all: readonly string[], only: string | undefined): readonly string[] {
  if (only === undefined) return all;
  const [first = ''] = only.split('/');
  const meant = all.filter((file) => file.includes(only) || path.posix.basename(file, '.ts') === first);
  return meant.length > 0 ? meant : all;
}

/** The words of a finding decide nothing, so texts stay as they are. */
async function ofRules(files: readonly string[]): Promise<Instrumented[]> {
  return [await instrument(files, ['StringLiteral']), loosen(files)];
}

/** Those asked for; of a sample the first in an order that the seed gives to the names. */
function drawn(everyone: readonly MachineMutant[], { sample, seed, only }: Asked): MachineMutant[] {
  const place = ({ name }: MachineMutant) => createHash('sha256').update(`${seed}\n${name}`).digest('hex');
  return everyone
    .filter(({ name, file, kind }) => only === undefined || [name, file, kind].some((each) => each.includes(only)))
    .map((mutant) => ({ mutant, at: place(mutant) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, sample)
    .map(({ mutant }) => mutant);
}

/** Tells what became of a part; the number of those that live and that nobody has judged. */
function tell(name: PartName, { drawn, found, lives }: KeptPart): number {
  for (const [how, times] of Object.entries(found)) print(`  ${times} found by ${how}`);
  for (const as of ['equivalent', 'allowed', 'open'] as const)
    print(`  ${lives.filter((each) => each.as === as).length} live, ${as}`);
  const unjudged = lives.filter(({ because }) => because === notJudged);
  for (const each of unjudged) print(`${told(each)}: lives, and nobody has judged it yet`);
  print(`${name}: ${drawn - lives.length} of ${drawn} are found`);
  return unjudged.length;
}

function told({ name, file, line, from, to }: Pick<Survivor, 'name' | 'file' | 'line' | 'from' | 'to'>): string {
  return `${name} (${file}:${line}) ${from}  ->  ${to}`;
}

async function keep(kept: KeptMutants): Promise<void> {
  const written = [
    [keptMutantsPath, JSON.stringify(kept, undefined, 2)],
    [mutantsPagePath, mutantsPage(kept)],
  ] as const;
  for (const [file, text] of written) {
    const filepath = path.join(root, file);
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  }
  print(`Written to ${keptMutantsPath} and ${mutantsPagePath}: review what changed.`);
}

endWith(main());
