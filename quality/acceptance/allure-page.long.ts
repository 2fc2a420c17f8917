/** The Allure page of real runs of every kind, as a real browser shows it: it says what the verdict says. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { parseOptions } from '../../cli/options';
import { suiteVersion } from '../../cli/suite-version';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { standingOfRow } from '../../reporters/allure-standing';
import { judgeFolder } from '../../run/judge-folder';
import { run } from '../../run/run';
import { chromiumFlags, chromiumPath } from '../testing/chromium';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { referenceOfWorker } from './reference-of-worker';

const scenariosOnly = ['--runs=0', '--no-contracts'] as const;

interface Kind {
  readonly where: string;
  readonly options: readonly string[];
  readonly title: string;
  /** What the ring is made of, by the number of results with each status. */
  readonly ring: RegExp;
  /** First heading of the tree. */
  readonly first: RegExp;
  readonly tabs: readonly string[];
  readonly waivers?: string;
}

const always = ['Results', 'Categories', 'Global Attachments'] as const;

const kinds = {
  whole: {
    where: '',
    options: ['--runs=20'],
    title: 'Agent escalation: conforms: reference, version 1.0.0',
    ring: /^\d+ passed$/,
    first: /^Routes: two ways to declare an escalation$/,
    tabs: always,
  },
  failing: {
    where: 'mutants/words-the-cap-differently/',
    options: ['--only=cap.*', ...scenariosOnly],
    title: 'Agent escalation, partial: does not conform: reference (mutant words-the-cap-differently), version 1.0.0',
    ring: /^1 failed, \d+ passed, 1 skipped, \d+ unknown$/,
    first: /^How far the run reaches$/,
    tabs: always,
  },
  'never transferring': {
    where: 'mutants/never-transfers-by-integration/',
    options: ['--only=route.*,message.*,agent.*', ...scenariosOnly],
    title:
      'Agent escalation, partial: does not conform: reference (mutant never-transfers-by-integration), version 1.0.0',
    // What passes is an observation.
    ring: /^\d+ failed, 1 passed, 1 skipped, \d+ unknown$/,
    first: /^How far the run reaches$/,
    tabs: always,
  },
  inconclusive: {
    where: 'mutants/asks-for-each-transfer-twice/',
    options: ['--only=cap.text-on-fourth-failure,cap.stops-after-fourth-failure,message.once', ...scenariosOnly],
    title: 'Agent escalation, partial: incomplete: reference (mutant asks-for-each-transfer-twice), version 1.0.0',
    ring: /^1 skipped, 2 unknown$/,
    first: /^How far the run reaches$/,
    tabs: ['Results', 'Categories', 'Resolutions', 'Global Attachments'],
  },
  waived: {
    where: 'mutants/words-the-cap-differently/',
    options: ['--only=cap.text-on-fourth-failure,message.once', ...scenariosOnly],
    title: 'Agent escalation, partial: conforms; 1 waived: reference (mutant words-the-cap-differently), version 1.0.0',
    ring: /^1 passed, 1 skipped$/,
    first: /^How far the run reaches$/,
    tabs: ['Results', 'Categories', 'Resolutions', 'Global Attachments'],
    waivers:
      'waivers:\n  - id: cap.text-on-fourth-failure\n    reason: Our text is translated.\n    owner: team-handover\n    expires: 2999-03-31\n',
  },
  partial: {
    where: '',
    options: ['--only=message.*', ...scenariosOnly],
    title: 'Agent escalation, partial: conforms: reference, version 1.0.0',
    ring: /^\d+ passed, 1 skipped$/,
    first: /^How far the run reaches$/,
    tabs: always,
  },
} as const satisfies Readonly<Record<string, Kind>>;

