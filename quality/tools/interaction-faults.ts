/**
 * How many faults that show only where two, or three, values stand together one run sees by its combinations:
 * `npm run combinations:faults [-- <seed>]`. It takes a minute.
 */
import { drawFaults } from '../proof/interaction-faults';
import { seeFaults } from './see-faults';

const count = 200;

async function main(): Promise<void> {
  const seed = Number(process.argv[2] ?? 1);
  for (const [size, name] of [
    [2, 'pairs'],
    [3, 'triples'],
  ] as const) {
    const { seen, lived } = await seeFaults(drawFaults(count, size, seed));
    process.stdout.write(`${seen.length} of ${count} faults of ${name} of values are seen, seed ${seed}.\n`);
    for (const { values, mutant } of lived)
      process.stdout.write(`  lives: ${mutant} where ${JSON.stringify(values)}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
