/**
 * `npm run variants:pairs`: two variants at once are right, too, wherever they do not contradict each other. Few bots of
 * several variants each, which hold every such pair, are played in all scenarios on each channel and in generated cases. None may
 * fail a requirement, leave one open or break off: then no run is failed or left incomplete, by whatever profile. Of a bot that
 * does, what is enough for it is looked for, and the rest is played without. A bot that passes stands for each of its pairs,
 * although a third variant could hide what two do wrong together.
 *
 * Options: --size=<n> (variants in one bot, 10 when left out; 2 plays each pair by itself), --cases=<n> (generated cases for each
 * property; 0 plays none), --only=<part of a name> (pairs with such a variant; `one+other` is that bot alone),
 * --part=<i/n> (the i-th of n parts of the bots), --at-once=<n> (bots under way at once, 4 when left
 * out), --seed=<n> (who stands with whom, and the free choices), --folder=<folder>
 * (where what is seen is kept as it comes: the same command goes on there as long as no source changes), --anew (what was seen
 * before does not count). Ctrl-C stops it.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { startReference } from '../../run/reference-process';
import { listEveryone } from '../proof/list-everyone';
import { smallestFailing } from '../proof/smallest-failing';
import { coveringBots, pairsIn, variantPairs, type Together } from '../proof/variant-pairs';
import { endWith, print, refuse } from './as-command';
import { inScenarios, nameOfSeen, pairsSeen, type Complaint } from './pairs-seen';
import type { TogetherTask } from './variant-pairs-worker';

const root = path.join(__dirname, '..', '..');

/** Bots under way at once in each thread: one computes while the other waits for an answer. */
const ofThread = 2;

/** Paragraphs of one bot that are told in full. */
const mostTold = 5;

interface Asked {
  readonly size: number;
  readonly cases: number;
  readonly seed: number;
  readonly part: readonly [number, number];
  readonly atOnce: number;
}

/** Variants that fail together, and none of which can be spared for it. */
interface Failing {
  readonly bot: Together;
  readonly complaints: readonly Complaint[];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '10' },
      cases: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      part: { type: 'string', default: '1/1' },
      only: { type: 'string' },
      'at-once': { type: 'string', default: '4' },
      folder: { type: 'string', default: path.join(root, '.cache', 'variant-pairs') },
      anew: { type: 'boolean', default: false },
    },
  });
  const [, of = '', all = ''] = /^(\d+)\/(\d+)$/.exec(values.part) ?? [];
  const asked: Asked = {
    size: Number(values.size),
    cases: Number(values.cases),
    seed: Number(values.seed),
    part: [Number(of), Number(all)],
    atOnce: Number(values['at-once']),
  };
  const refused = whyNot(asked, values);
  if (refused !== undefined) return refuse(refused);
  const { variants, contradictions } = await listEveryone();
  const names = variants.map(({ name }) => name);
  const { possible, contradictory } = variantPairs(names, contradictions);
  const { only } = values;
  const named = names.filter((name) => only?.split('+').includes(name));
  const isNamed = only?.includes('+') ?? false;
  if (isNamed && named.length !== only?.split('+').length)
    return refuse(`--only=${only}: not each of them is a variant.`);
  const wanted = isNamed
    ? pairsIn(named)
    : possible.filter((pair) => only === undefined || pair.some((name) => name.includes(only)));
  // Nothing played is no proof: it must not look like one.
  if (wanted.length === 0) return refuse(`--only=${only}: no variant has that in its name.`);
  const whole = isNamed ? [named] : coveringBots(names, wanted, contradictions, asked);
  const bots = whole.filter((_, place) => place % asked.part[1] === asked.part[0] - 1);
  print(
    `${names.length} variants: ${possible.length} pairs go together, ${contradictory.length} contradict each other; ` +
      `${bots.length} of ${whole.length} bots to be played, with ${bots.reduce((sum, bot) => sum + pairsIn(bot).length, 0)} pairs, some of them more than once`,
  );
  const results = pairsSeen(values.folder, asked);
  const departures = new Map(variants.map(({ name, departsFrom }) => [name, departsFrom]));
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) return;
    print('Stopping: what was seen so far is kept, and the same command goes on from there.');
    stopping.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const reference = await startReference();
  const threads = Math.ceil(asked.atOnce / ofThread);
  const pool = new Piscina({
    filename: path.join(__dirname, 'variant-pairs-worker.ts'),
    name: 'complaints',
    // One bot alone is played in one.
    minThreads: 1,
    maxThreads: threads,
    concurrentTasksPerWorker: ofThread,
  });
  const see = async (bot: Together, where?: readonly string[]): Promise<readonly Complaint[]> => {
    const name = nameOfSeen(bot, where);
    const before = values.anew ? undefined : results.of(name);
    if (before) return before.complaints;
    const task: TogetherTask = {
      target: new URL(`variants/${bot.join('+')}/`, reference.url).href,
      departsFrom: bot.flatMap((each) => departures.get(each) ?? []),
      seed: asked.seed,
      cases: where?.includes(inScenarios) ? 0 : asked.cases,
      ...(where ? { where } : {}),
    };
    const complaints = (await pool.run(task, { signal: stopping.signal })) as Complaint[];
    results.add({ name, complaints });
    return complaints;
  };
  const proof = new Proof(see, print);
  try {
    const limit = pLimit(asked.atOnce);
    let done = 0;
    await Promise.all(
      bots.map((bot) =>
        limit(async () => {
          if (stopping.signal.aborted) return;
          await proof.prove(bot);
          done += 1;
          if (done % 10 === 0) print(`${done} bots of ${bots.length}, after ${Math.round(performance.now() / 1000)} s`);
        }),
      ),
    );
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    await pool.destroy();
    await reference.stop();
  }
  if (stopping.signal.aborted) return 130;
  return tell(proof, new Set(bots.flatMap(pairsIn).map((pair) => pair.join('+'))));
}

