import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../../quality/testing/chromium';
import { factsWith, runFolder, type RunFolder } from '../../quality/testing/run-folder';
import {
  blankMessageTransfers,
  hostile,
  hostileText,
  messageTooLate,
  wellDone,
} from '../../quality/testing/sample-traces';
import { axeViolations } from '../../quality/testing/axe-violations';
import { expect, test } from '../../quality/testing/test';
import { judgeRun } from '../../judge/verdict/evidence';
import { sampleRun } from '../../quality/testing/sample-run';
import { judgeFolder } from '../../run/judge-folder';
import { printedFailures } from './paper-edition';
import { writePages } from './write-pages';

test.describe('our pages', () => {
  const folders: RunFolder[] = [];
  let browser: Browser;

  test.beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  });

  test.afterAll(async () => {
    await browser?.close();
    await Promise.all(folders.map((folder) => folder.remove()));
  });

  /** The first page of a run written by hand. */
  async function pagesOf(facts: object, ...rest: [Parameters<typeof runFolder>[1], Parameters<typeof runFolder>[2]?]) {
    const run = await runFolder(factsWith(facts), ...rest);
    folders.push(run);
    return writePages(run.folder, judgeFolder(run.folder), {});
  }

  async function open(file: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const tab = await context.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) asked.push(request.url());
    });
    await tab.goto(pathToFileURL(file).href);
    return { context, tab, asked };
  }

  test('a reviewer sees what failed, what was expected and the conversation, and loads nothing for it', async () => {
    const file = await pagesOf({ only: ['message.before-transfer', 'message.once'] }, [messageTooLate, wellDone]);
    const { context, tab, asked } = await open(file);

    expect(await tab.locator('h1').innerText()).toBe('Does not conform, partial');
    await tab.locator('h2#failed + ul a').first().click();
    const row = tab.locator('[id="message.before-transfer"]');
    expect(await row.innerText()).toContain('Expected');
    expect(await row.innerText()).toContain('--only=message.before-transfer --seed=417');
    expect(await row.locator('svg[role=img]').isVisible()).toBe(true);
    expect(await row.locator('svg .cp-mark').count()).toBeGreaterThan(0);
    expect(await row.locator('a[href^="https://developers.liveperson.com/"]').count()).toBe(2);
    expect(asked).toEqual([]);
    await tab.screenshot({ path: test.info().outputPath('failed.png'), fullPage: true });
    await context.close();
  });

  test('what was not judged stands on the first page with its reason', async () => {
    const declaration = { ...factsWith({}).declaration, capabilities: [] };
    const fault = { kind: 'unreachable', message: 'No answer within 5 s.' };
    const only = ['message.blank-still-transfers', 'cap.text-on-fourth-failure', 'silence.reply-cancels'];
    const broken = {
      scenario: 'cap/four',
      channel: 'messaging',
      trace: null,
      exercises: ['cap.text-on-fourth-failure'],
    };
    const incomplete = await pagesOf({ only, declaration }, [blankMessageTransfers], [broken]);
    const faulty = await pagesOf({ only, declaration }, [blankMessageTransfers], [{ ...broken, fault }]);

    const first = await open(incomplete);
    expect(await first.tab.locator('h1').innerText()).toBe('Incomplete, partial');
    const told = await first.tab.locator('main').innerText();
    expect(told).toContain('does not declare the capability "bot-outage"');
    expect(told).toContain('No scenario that exercises it was played to its end.');
    await first.tab.screenshot({ path: test.info().outputPath('incomplete.png'), fullPage: true });
    await first.context.close();

    const second = await open(faulty);
    expect(await second.tab.locator('h1').innerText()).toBe('No verdict, partial');
    expect(await second.tab.locator('main').innerText()).toContain('No answer within 5 s.');
    await second.context.close();
  });

  test('from the first page it is two clicks at most to each answer', async () => {
    const declaration = { ...factsWith({}).declaration, capabilities: [] };
    const only = ['message.before-transfer', 'cap.text-on-fourth-failure', 'silence.reply-cancels'];
    const file = await pagesOf({ only, declaration }, [messageTooLate]);
    const { context, tab } = await open(file);
    const inView = (selector: string) => expect.poll(() => tab.locator(selector).evaluate(isInView)).toBe(true);

    await tab.getByRole('link', { name: 'Failed', exact: true }).click();
    await inView('#failed');
    await tab.locator('h2#failed + ul a').first().click();
    await inView('[id="message.before-transfer"] h3');
    expect(await tab.locator('[id="message.before-transfer"] > p').innerText()).toContain('handed over before');

    await tab.goto(pathToFileURL(file).href);
    await tab.locator('h2#failed + ul a').first().click();
    // The page that describes the integration comes first, then the one that describes the interaction.
    const sources = tab.locator('[id="message.before-transfer"] a[href^="https://developers.liveperson.com/"]');
    await expect.poll(() => sources.first().evaluate(isInView)).toBe(true);
    expect(await sources.first().isVisible()).toBe(true);

    await tab.goto(pathToFileURL(file).href);
    await tab.getByRole('link', { name: 'Not judged', exact: true }).click();
    await inView('#not-judged');
    expect(await tab.locator('main').innerText()).toContain('does not declare the capability "bot-outage"');
    await context.close();
  });

  test('a fault is told in lines', async () => {
    const fault = { kind: 'unreachable', message: 'No answer within 5 s.' };
    const broken = { scenario: 'cap/four', channel: 'messaging', trace: null, exercises: [], fault };
    const file = await pagesOf({ only: ['message.before-transfer'] }, [wellDone], [broken]);
    const { context, tab } = await open(file);

    expect(await tab.locator('#faults ~ pre').first().innerText()).toBe(
      'FAULT  unreachable  cap/four\n  No answer within 5 s.',
    );
    await context.close();
  });

  test('paper has what fails the claim in full, and each requirement in one line', async () => {
    const only = ['message.before-transfer', 'message.in-transfer-request', 'cap.text-on-fourth-failure'];
    const file = await pagesOf({ only }, [messageTooLate]);
    const { context, tab } = await open(file);
    const printed = tab.locator('.failure').first();
    expect(await printed.isVisible()).toBe(false);
    await tab.emulateMedia({ media: 'print' });

    expect(await printed.innerText()).toContain('handed over before the consumer got the message');
    expect(await printed.innerText()).toContain('"One moment please" to the consumer, then the hand-over');
    expect(await printed.innerText()).toContain('#send-a-transfer-message');
    const lines = await tab.locator('.lines tbody tr').allInnerTexts();
    expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 2))).toEqual([
      ['message.before-transfer', 'failed'],
      ['message.in-transfer-request', 'failed'],
      ['cap.text-on-fourth-failure', 'inconclusive'],
    ]);
    for (const onScreen of ['nav', '.row >> nth=0', '#rows', '.jump']) {
      expect(await tab.locator(onScreen).isVisible(), onScreen).toBe(false);
    }
    await tab.screenshot({ path: test.info().outputPath('print.png'), fullPage: true });
    await context.close();
  });

  test('paper has no more than fifteen failures in full, and names the others', () => {
    const { run, evidence } = judgeRun(...sampleRun({}));
    const result = run.results.find(({ status }) => status === 'failed');
    if (!result) throw new Error('The sample has no failure.');
    const many = Array.from({ length: 20 }, () => ({ ...result, gating: true }));
    const { text } = printedFailures({ ...run, results: many }, evidence);

    expect(text.split('<section class="failure">')).toHaveLength(16);
    expect(text).toContain('<strong>5 more:</strong>');
  });

  test('a waiver is shown with its reason, its owner and its end', async () => {
    const waiver = {
      requirement: 'message.before-transfer',
      reason: 'The console shows it twice.',
      owner: 'team blue',
      expires: '2026-03-01',
      at: 'waivers.yaml line 2',
    };
    const file = await pagesOf({ only: ['message.before-transfer'], waivers: [waiver] }, [messageTooLate]);
    const { context, tab } = await open(file);

    const told = await tab.locator('main').innerText();

    expect(told).toContain('until 2026-03-01 by team blue: The console shows it twice.');
    expect(await tab.locator('[id="message.before-transfer"] .chip').first().innerText()).toContain('waived');
    await tab.screenshot({ path: test.info().outputPath('waived.png'), fullPage: true });
    await context.close();
  });

  test('the issue of a waiver is a link when it is the address of a page, and text when it is anything else', async () => {
    const issues = ['https://issues.example/47?a="><b>&c=1', 'javascript:alert(1)', 'data:text/html,x', 'no address'];
    for (const issue of issues) {
      const waiver = {
        requirement: 'message.before-transfer',
        reason: 'The console shows it twice.',
        owner: 'team blue',
        expires: '2026-03-01',
        at: 'waivers.yaml line 2',
        issue,
      };
      const file = await pagesOf({ only: ['message.before-transfer'], waivers: [waiver] }, [messageTooLate]);
      const { context, tab } = await open(file);

      const told = await tab.locator('main').innerText();
      const links = await Promise.all(
        (await tab.locator('main a').all()).map(async (each) => [
          await each.textContent(),
          await each.getAttribute('href'),
        ]),
      );
      const led = links.filter(([text]) => text === issue).map(([, href]) => href);

      // Once among what was waived, once at the requirement.
      expect(told.split(`(waivers.yaml line 2, ${issue})`)).toHaveLength(3);
      const address = 'https://issues.example/47?a=%22%3E%3Cb%3E&c=1';
      expect(led).toEqual(issue.startsWith('https:') ? [address, address] : []);
      expect(links.filter(([, href]) => /^(javascript|data):/i.test(href ?? ''))).toEqual([]);
      await context.close();
    }
  });

  test('what an implementation wrote runs nothing, loads nothing and forges no status', async () => {
    const declaration = { ...factsWith({}).declaration, implementation: { name: hostileText, version: hostileText } };
    const file = await pagesOf({ declaration }, [hostile, messageTooLate]);
    const { context, tab, asked } = await open(file);

    expect(await tab.evaluate('window.stolen')).toBeUndefined();
    expect(await tab.locator('script, img, iframe, [onerror]').count()).toBe(0);
    expect(await tab.locator('.row').count()).toBe(judgeFolder(path.dirname(path.dirname(file))).run.results.length);
    expect(asked).toEqual([]);
    await tab.screenshot({ path: test.info().outputPath('hostile.png') });
    await context.close();
  });

  test('every page can be used by everyone, in light and in dark', async () => {
    const only = [
      'message.before-transfer',
      'message.static-text',
      'cap.text-on-fourth-failure',
      'silence.reply-cancels',
    ];
    const file = await pagesOf({ only }, [messageTooLate, hostile, wellDone, blankMessageTransfers]);
    const folder = path.dirname(file);
    await writeFile(path.join(path.dirname(folder), 'properties.json'), JSON.stringify(properties));
    writePages(path.dirname(folder), judgeFolder(path.dirname(folder)), {});
    const pages = await readdir(folder);
    expect(pages).toContain('generators.html');

    const { context, tab } = await open(file, { bypassCSP: true });
    for (const page of pages) {
      await tab.goto(pathToFileURL(path.join(folder, page)).href);
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        // Only colours change with the scheme.
        const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
        expect(await axeViolations(tab, rules), `${page} in ${colorScheme}`).toEqual([]);
        await tab.screenshot({ path: test.info().outputPath(`${path.parse(page).name}-${colorScheme}.png`) });
      }
    }
    await context.close();
  });

  test('the page of generated situations says what was seen where nothing is judged', async () => {
    const text = await generatorsPageOf(await pagesOf({ only: ['message.before-transfer'] }, [wellDone]));

    expect(text).toContain('skill id &quot;007&quot;: says its fallback');
    expect(text).toContain('a millisecond before the limit');
  });

  test('the page of generated situations says what is not known of a counterexample', async () => {
    const text = await generatorsPageOf(await pagesOf({ only: ['message.before-transfer'] }, [wellDone]));

    expect(text).toContain('Found after 4 cases, of 9 steps so far.');
    expect(text).toContain('Making the case smaller stopped early: its time was up.');
    expect(text).toContain('It could not be played again: No answer within 5 s.');
    expect(text).not.toContain('Smallest situation');
    expect(text).not.toContain('unstable');
  });

  test('the first screen of a phone tells the cause, which elsewhere stands in the list alone', async () => {
    const only = ['message.before-transfer', 'message.in-transfer-request'];
    const file = await pagesOf({ only }, [messageTooLate]);
    const { context, tab } = await open(file, { viewport: { width: 390, height: 844 } });
    const cause = tab.locator('.on-phone');

    expect(await cause.innerText()).toMatch(/^The conversation was handed over before the consumer got the message: /);
    const box = await cause.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(844);
    await tab.setViewportSize({ width: 1280, height: 800 });
    expect(await cause.isVisible()).toBe(false);
    await tab.emulateMedia({ media: 'print' });
    await tab.setViewportSize({ width: 390, height: 844 });
    expect(await cause.isVisible()).toBe(false);
    await context.close();
  });

  test('the first screen tells a fault before what failed, with neither hidden by the other', async () => {
    const fault = { kind: 'unreachable', message: 'No answer within 5 s.' };
    const broken = { scenario: 'cap/four', channel: 'messaging', trace: null, exercises: [], fault };
    const file = await pagesOf({ only: ['message.before-transfer'] }, [messageTooLate], [broken, broken]);
    const { context, tab } = await open(file, { viewport: { width: 390, height: 844 } });

    const [told, cause] = [tab.locator('.verdict p').nth(0), tab.locator('.verdict p').nth(1)];

    expect(await told.innerText()).toBe('No answer within 5 s. All 2 faults');
    expect(await cause.innerText()).toMatch(
      /^What failed: The conversation was handed over before the consumer got the /,
    );
    await tab.setViewportSize({ width: 1280, height: 800 });
    expect(await told.isVisible()).toBe(true);
    expect(await cause.isVisible()).toBe(true);
    await context.close();
  });

  test('a phone shows each page without scrolling sideways', async () => {
    const file = await pagesOf({ only: ['message.before-transfer'] }, [messageTooLate, hostile]);
    const folder = path.dirname(file);
    const { context, tab } = await open(file, { viewport: { width: 360, height: 740 } });

    for (const page of await readdir(folder)) {
      await tab.goto(pathToFileURL(path.join(folder, page)).href);
      expect(await tab.evaluate('document.documentElement.scrollWidth'), page).toBeLessThanOrEqual(360);
      await tab.screenshot({ path: test.info().outputPath(`${path.parse(page).name}-phone.png`) });
    }
    await context.close();
  });
});

