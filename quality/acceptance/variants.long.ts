/** What is right in an unusual way is let pass in generated situations as well: every variant. `npm run test:long` */
import pLimit from 'p-limit';
import { listEveryone } from '../proof/list-everyone';
import { expect, test } from '../testing/test';
import { complaintsAbout } from '../tools/complaints-about';
import { startReference } from '../../run/reference-process';

test.describe.configure({ timeout: 7_200_000 });

test('no property fails a variant', async () => {
  const { variants } = await listEveryone();
  const reference = await startReference();
  const complaints: string[] = [];
  try {
    // One computes while others wait for an answer.
    const limit = pLimit(3);
    const options = { runs: 60, seed: 5, budgetMs: 1_200_000 };
    const found = variants.map(({ name, departsFrom }) =>
      limit(() => complaintsAbout(name, reference, { ...options, departsFrom })),
    );
    complaints.push(...(await Promise.all(found)).flat());
  } finally {
    await reference.stop();
  }

  expect(variants.length).toBeGreaterThan(30);
  expect(complaints).toEqual([]);
});
