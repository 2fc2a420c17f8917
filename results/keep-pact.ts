import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { plainJson } from './plain-json';
import { writeAnew } from './write-anew';

export const pactsFolderName = 'pacts';

/** Leaves a pact of the implementation's own as `pacts/<name>.json` below the results folder. */
export function keepPact(out: string, name: string, pact: object): void {
  const folder = path.join(out, pactsFolderName);
  mkdirSync(folder, { recursive: true });
  writeAnew(path.join(folder, `${name}.json`), `${plainJson(pact, 2)}\n`);
}
