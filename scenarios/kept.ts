/** Every scenario that was kept as a file in `scenarios/kept/`, checked when it is loaded. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseKeptScenario, scenarioFrom } from './kept-scenario';
import type { Scenario } from './scenario';

/** Where `npm run keep` puts them. */
export const keptFolder = path.join(__dirname, 'kept');

export const keptScenarios: readonly Scenario[] = !existsSync(keptFolder)
  ? []
  : readdirSync(keptFolder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        const file = path.join(keptFolder, name);
        return scenarioFrom(parseKeptScenario(readFileSync(file, 'utf8'), file));
      });
