/** Measures everything in one run on one machine and prints ratios: `npm run bench`. No test, and no time is a promise. */
import { availableParallelism, loadavg } from 'node:os';
import { commands } from './commands';
import { tableOfFigures } from './figures';
import { generated } from './generated';
import { memory } from './memory';
import { atOnce, playing } from './playing';
import { profile } from './profile';
import { runners } from './runners';
import { settingsOf, type BenchPart, type Settings } from './settings';

const measure: Readonly<Record<BenchPart, (settings: Settings) => Promise<void>>> = {
  playing,
  generated,
  runners,
  commands,
  memory,
  profile,
};

const load = () => loadavg()[0]?.toFixed(1) ?? 'unknown';

async function main(): Promise<void> {
  const settings = settingsOf(process.argv.slice(2));
  process.stdout.write(
    `Node ${process.version}, ${availableParallelism()} cores, load ${load()}; ${settings.rounds} rounds in turns, ` +
      `median (least to greatest) of the ratios of each round; ${atOnce} plays at once\n`,
  );
  for (const part of settings.parts) await measure[part](settings);
  process.stdout.write(`Load at the end ${load()}\n\n${tableOfFigures()}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
