/**
 * Gathers what covers each requirement, from the house as it stands. Tables are asked for what they hold; rules and
 * specs are found in the text of their files, since the question is where they are written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { endpointPact } from '../../contracts/endpoint-contracts';
import { heardPact, saidPact } from '../../contracts/message-contracts';
import { transferPact } from '../../contracts/transfer-contracts';
import { observations } from '../../judge/observations/table';
import { properties } from '../../properties/table';
import { scenarios } from '../../play/scenarios/table';
import { readKeptProof } from './kept-proof';
import { listEveryone } from './list-everyone';
import type { Coverage } from './trace-matrix';

const root = path.join(__dirname, '..', '..');
const pacts = [transferPact, endpointPact, saidPact, heardPact];

export async function gatherCoverage(): Promise<Coverage> {
  const kept = new Map(readKeptProof().mutants.map((each) => [each.name, each]));
  const besides = (name: string) => {
    const { alsoFails = [], inconclusive = [] } = kept.get(name) ?? {};
    return { alsoFails, inconclusive };
  };
  return {
    rules: idsIn('judge/rules', '.ts', /^ {2}id: '([^']+)'/gm).map(({ id, file }) => ({ id, file })),
    specs: idsIn('specs', '.spec.ts', /satisfies\('([^']+)'\)/g).map(({ id, file }) => ({
      requirement: id,
      file,
    })),
    scenarios,
    properties,
    pacts: pacts.flatMap((pact) =>
      pact.interactions.map(({ description, requirements }) => ({
        name: `${pact.name}: ${description}`,
        requirements,
      })),
    ),
    mutants: (await listEveryone()).mutants.map(({ name, breaks }) => ({ name, breaks, ...besides(name) })),
    observations,
  };
}

function idsIn(room: string, ending: string, pattern: RegExp): { readonly id: string; readonly file: string }[] {
  return readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, id = '']) => ({
        id,
        file: path.relative(root, file).replaceAll(path.sep, '/'),
      })),
    );
}
