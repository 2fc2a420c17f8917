/** Every scenario that was kept as a file in `play/scenarios/kept/`, checked when it is loaded. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseKeptScenario, scenarioFrom } from './kept-scenario';
import type { Scenario } from './scenario';

/** A file that somebody keeps is not what it should be: exit code 2. bin/guard.js knows it by its name. */
class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Where `npm run keep` puts them. */
export const keptFolder = path.join(__dirname, 'kept');

export const keptScenarios: readonly Scenario[] = !existsSync(keptFolder)
  ? []
  : readdirSync(keptFolder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        const file = path.join(keptFolder, name);
        try {
          return scenarioFrom(parseKeptScenario(readFileSync(file, 'utf8'), file));
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          throw new DamagedFile(`${why} Every run plays what is kept there: mend the file, or remove it.`, {
            cause: error,
          });
        }
      });
