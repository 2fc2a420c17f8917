/** What is right in an unusual way is let pass in generated situations as well: a handful here, all in the long tests. */
import { expect, test } from '../testing/test';
import { complaintsAbout } from '../tools/complaints-about';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

let reference: ServedReference;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
});

const options = { runs: 10, seed: 5, budgetMs: 240_000 };

for (const variant of [
  'repeats-a-broken-call',
  'repeats-a-call-after-a-server-error',
  'repeats-its-last-call-after-a-failure',
  'paces-its-texts',
]) {
  test(`no property fails the variant ${variant}`, async () => {
    expect(await complaintsAbout(variant, reference, options)).toEqual([]);
  });
}