test.describe('the Allure page', () => {
  let folder: TemporaryFolder;
  let browser: Browser;
  const runs = new Map<string, ReturnType<typeof play>>();

  test.beforeAll(async () => {
    folder = await temporaryFolder();
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  });

  test.afterAll(async () => {
    await browser?.close();
    await folder?.remove();
  });

  for (const [name, kind] of Object.entries(kinds) as [keyof typeof kinds, Kind][]) {
    test(`of a run that is ${name} opens at its top and says what the verdict says`, async () => {
      const { out, judged } = await made(name);
      const tab = await opened(out);
      try {
        expect(await tab.getByTestId('report-title').innerText()).toBe(kind.title);
        expect(await ringOf(tab)).toMatch(kind.ring);
        expect(
          await tab
            .getByText(/^\d+(\.\d+)?%$/)
            .filter({ visible: true })
            .count(),
        ).toBe(0);
        expect(await tabsOf(tab)).toEqual(kind.tabs);
        expect(await tab.getByTestId('tree-section-title').first().innerText()).toMatch(kind.first);
        // By now it has been drawn, and where it was to scroll by itself it has.
        expect(await tab.evaluate(`document.querySelector('[data-testid="base-layout"]').scrollTop`)).toBe(0);
        await tab.screenshot({ path: test.info().outputPath('page.png') });

        await tab.getByTestId('nav-tab-categories').click();
        await tab
          .getByText(/^(In|Beside) the profile: /)
          .first()
          .waitFor();
        expect(categoriesIn(await tab.locator('body').innerText())).toEqual(countsOf(judged));
        await tab.screenshot({ path: test.info().outputPath('categories.png') });
      } finally {
        await tab.close();
      }
    });
  }

  test('tells a bot that never transfers as one cause, before the sections of the page', async () => {
    const tab = await opened((await made('never transferring')).out);
    try {
      const headings = await tab.getByTestId('tree-section-title').allInnerTexts();

      expect(headings[1]).toMatch(/^Cause 1: No transfer was requested within /);
      expect(headings.filter((heading) => heading.startsWith('Cause '))).toHaveLength(1);
      await tab.getByText('(route.integration-transfers)').first().click();
      await tab.getByText('FAIL  route.integration-transfers').first().waitFor();
      expect(await tab.locator('body').innerText()).toMatch(/… and \d+ more, in the attachments/);
      await tab.screenshot({ path: test.info().outputPath('cause.png') });
      await tab.getByTestId('test-result-tab-attachments').click();
      await tab.getByText('every finding').first().waitFor();
      await tab.getByText('further plays that failed').first().waitFor();
    } finally {
      await tab.close();
    }
  });

  test('resolves a waived failure with its owner and reason', async () => {
    const tab = await opened((await made('waived')).out);
    try {
      // What is no failure is folded when the page opens.
      await tab.getByTestId('tree-section-title').getByText('Waived', { exact: true }).click();
      const icon = tab.getByTestId('tree-leaf').filter({ has: tab.locator('[data-testid^="tree-leaf-resolution-"]') });
      await expect(icon.first().getByTestId('tree-leaf-status-skipped')).toBeVisible();
      await tab.getByTestId('nav-tab-resolutionCategories').click();
      await tab.getByText('team-handover bears it until 2999-03-31: Our text is translated.').waitFor();
      await tab.screenshot({ path: test.info().outputPath('resolutions.png') });
    } finally {
      await tab.close();
    }
  });

  test('holds verdict, summary and files of the run', async () => {
    const tab = await opened((await made('whole')).out);
    try {
      await tab.getByTestId('nav-tab-globalAttachments').click();
      for (const file of ['summary.md', 'conformance.json', 'junit.xml', 'badge.svg', 'contracts.json']) {
        await tab.getByText(file, { exact: true }).waitFor();
      }
      await tab.screenshot({ path: test.info().outputPath('files.png') });
    } finally {
      await tab.close();
    }
  });

  test('has more requirements than anything else', async () => {
    const { out, judged } = await made('whole');
    const tab = await opened(out);
    try {
      const told = await tab.getByTestId('nav-tab-results').innerText();

      expect(Number(/\d+/.exec(told)?.[0])).toBeLessThan(judged.results.length * 1.5);
    } finally {
      await tab.close();
    }
  });

  test('names every run by its version, the present one too', async () => {
    const history = path.join(folder.path, 'history');
    const kind: Kind = { ...kinds.partial, options: ['--only=message.once', ...scenariosOnly] };
    for (const name of ['first', 'second']) await play(name, kind, [`--history=${history}`]);
    const tab = await browser.newPage();
    try {
      await tab.goto(`${pageOf(path.join(folder.path, 'second'))}#/charts`);
      await tab.getByText('This run and those kept in the history').waitFor();
      await expect(tab.locator('svg text', { hasText: /^1\.0\.0$/ })).toHaveCount(2);
      await expect(tab.locator('svg text', { hasText: 'Latest' })).toHaveCount(0);
      await tab.screenshot({ path: test.info().outputPath('history.png') });
    } finally {
      await tab.close();
    }
  });

  /** A run of this kind, played once for all tests that look at it. */
  function made(name: keyof typeof kinds): ReturnType<typeof play> {
    const known = runs.get(name) ?? play(name, kinds[name]);
    runs.set(name, known);
    return known;
  }

  /** Plays a run of this kind, and answers where it is and how it is judged. */
  async function play(name: string, { where, options, waivers }: Kind, more: readonly string[] = []) {
    const out = path.join(folder.path, name);
    const target = new URL(where, (await referenceOfWorker()).url).href;
    const file = path.join(folder.path, `${name}.yaml`);
    if (waivers !== undefined) writeFileSync(file, waivers);
    const words = [`--target=${target}`, `--out=${out}`, '--seed=417', ...options, ...more];
    const parsed = parseOptions([...words, ...(waivers === undefined ? [] : [`--waivers=${file}`])], '0', {});
    const suite = { name: 'escalation-conformance', version: suiteVersion() };
    let said = '';
    await run(parsed, suite, new AbortController().signal, { write: (text: string) => (said += text) });
    expect(said).not.toContain('No Allure report');
    return { out, judged: judgeFolder(out).run };
  }

  async function opened(out: string): Promise<Page> {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 700 } });
    await tab.goto(pageOf(out));
    await tab.getByTestId('tree-section-title').first().waitFor();
    return tab;
  }
});

function pageOf(out: string): string {
  return pathToFileURL(path.join(out, 'allure-report', 'index.html')).href;
}

async function ringOf(tab: Page): Promise<string> {
  const parts = await tab.evaluate<string[]>(
    `[...document.querySelectorAll('article path[role="img"]')].map((each) => each.getAttribute('aria-label') ?? '')`,
  );
  return parts
    .map((part) => part.replace(/ \(.*$/, ''))
    .sort((a, b) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? ''))
    .join(', ');
}

/** The tabs that are shown; each has something in it. */
async function tabsOf(tab: Page): Promise<string[]> {
  const told = await tab.locator('[data-testid^="nav-tab-"]').filter({ visible: true }).allInnerTexts();
  for (const each of told) expect(each).not.toMatch(/\s0$/);
  return told.map((each) => each.replace(/\s*\d+$/, '').trim());
}

/** How many rows of the run belong under each heading. */
function countsOf(judged: JudgedRun): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of judged.results) {
    const heading = String(standingOfRow(judged, row).category);
    counts[heading] = (counts[heading] ?? 0) + 1;
  }
  return counts;
}

function categoriesIn(told: string): Record<string, number> {
  return Object.fromEntries(
    [...told.matchAll(/^((?:In|Beside) the profile: .*)\n(\d+)$/gm)].map(([, name = '', many]) => [name, Number(many)]),
  );
}