/** The page of generated situations, written beside the first page of a run. */
async function generatorsPageOf(firstPage: string): Promise<string> {
  const folder = path.dirname(path.dirname(firstPage));
  await writeFile(path.join(folder, 'properties.json'), JSON.stringify(properties));
  writePages(folder, judgeFolder(folder), {});
  return readFile(path.join(path.dirname(firstPage), 'generators.html'), 'utf8');
}

/** Whether a reader sees it without scrolling. */
function isInView(element: { getBoundingClientRect(): { top: number; bottom: number } }): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < 720;
}

const properties = {
  format: 1,
  seed: 417,
  runs: 20,
  properties: [
    {
      name: 'messages',
      promise: 'whatever the message, it arrives as written',
      status: 'held',
      cases: 20,
      wanted: 20,
      thrownAway: 1,
      ms: 100,
      exercised: { 'message.static-text': 20 },
      lengths: { '1': 12, '2': 8 },
      outcomes: { accept: 20 },
      marks: { emoji: 4 },
      boundaries: { 'a millisecond before the limit': 3 },
    },
    {
      name: 'grey-zones',
      promise: 'what the documents leave open is recorded',
      status: 'recorded',
      cases: 20,
      wanted: 20,
      thrownAway: 0,
      ms: 100,
      exercised: {},
      lengths: { '2': 20 },
      outcomes: { 'no transfer': 20 },
      marks: { 'skill id "007"': 20 },
      observed: { 'skill id "007": says its fallback': 20 },
    },
    {
      name: 'silence',
      promise: 'a silent bot is bypassed',
      status: 'counterexample',
      cases: 4,
      wanted: 20,
      thrownAway: 0,
      ms: 100,
      exercised: { 'silence.configured-wait': 4 },
      lengths: { '9': 4 },
      outcomes: { accept: 4 },
      marks: {},
      counterexample: {
        requirement: 'silence.configured-wait',
        by: 'rule',
        scenario: 'generated/silence-1a2b3c4d',
        channel: 'messaging',
        paragraph: 'FAIL  silence.configured-wait',
        token: 'abc',
        replay: 'npm test -- --replay=abc',
        steps: 9,
        afterCases: 4,
        shrinkingPlays: 12,
        shrinkingStopped: 'its time was up',
        notPlayedAgain: 'No answer within 5 s.',
        file: 'counterexamples/silence-1a2b3c4d.json',
      },
    },
  ],
};
