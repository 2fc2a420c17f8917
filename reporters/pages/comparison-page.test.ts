import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../../quality/testing/chromium';
import { sampleRun, wholeExtent } from '../../quality/testing/sample-run';
import { axeViolations } from '../../quality/testing/axe-violations';
import { temporaryFolder, type TemporaryFolder } from '../../quality/testing/temporary-folder';
import { expect, test } from '../../quality/testing/test';
import { compare, comparisonMarkdown, type Named } from '../compare';
import { judgeRun } from '../../judge/verdict/evidence';
import { verdictFile } from '../../judge/verdict/verdict-file';
import { parseVerdictFile } from '../../results/verdict-file-schema';
import { comparisonPage } from './comparison-page';

/** What the command reads of a run with these facts. */
function verdictOf(name: string, facts: object) {
  const { run, evidence } = judgeRun(...sampleRun(facts));
  return { name, verdict: parseVerdictFile(verdictFile(run, evidence), name) };
}

const waiver = {
  requirement: 'message.before-transfer',
  reason: 'known',
  owner: 'blue',
  expires: '2026-03-01',
  at: 'waivers.yaml line 2',
};
const whole = verdictOf('whole/conformance.json', {});
const waived = verdictOf('waived/conformance.json', { waivers: [waiver] });
const part = verdictOf('part/conformance.json', { only: ['message.before-transfer'] });

test.describe('the page of a comparison', () => {
  let folder: TemporaryFolder;
  let browser: Browser;
  let file: string;

  test.beforeAll(async () => {
    folder = await temporaryFolder();
    file = path.join(folder.path, 'comparison.html');
    await writeFile(file, comparisonPage(compare([whole, waived, part])));
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  });

  test.afterAll(async () => {
    await browser?.close();
    await folder?.remove();
  });

  test('can be used by everyone, in light and in dark', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(file).href);

    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      expect(await axeViolations(tab), colorScheme).toEqual([]);
      await tab.screenshot({ path: test.info().outputPath(`comparison-${colorScheme}.png`) });
    }
    await context.close();
  });

  test('does not have to be moved sideways on a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(file).href);

    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await tab.screenshot({ path: test.info().outputPath('comparison-phone.png'), fullPage: true });
    await context.close();
  });

  test('runs nothing that an implementation wrote', async () => {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(file).href);

    expect(await tab.evaluate('window.stolen')).toBeUndefined();
    expect(await tab.locator('script, img, iframe, [onerror]').count()).toBe(0);
    await tab.close();
  });
});

test('what a partial run concludes is told as such, with a caution, and never looks as good as what a whole one does', () => {
  const conforming = (name: string, extent: object): Named => {
    const { verdict } = verdictOf(name, { only: ['message.once'] });
    return {
      name,
      verdict: { ...verdict, conclusion: 'conforms', extent: { ...wholeExtent, leftOut: [], ...extent } },
    };
  };
  const both = [conforming('all', {}), conforming('some', { whole: false, inFull: 12 })];

  const comparison = compare(both);
  const page = comparisonPage(comparison);

  expect(comparison.runs.map(({ told }) => told)).toEqual(['conforms', 'conforms, partial: 12 of 43 in full']);
  expect(comparison.cautions).toEqual(['some is of a partial run.']);
  expect(comparisonMarkdown(comparison)).toContain('| conforms, partial: 12 of 43 in full |');
  expect(page).toContain('<span class="chip good">conforms</span>');
  expect(page).toContain('<span class="chip open">conforms, partial: 12 of 43 in full</span>');
});

test('a file of a version that did not say how far a run reaches is partial when its options show it', () => {
  const old = ({ name, verdict: { extent: _, ...verdict } }: typeof whole) => ({ name, verdict });
  const unshown = { ...whole, name: 'unshown' };

  const { runs } = compare([old(unshown), old(part)]);

  expect(runs.map(({ told }) => told)).toEqual(['does not conform', 'does not conform, partial']);
});

test('a requirement that one file lacks is no difference', () => {
  const { rows } = compare([whole, part]);

  expect(rows.filter(({ differs }) => differs)).toEqual([]);
  expect(rows.filter(({ statuses }) => statuses.includes('not in this run')).length).toBeGreaterThan(0);
});

test('what differs is told before what one file lacks', () => {
  const told = comparisonMarkdown(compare([whole, waived, part]));

  expect(told).toMatch(
    /## What differs\n\n.*\n.*\n\| ` message.before-transfer ` \| failed \| \w+ \| failed \|\n[\s\S]*## Not in every file/,
  );
});

test('sets of requirements that are named in two ways are not told to differ', () => {
  const named = (name: string, suite: object): Named => {
    const { verdict } = verdictOf(name, { only: ['message.once'] });
    return { name, verdict: { ...verdict, suite: { ...verdict.suite, requirements: name, ...suite } } };
  };
  const about = (both: readonly Named[]) =>
    compare(both).cautions.filter((caution) => caution.includes('requirements'));

  expect(about([named('a', { digestRule: 2 }), named('b', { digestRule: 2 })])).toEqual([
    'They were judged by different sets of requirements.',
  ]);
  expect(about([named('a', {}), named('b', { digestRule: 2 })])).toEqual([
    'Their sets of requirements are named in two ways, so whether these are the same cannot be seen here.',
  ]);
});
