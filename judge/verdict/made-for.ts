/**
 * Requirements for which there are contracts, and those for which there are generated cases, as the traceability matrix
 * has them: this room knows neither contracts nor properties. Without the matrix there may be some for each.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rows } from '../../requirements/catalogue';
import type { Played } from './extent';

const matrixFile = path.join(__dirname, '..', '..', 'docs', 'proof', 'trace-matrix.json');

let known: Played['madeFor'] | undefined;

export function madeFor(): Played['madeFor'] {
  known ??= read();
  return known;
}

function read(): Played['madeFor'] {
  const ids = rows.map(({ id }) => id);
  if (!existsSync(matrixFile)) return { contracts: new Set(ids), generated: new Set(ids) };
  const { requirements } = JSON.parse(readFileSync(matrixFile, 'utf8')) as {
    readonly requirements: readonly {
      readonly id: string;
      readonly pacts: readonly string[];
      readonly properties: readonly string[];
    }[];
  };
  const withSome = (what: 'pacts' | 'properties') =>
    // One that the matrix does not have yet may have some.
    new Set(ids.filter((id) => requirements.find((row) => row.id === id)?.[what].length !== 0));
  return { contracts: withSome('pacts'), generated: withSome('properties') };
}
