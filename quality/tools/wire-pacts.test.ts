/** What is agreed at the edge of the messaging wire holds for the double and for a bot of the tests, and is what the files say. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HeldMessages } from '../../contracts/held-messages';
import { PactEngine } from '../../contracts/pact-engine';
import { verifyPact, type PactFile } from '../../contracts/verify-pact';
import { agentMessages } from '../../contracts/wire-messages';
import { wirePacts } from '../../contracts/wire-pacts';
import { redactNothing } from '../../trace/redactor';
import { expect, test } from '../testing/test';
import { refusalOf, wireMutants } from './wire-mutants';
import { callsOfWire, framesAsProvider, framesOfWire, type Frames } from './wire-provider';

let engine: PactEngine;
let frames: Frames;

test.beforeAll(async () => {
  engine = PactEngine.start();
  frames = await framesOfWire();
});

test.afterAll(async () => {
  await engine.stop();
});

for (const pact of wirePacts) {
  const kept = () =>
    readFileSync(path.join(__dirname, '..', '..', 'contracts', 'wire-pacts', `${pact.name}.json`), 'utf8');

  test(`the file of the pact "${pact.name}" is what the code says`, async () => {
    expect(await engine.write(pact, pact.interactions)).toBe(kept());
  });

  test(`the pact "${pact.name}" holds`, async () => {
    const providers: Readonly<Record<string, ReturnType<typeof callsOfWire>>> = {
      'liveperson-login': callsOfWire(),
      'liveperson-agent-says': framesAsProvider(frames.said),
      'liveperson-agent-hears': framesAsProvider(frames.heard),
    };
    const provider = providers[pact.name];
    if (!provider) throw new Error(`Nobody provides "${pact.name}".`);
    const verified = await verifyPact(engine, JSON.parse(kept()) as PactFile, provider);

    expect(verified).toHaveLength(pact.interactions.length);
    expect(verified.filter(({ matched }) => !matched)).toEqual([]);
  });
}

test('a run holds what a bot sends to its pact as Pact does', () => {
  const held = new HeldMessages(agentMessages, redactNothing);
  for (const frame of frames.said) held.take(JSON.parse(frame));

  expect(held.told()).toEqual([expect.stringContaining('As documented: 5 of 5 messages.')]);
});

test('a mutant of each pact is refused, where it has to be', async () => {
  const [login, says, hears] = wirePacts.map(({ name }) => wireMutants.find(({ pact }) => pact === name));
  for (const mutant of [login, says, hears]) {
    if (!mutant) throw new Error('A pact has no mutant.');
    expect(await refusalOf(mutant, frames, engine), mutant.name).toBeDefined();
  }
});

test('each interaction of the pacts has a mutant', () => {
  const tried = new Set(wireMutants.map(({ refusedBy }) => refusedBy));
  const all = wirePacts.flatMap(({ interactions }) => interactions.map(({ description }) => description));

  expect(all.filter((description) => !tried.has(description))).toEqual([]);
});
