/** What is right in an unusual way is let pass in generated situations as well: every variant. `npm run test:long` */
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
    for (const { name } of variants) {
      complaints.push(...(await complaintsAbout(name, reference, { runs: 60, seed: 5, budgetMs: 600_000 })));
    }
  } finally {
    await reference.stop();
  }

  expect(variants.length).toBeGreaterThan(30);
  expect(complaints).toEqual([]);
});
