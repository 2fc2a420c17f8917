/** Puts together the situation of one combination: what is configured, what happens before, the escalation, what happens after. */
import type * as fc from 'fast-check';
import { SituationBuilder } from '../situation-builder';
import type { Candidate, Generated } from '../property';
import { choicesFor, type Choice } from './choice';
import { dimensionNames, type Combination } from './dimensions';
import { Playing } from './playing';
import { conversationsOf } from './setups';

export function candidatesOf(row: Combination): fc.Arbitrary<Candidate> {
  return choicesFor(row).map((choice): Candidate => {
    let made: Promise<Generated> | undefined;
    return { build: () => (made ??= generatedFrom(row, choice)), replayPath: () => undefined };
  });
}

/** The situation of this combination, with the words that name its values. */
async function generatedFrom(row: Combination, choice: Choice): Promise<Generated> {
  const builder = new SituationBuilder(conversationsOf(row, choice), row.channel);
  const play = new Playing(row, choice, builder);
  await play.all();
  return {
    channel: row.channel,
    situation: builder.situation(),
    marks: [...dimensionNames.map((name) => `${name}: ${row[name]}`), ...play.leftOut],
  };
}
