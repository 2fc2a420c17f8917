/** Each fault of shape at the edge of a custom endpoint is refused by the interaction that is about it. */
import { PactEngine } from '../../contracts/pact-engine';
import { expect, test } from '../testing/test';
import { endpointMutants } from './custom-endpoint-mutants';

let engine: PactEngine;

test.beforeAll(() => {
  engine = PactEngine.start();
});

test.afterAll(async () => {
  await engine.stop();
});

for (const { name, of, refusedBy, refusal } of endpointMutants) {
  test(`"${refusedBy}" refuses ${name} of the ${of}`, async () => {
    expect(await refusal(engine)).toBeDefined();
  });
}
