/** What is agreed at the edge of a custom endpoint holds for the suite's connector and for a bot of the tests, and is what the file says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { customEndpointPact } from '../../contracts/custom-endpoint-pact';
import { PactEngine } from '../../contracts/pact-engine';
import { verifyPact, type PactFile } from '../../contracts/verify-pact';
import { expect, test } from '../testing/test';
import { botAtEndpoint } from './custom-endpoint-edge';
import { endpointMutants, refusedCall } from './custom-endpoint-mutants';

const kept = readFileSync(path.join(__dirname, '..', '..', 'contracts', 'wire-pacts', 'custom-endpoint.json'), 'utf8');
const descriptions = customEndpointPact.interactions.map(({ description }) => description);

let engine: PactEngine;

test.beforeAll(() => {
  engine = PactEngine.start();
});

test.afterAll(async () => {
  await engine.stop();
});

test('the file of the pact is what the code says', async () => {
  expect(await engine.write(customEndpointPact, customEndpointPact.interactions)).toBe(kept);
});

test('a bot answers as the pact has it', async () => {
  const verified = await verifyPact(engine, JSON.parse(kept) as PactFile, botAtEndpoint());

  expect(verified).toHaveLength(descriptions.length);
  expect(verified.filter(({ matched }) => !matched)).toEqual([]);
});

/** After a 404 the connector makes calls of its own. */
for (const description of descriptions.filter((each) => !each.endsWith('the bot does not know'))) {
  test(`the connector asks as the pact has it: ${description}`, async () => {
    expect(await refusedCall(description, engine)).toBeUndefined();
  });
}

for (const side of ['bot', 'connector'] as const) {
  test(`a mutant of the ${side} is refused`, async () => {
    const mutant = endpointMutants.find(({ of }) => of === side);

    expect(await mutant?.refusal(engine)).toBeDefined();
  });
}

test('each interaction of the pact has a mutant', () => {
  const tried = new Set(endpointMutants.map(({ refusedBy }) => refusedBy));

  expect(descriptions.filter((description) => !tried.has(description))).toEqual([]);
});
