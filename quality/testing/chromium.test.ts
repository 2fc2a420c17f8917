import { chromiumPath } from './chromium';
import { expect, test } from './test';

test('a Chromium is found, or what to install is said', () => {
  let found: string;
  try {
    found = chromiumPath({ PATH: '/nowhere' });
  } catch (error) {
    expect(String(error)).toMatch(/No Chromium was found.*npx playwright install chromium/);
    return;
  }
  expect(found).toMatch(/chrom/);
});
