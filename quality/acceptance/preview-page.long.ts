/** The page of preview in a real browser: no one is hindered from reading it, in light and in dark, on a wide screen and on a narrow one. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { axeViolations } from '../testing/axe-violations';
import { chromiumFlags, chromiumPath } from '../testing/chromium';
import { faultyDeskFile, gardenDeskFile } from '../testing/garden-desk';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

let folder: TemporaryFolder;
let browser: Browser;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
});

test.afterAll(async () => {
  await browser?.close();
  await folder?.remove();
});

for (const [what, file, pictures] of [
  ['a bot without a fault', gardenDeskFile, 8],
  ['a bot with faults', faultyDeskFile, 8],
] as const) {
  test(`the page of ${what} hinders nobody`, async () => {
    const out = path.join(folder.path, path.basename(file, '.json'));
    await calledWith(['preview', file, `--out=${out}`]);

    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 390]) {
        const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 800 } });
        const tab = await context.newPage();
        await tab.goto(pathToFileURL(path.join(out, 'preview.html')).href);

        expect(await tab.locator('svg').count()).toBe(pictures);
        expect(await axeViolations(tab), `${colorScheme}, ${width} wide`).toEqual([]);
        const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await tab.evaluate<number>(overflow), `${width} wide`).toBeLessThanOrEqual(0);
        await context.close();
      }
    }
  });
}
