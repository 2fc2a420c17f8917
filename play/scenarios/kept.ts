/** Every scenario that was kept as a file in `play/scenarios/kept/`, checked when it is loaded. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DamagedFile } from '../../trace/damaged-file';
import type * as keptScenarioModule from './kept-scenario';
import type { Scenario } from './scenario';

/** Where `npm run keep` puts them. */
export const keptFolder = path.join(__dirname, 'kept');

/** What reads them is loaded where there are any: a list of the scenarios needs no schema. */
const load: (name: string) => unknown = createRequire(__filename);

function scenarioIn(name: string): Scenario {
  const { parseKeptScenario, scenarioFrom } = load('./kept-scenario') as typeof keptScenarioModule;
  const file = path.join(keptFolder, name);
  try {
    return scenarioFrom(parseKeptScenario(readFileSync(file, 'utf8'), file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DamagedFile(`${why} Every run plays what is kept there: mend the file, or remove it.`, {
      cause: error,
    });
  }
}

export const keptScenarios: readonly Scenario[] = !existsSync(keptFolder)
  ? []
  : readdirSync(keptFolder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(scenarioIn);
