/** What people get of real runs: the reference, a mutant, and a peer that says one text whatever happens. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { validate, type CTRFReport } from 'ctrf';
import { chromium, type Browser, type Page } from 'playwright-core';
import { parseOptions } from '../../cli/options';
import { suiteVersion } from '../../cli/suite-version';
import { parseVerdictFile } from '../../results/verdict-file-schema';
import { run } from '../../run/run';
import { axeViolations } from '../testing/axe-violations';
import { chromiumFlags, chromiumPath } from '../testing/chromium';
import { namedInReadme } from '../testing/named-in-readme';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { referenceOfWorker } from './reference-of-worker';

const quick = ['--channel=messaging', '--seed=417', '--no-report'];
const alone = ['--runs=0', '--no-contracts'];

/** Where each is served, and how it is judged. */
const judged = {
  reference: ['', '--runs=1'],
  mutant: ['mutants/says-message-after-transfer/', ...alone],
  null: ['peers/constant-text/', ...alone],
} as const;

type Who = keyof typeof judged;
const everyone = Object.keys(judged) as readonly Who[];

test.describe('of real runs', () => {
  let folder: TemporaryFolder;
  let browser: Browser;

  const resultsOf = (who: Who) => path.join(folder.path, who);
  const readFrom = (who: Who, name: string) => readFileSync(path.join(resultsOf(who), name), 'utf8');
  const verdictOf = (who: Who) => parseVerdictFile(readFrom(who, 'conformance.json'), who);

  test.beforeAll(async () => {
    folder = await temporaryFolder();
    const { url } = await referenceOfWorker();
    for (const who of everyone) {
      const [at, ...more] = judged[who];
      const words = [`--target=${new URL(at, url).href}`, `--out=${resultsOf(who)}`, ...quick, ...more];
      const suite = { name: 'escalation-conformance', version: suiteVersion() };
      await run(parseOptions(words, '0', {}), suite, new AbortController().signal, { write: () => undefined });
    }
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  });

  test.afterAll(async () => {
    await browser?.close();
    await folder?.remove();
  });

  async function onPage(
    who: Who,
    look: (tab: Page) => Promise<void>,
    { file = 'index.html', ...size } = { file: 'index.html', width: 1280, height: 720 },
  ): Promise<void> {
    const context = await browser.newContext({ viewport: size, bypassCSP: true });
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(path.join(resultsOf(who), 'report', file)).href);
    await look(tab);
    await context.close();
  }

  for (const who of everyone) {
    test(`the first screen names page and set, and leads to both: ${who}`, async () => {
      await onPage(who, async (tab) => {
        await tab.screenshot({ path: test.info().outputPath(`${who}.png`) });
        const links = tab.locator('.verdict a:visible');
        const inView = async (name: string) => {
          const box = await links.filter({ hasText: name }).first().boundingBox();
          expect(box && box.y + box.height, name).toBeLessThan(720);
        };
        for (const name of ['LivePerson Agent Escalation integrations', 'page@2', 'Only inferred', 'does not prove']) {
          await inView(name);
        }
        expect(await links.first().getAttribute('href')).toMatch(/^https:\/\/developers\.liveperson\.com\/.*\.html$/);
        await links.filter({ hasText: 'page@2' }).click();
        await tab.screenshot({ path: test.info().outputPath(`${who}-held-to.png`) });
        expect(await tab.locator('h1').innerText()).toBe('To what it was held');
        expect(await tab.locator('#set ~ .scroll').first().locator('tbody tr').count()).toBe(43);
      });
    });

    test(`what was only inferred is a list one click away: ${who}`, async () => {
      await onPage(who, async (tab) => {
        const inferred = verdictOf(who).results.filter(({ gating, basis }) => !gating && basis === 'inferred');
        await tab.getByRole('link', { name: 'Only inferred', exact: true }).click();
        const rows = tab.getByRole('region', { name: 'Inferred requirements' }).locator('tbody tr');
        expect(inferred.length).toBeGreaterThan(0);
        expect(await rows.count()).toBe(inferred.length);
      });
    });

    test(`each requirement links its source down to the heading: ${who}`, async () => {
      await onPage(who, async (tab) => {
        for (const { id, source } of verdictOf(who).results) {
          const link = tab.locator(`[id="${id}"] a[href="${source?.url ?? ''}"]`).first();
          expect(await link.textContent(), id).toContain(source?.heading);
        }
      });
    });

    test(`printed, it takes fewer than fifteen sheets, with each requirement in one line: ${who}`, async () => {
      await onPage(
        who,
        async (tab) => {
          const file = test.info().outputPath(`${who}.pdf`);
          const pdf = await tab.pdf({ format: 'A4', path: file });
          const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
          expect(sheets).toBeGreaterThan(1);
          expect(sheets).toBeLessThan(15);
          await tab.emulateMedia({ media: 'print' });
          const { results } = verdictOf(who);
          const lines = await tab.locator('.lines tbody tr').all();
          expect(lines).toHaveLength(results.length);
          const heights = await Promise.all(lines.map(async (line) => (await line.boundingBox())?.height ?? 0));
          expect(Math.max(...heights)).toBeLessThan(30);
          await tab.screenshot({ path: test.info().outputPath(`${who}-print.png`), fullPage: true });
        },
        { file: 'index.html', width: 700, height: 990 },
      );
    });

    test(`axe finds nothing on its pages, on a phone or on paper: ${who}`, async () => {
      // The others are the same for every run, or nearly so.
      const pages = readdirSync(path.join(resultsOf(who), 'report'));
      for (const file of who === 'reference' ? pages : ['index.html', 'held-to.html']) {
        await onPage(
          who,
          async (tab) => {
            expect(await axeViolations(tab), file).toEqual([]);
            expect(await tab.evaluate('document.documentElement.scrollWidth'), file).toBeLessThanOrEqual(360);
            await tab.screenshot({ path: test.info().outputPath(`${who}-${path.parse(file).name}-phone.png`) });
            await tab.emulateMedia({ media: 'print' });
            expect(await axeViolations(tab), `${file} on paper`).toEqual([]);
          },
          { file, width: 360, height: 740 },
        );
      }
    });

    test(`nothing is in its folder that the README does not name: ${who}`, () => {
      const named = namedInReadme();
      expect(named).toContain('conformance.json');
      expect(readdirSync(resultsOf(who)).filter((name) => !named.includes(name))).toEqual([]);
    });

    test(`the published schema of CTRF takes its report: ${who}`, () => {
      const report = JSON.parse(readFrom(who, 'ctrf.json')) as CTRFReport;
      expect(validate(report)).toEqual({ valid: true, errors: [] });
      expect(report.results.summary.duration).toBeGreaterThan(0);
      expect(report.results.summary.passed).toBe(verdictOf(who).counts.passed);
    });

    test(`each requirement that plays have judged has a duration in JUnit: ${who}`, () => {
      const times = [
        ...readFrom(who, 'junit.xml').matchAll(/<testcase classname="escalation\.([\w.-]+)" .*? time="([\d.]+)"/g),
      ];
      const { results } = verdictOf(who);
      expect(times).toHaveLength(results.length);
      const withPlays = results.filter(({ findings }) => findings.some(({ trace }) => trace !== null));
      const slow = new Map(times.map(([, id, time]) => [id, Number(time)]));
      expect(withPlays.length).toBeGreaterThan(0);
      expect(withPlays.filter(({ id }) => (slow.get(id) ?? 0) <= 0).map(({ id }) => id)).toEqual([]);
    });

    test(`the verdict file says of each requirement what it asks, and by what it is decided: ${who}`, () => {
      for (const { id, statement, level, basis, origin, source } of verdictOf(who).results) {
        for (const part of [statement, level, basis, origin, source?.title, source?.heading, source?.url]) {
          expect(part, id).toBeTruthy();
        }
      }
      expect(verdictOf(who)).toMatchObject({ scope: { contracts: who === 'reference' }, extent: { whole: false } });
    });
  }

  test('a row that failed beside the claim is skipped in JUnit, with what failed', () => {
    const beside = verdictOf('mutant').results.filter(({ status, gating }) => status === 'failed' && !gating);
    const xml = readFrom('mutant', 'junit.xml');
    expect(beside.length).toBeGreaterThan(0);
    for (const { id } of beside) {
      const [, rest = ''] = xml.split(`classname="escalation.${id}"`);
      const [body = ''] = rest.split('</testcase>');
      expect(body).toMatch(/<skipped message="Failed, (MUST|SHOULD|MAY) · /);
      expect(body).not.toContain('<failure');
    }
  });
});
