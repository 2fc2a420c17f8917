/** Each fault of shape at the edge of the messaging wire is refused by the interaction that is about it. */
import { PactEngine } from '../../contracts/pact-engine';
import { expect, test } from '../testing/test';
import { refusalOf, wireMutants } from './wire-mutants';
import { framesOfWire, type Frames } from './wire-provider';

let engine: PactEngine;
let frames: Frames;

test.beforeAll(async () => {
  engine = PactEngine.start();
  frames = await framesOfWire();
});

test.afterAll(async () => {
  await engine.stop();
});

for (const mutant of wireMutants) {
  test(`"${mutant.refusedBy}" refuses ${mutant.name}`, async () => {
    expect(await refusalOf(mutant, frames, engine)).toBeDefined();
  });
}
