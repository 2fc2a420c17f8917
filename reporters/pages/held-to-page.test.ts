/** What a reader is told of that to which an implementation was held. */
import { judgeRun } from '../../judge/verdict/evidence';
import { sampleRun } from '../../quality/testing/sample-run';
import { expect, test } from '../../quality/testing/test';
import { rowOf, rows } from '../../requirements/catalogue';
import { gatingIn } from '../../requirements/profiles';
import { heldToPage } from './held-to-page';

const linksIn = (text: string) => [...text.matchAll(/href="index\.html#([\w.-]+)"/g)].map(([, id]) => id);
const partOf = (text: string, id: string) => text.split(`<h2 id="${id}">`)[1]?.split('<h2 ')[0] ?? '';

test('each requirement of the run is in one list: of the set, only inferred, or documented beside it', () => {
  const { run } = judgeRun(...sampleRun({}));
  const { text } = heldToPage(run);
  const beside = rows.filter(({ id }) => !gatingIn('page@2').includes(id));

  expect(new Set(linksIn(partOf(text, 'set')))).toEqual(new Set(gatingIn('page@2')));
  expect(linksIn(partOf(text, 'inferred'))).toEqual(
    beside.filter(({ basis }) => basis === 'inferred').map(({ id }) => id),
  );
  expect(linksIn(partOf(text, 'beside'))).toEqual(
    beside.filter(({ basis }) => basis === 'documented').map(({ id }) => id),
  );
});

test('in the profile "sound" nothing is only inferred that is in its set', () => {
  const { run } = judgeRun(...sampleRun({ profile: 'sound' }));
  const inferred = linksIn(partOf(heldToPage(run).text, 'inferred'));

  expect(inferred.filter((id) => gatingIn('sound@1').includes(id as never))).toEqual([]);
  expect(linksIn(partOf(heldToPage(run).text, 'set')).some((id) => rowOf(id as never).basis === 'inferred')).toBe(true);
});

test('a run of chosen requirements says how much of the set was in it', () => {
  const { run } = judgeRun(...sampleRun({ only: ['message.before-transfer'] }));
  expect(heldToPage(run).text).toContain('1 of 43 were in this run.');
});
