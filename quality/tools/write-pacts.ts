/** Writes the suite's pacts anew: `npm run pacts`. A test holds the files to the code. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pacts } from '../../contracts/pacts';
import { PactEngine } from '../../contracts/pact-engine';

async function main(): Promise<void> {
  const engine = PactEngine.start();
  try {
    for (const pact of pacts) {
      const file = path.join(__dirname, '..', '..', 'contracts', 'pacts', `${pact.name}.json`);
      writeFileSync(file, await engine.write(pact, pact.interactions));
    }
  } finally {
    await engine.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
