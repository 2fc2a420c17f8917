/** Writes the suite's pacts anew: `npm run pacts`. A test holds the files to the code. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pacts } from '../../contracts/pacts';
import { customEndpointPact } from '../../contracts/custom-endpoint-pact';
import { wirePacts } from '../../contracts/wire-pacts';
import { PactEngine } from '../../contracts/pact-engine';

async function main(): Promise<void> {
  const engine = PactEngine.start();
  try {
    for (const [folder, some] of [
      ['pacts', pacts],
      ['wire-pacts', [...wirePacts, customEndpointPact]],
    ] as const) {
      for (const pact of some) {
        const file = path.join(__dirname, '..', '..', 'contracts', folder, `${pact.name}.json`);
        writeFileSync(file, await engine.write(pact, pact.interactions));
      }
    }
  } finally {
    await engine.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