/** Why what is asked for cannot be done. */
function whyNot(
  { size, cases, seed, part: [of, all], atOnce }: Asked,
  values: { readonly part: string },
): string | undefined {
  if (!Number.isSafeInteger(size) || size < 2) return '--size has to be a whole number from 2 on, such as --size=10.';
  if (!Number.isSafeInteger(atOnce) || atOnce < 1) return '--at-once has to be a whole number from 1 on.';
  for (const [name, value] of Object.entries({ seed, cases })) {
    if (!Number.isSafeInteger(value) || value < 0) return `--${name} has to be a whole number from 0 on.`;
  }
  return of >= 1 && of <= all ? undefined : `--part=${values.part} is none; the third of six is --part=3/6.`;
}

/** Looks for what fails together, bot by bot. */
class Proof {
  readonly failing: Failing[] = [];
  /** Pairs in bots that nothing speaks against. */
  readonly passed = new Set<string>();
  private readonly proven = new Set<string>();

  constructor(
    private readonly see: (bot: Together, where?: readonly string[]) => Promise<readonly Complaint[]>,
    private readonly say: (line: string) => void,
  ) {}

  async prove(bot: Together): Promise<void> {
    const name = bot.join('+');
    if (bot.length < 2 || this.proven.has(name)) return;
    this.proven.add(name);
    const known = this.knownIn(bot);
    if (known) return this.proveWithout(bot, known);
    const complaints = await this.see(bot);
    if (complaints.length === 0) {
      for (const pair of pairsIn(bot)) this.passed.add(pair.join('+'));
      return;
    }
    // Scenarios are played faster than cases, and properties that found nothing need no second look.
    const seenBy = complaints.some(({ where }) => where === inScenarios)
      ? [inScenarios]
      : [...new Set(complaints.map(({ where }) => where))];
    const smallest = await smallestFailing(bot, async (part) => (await this.see(part, seenBy)).length > 0);
    const failing = { bot: smallest, complaints: await this.see(smallest, seenBy) };
    // What does not show a second time is told with all that stood there.
    const told = failing.complaints.length > 0 ? failing : { bot, complaints };
    if (!this.knownIn(bot)) {
      this.failing.push(told);
      this.say(
        `  ${told.bot.join(' + ')}: ${told.complaints.map(({ what, where }) => `${what} in ${where}`).join(', ')}`,
      );
    }
    await this.proveWithout(bot, told.bot);
  }

  private knownIn(bot: Together): Together | undefined {
    return this.failing.map((each) => each.bot).find((each) => each.every((name) => bot.includes(name)));
  }

  /** Every pair that does not need all that fails is in one of these. */
  private async proveWithout(bot: Together, failing: Together): Promise<void> {
    for (const each of failing) await this.prove(bot.filter((name) => name !== each));
  }
}

function tell({ failing, passed }: Proof, pairs: ReadonlySet<string>): number {
  for (const { bot, complaints } of failing) {
    print('');
    print(bot.join(' + '));
    for (const { told } of complaints.slice(0, mostTold)) print(told.replaceAll(/^/gm, '  '));
    const rest = complaints.slice(mostTold).map(({ what, where }) => `${what} in ${where}`);
    if (rest.length > 0) print(`  … and ${rest.length} more: ${rest.join(', ')}`);
  }
  const notPassed = [...pairs].filter((pair) => !passed.has(pair));
  const failed = failing.filter(({ bot }) => bot.length === 2).length;
  const more = failing.filter(({ bot }) => bot.length > 2).length;
  const alone = failing.filter(({ bot }) => bot.length === 1).length;
  print(
    `${passed.size} of ${pairs.size} pairs pass, ${failed} fail, ${notPassed.length - failed} were not judged; ` +
      `${alone} variants fail alone, ${more} only where three or more stand together`,
  );
  // Three habits at once are more than is asked for; who fails by them is told.
  return failed === 0 && alone === 0 && notPassed.length === 0 ? 0 : 1;
}

endWith(main());
