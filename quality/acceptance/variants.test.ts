/** What is right in an unusual way is let pass in generated situations as well: one here, all in the long tests. */
import { expect, test } from '../testing/test';
import { complaintsAbout } from '../tools/complaints-about';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

let reference: ServedReference;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
});

const options = { runs: 3, seed: 5, budgetMs: 240_000 };

test('no property fails a variant that repeats its last call after a failure', async () => {
  expect(await complaintsAbout('repeats-its-last-call-after-a-failure', reference, options)).toEqual([]);
});
