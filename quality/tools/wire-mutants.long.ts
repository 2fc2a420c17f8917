/** Each fault of shape at the edge of the messaging wire is refused by the interaction that is about it. */
import { HeldMessages } from '../../contracts/held-messages';
import { PactEngine } from '../../contracts/pact-engine';
import { agentMessages } from '../../contracts/wire-messages';
import { redactNothing } from '../../trace/redactor';
import { expect, test } from '../testing/test';
import { refusalOf, saidWith, wireMutants } from './wire-mutants';
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

/** Of what a bot says, which a run holds to the pact without Pact. */
const saidMutants = wireMutants.filter(({ pact }) => pact === agentMessages.pact);

for (const mutant of saidMutants) {
  test(`a run tells of ${mutant.name} as well`, async () => {
    const held = new HeldMessages(agentMessages, redactNothing);
    held.take(await mutant.provider(frames).message(mutant.refusedBy));

    expect(held.told()).toEqual([expect.any(String), expect.stringContaining(`"${mutant.refusedBy}", 1 of 1 times`)]);
  });
}

/** What a bot may say besides, or in another order. */
const liberties: Readonly<Record<string, readonly [refusedBy: string, from: string | RegExp, to: string]>> = {
  'a member that nobody knows': ['that it takes conversations', '"availability"', '"mood":"merry","availability"'],
  'an audience': ['a text for the consumer', '"event"', '"messageAudience":"ALL","event"'],
  'one more state to hear of': ['that it wants to hear of its conversations', '"OPEN"', '"CLOSE","OPEN"'],
  'the skill before the agent who leaves': ['a transfer to a skill', /\[(\{[^}]*\}),(\{[^}]*\})\]/, '[$2,$1]'],
  'one more change': ['a transfer to a skill', '[{', '[{"field":"Note","note":""},{'],
};

for (const [name, [refusedBy, from, to]] of Object.entries(liberties)) {
  test(`neither Pact nor a run minds ${name}`, async () => {
    const liberty = saidWith(name, refusedBy, from, to);
    const held = new HeldMessages(agentMessages, redactNothing);
    held.take(await liberty.provider(frames).message(refusedBy));

    expect(await refusalOf(liberty, frames, engine)).toBeUndefined();
    expect(held.told()).toEqual([expect.stringContaining('As documented: 1 of 5 messages')]);
  });
}
