import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../quality/testing/chromium';
import { factsWith, runFolder, type RunFolder } from '../quality/testing/run-folder';
import { hostile, hostileText, messageTooLate, wellDone } from '../quality/testing/sample-traces';
import { expect, test } from '../quality/testing/test';
import { askForAgent, someMessage, traceOf } from '../quality/testing/trace-builder';
import { makeAllureReport, NoReport } from './allure-report';
import { judgeFolder } from '../run/judge-folder';
import { verdictFile, verdictFileName } from '../judge/verdict/verdict-file';
import { stampAllureResults } from './stamp-allure-results';

const root = path.join(__dirname, '..');
const only = [
  'message.before-transfer',
  'route.integration-transfers',
  'skill.id-not-truncated',
  'cap.per-conversation',
  'silence.reply-cancels',
  'message.in-transfer-request',
  'message.variable',
];

/** A failure that the implementer knows and bears. */
const waiver = {
  requirement: 'message.in-transfer-request',
  reason: 'The connector of old cannot.',
  owner: 'Bot team',
  expires: '2999-12-31',
  at: 'waivers.yaml line 2',
};

/** A skill id of which the documents do not say whether it is a number. */
const greySkill = traceOf(
  {
    scenario: 'grey/skill-ids-by-integration',
    title: 'A grey number.',
    conversations: { main: { integration: { agentSkillId: '007' } } },
  },
  [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'transfer-requested', attempt: 1, skillId: '007', message: someMessage },
  ],
);

test.describe('the report', () => {
  let run: RunFolder;
  let page: string;
  let browser: Browser;

  test.beforeAll(async () => {
    const declaration = { ...factsWith({}).declaration, capabilities: [] };
    const unreachable = { kind: 'unreachable', message: 'No answer within 5 s.' };
    run = await runFolder(
      factsWith({ only, declaration, waivers: [waiver] }),
      [messageTooLate, hostile, greySkill, { ...wellDone, exercises: ['message.before-transfer'] }],
      [
        {
          scenario: 'cap/two',
          channel: 'messaging',
          trace: null,
          fault: unreachable,
          exercises: ['cap.per-conversation'],
        },
      ],
    );
    const file = path.join(run.folder, 'run.json');
    const whole = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...whole, faults: [{ kind: 'suite', message: 'Something broke here.' }] }));
    await presentSpecs(run.folder);
    const resolutions = stampAllureResults(run.folder, judgeFolder(run.folder).run, {});
    page = await makeAllureReport(run.folder, { name: `Agent escalation: ${hostileText}`, resolutions });
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
  });

  test.afterAll(async () => {
    await browser?.close();
    await run?.remove();
  });

  test('shows the paragraph of a failing requirement to a reader who opens the file', async () => {
    const { context, tab, asked } = await open(browser, page);
    await showTest(tab, 'the consumer gets the Message to User before the hand-over');
    const paragraph = tab.getByText('FAIL  message.before-transfer   MUST · documented').first();
    await paragraph.waitFor({ state: 'visible' });
    expect(await tab.locator('body').innerText()).toContain('Replay    npm test -- --target=http://127.0.0.1:8080');
    expect(asked).toEqual([]);
    await context.close();
  });

  test('runs nothing that an implementation wrote', async () => {
    const { context, tab, asked } = await open(browser, page);
    await showTest(tab, 'an Integration interaction transfers the conversation to the configured skill');
    await tab.getByText('FAIL  route.integration-transfers').first().waitFor({ state: 'visible' });
    expect(await tab.evaluate('window.stolen')).toBeUndefined();
    expect(asked).toEqual([]);
    await context.close();
  });

  test('leaves no file of Allure where the command was started', async () => {
    expect(await readdir(process.cwd())).not.toContain('known-issues.json');
  });

  test('loads no script from elsewhere', async () => {
    const html = await readFile(page, 'utf8');
    const from = [...html.matchAll(/<script[^>]*\ssrc\s*=\s*["']?([a-z]*:?\/?\/?)/gi)].map((match) => match[1]);
    expect(from).toEqual(['data:']);
    expect(html).not.toContain('googletagmanager');
  });

  test('gives each requirement the status that the verdict gives it', async () => {
    const results = await resultsIn(run.folder);
    const statuses: Record<string, string> = Object.fromEntries(
      results.map((result) => [labelOf(result, 'feature') ?? '', result.status]),
    );
    const judged = judgeFolder(run.folder).run;
    expect(Object.fromEntries(judged.results.map(({ id, status }) => [id, status]))).toEqual({
      'route.integration-transfers': 'failed',
      'message.before-transfer': 'failed',
      'message.in-transfer-request': 'waived',
      'message.variable': 'inconclusive',
      'skill.id-not-truncated': 'failed',
      'silence.reply-cancels': 'not-applicable',
      'cap.per-conversation': 'inconclusive',
    });
    expect(statuses).toEqual({
      'route.integration-transfers': 'failed',
      'message.before-transfer': 'failed',
      // It is resolved by its waiver, and Allure resolves failures alone.
      'message.in-transfer-request': 'failed',
      'message.variable': 'unknown',
      'skill.id-not-truncated': 'failed',
      'silence.reply-cancels': 'skipped',
      'skill.grey-numbers': 'passed',
      // A fault kept it from being judged. The fault itself is broken.
      'cap.per-conversation': 'unknown',
      'fault unreachable': 'broken',
      'fault suite': 'broken',
      // A part is never all green.
      extent: 'skipped',
    });
  });

  test('says of a requirement what it is, why it was skipped and where it is written', async () => {
    const results = await resultsIn(run.folder);
    const skipped = results.find((result) => labelOf(result, 'requirement') === 'silence.reply-cancels');
    expect(skipped?.statusDetails?.message).toContain('does not declare the capability "bot-outage"');
    expect(labelOf(skipped, 'epic')).toBe('Silence: the bot does not respond');
    expect(labelOf(skipped, 'severity')).toBe('critical');
    expect(skipped?.labels.filter(({ name }) => name === 'tag').map(({ value }) => value)).toEqual([
      'must',
      'inferred',
      'page',
    ]);
    expect(skipped?.links[0]?.url).toContain('https://developers.liveperson.com/');
  });

  test('shows each finding with its own status, and no step that ran as a finding that passed', async () => {
    const results = await resultsIn(run.folder);
    const failed = results.find((result) => labelOf(result, 'requirement') === 'message.before-transfer');
    const findings = failed?.steps.find(({ name }) => name.startsWith('Then '))?.steps ?? [];

    const seen = [...new Set(findings.map(({ name, status }) => `${name.split(':')[0] ?? ''} ${status}`))];

    expect(seen.sort()).toEqual(['fail failed', 'pass passed']);
  });

  test('says what a requirement weighs, and where its spec stands', async () => {
    const results = await resultsIn(run.folder);
    const failed = results.find((result) => labelOf(result, 'requirement') === 'message.before-transfer');

    expect(labelOf(failed, 'weight')).toBe('the claim fails by it');
    expect(failed?.titlePath).toEqual(['specs', 'message.spec.ts', 'message.before-transfer']);
  });

  test('says the verdict before all other facts, and a hostile name in plain letters', async () => {
    const { context, tab } = await open(browser, page);
    await tab.getByText('Metadata').first().waitFor();

    const told = await tab.locator('body').innerText();

    expect(told).toContain(`Agent escalation: \\u001b[2J`);
    expect(told).toMatch(/Metadata\s+\d+\s+Verdict\s+no verdict, partial \(exit code \d\)/);
    await tab.screenshot({ path: test.info().outputPath('allure.png') });
    await context.close();
  });

  test('files every kind of result under a heading of its own, and what is beside the profile apart', async () => {
    const { context, tab } = await open(browser, page);

    await tab.getByText('Categories').first().click();
    await tab.getByText('In the profile: failed').waitFor();

    const told = await tab.locator('body').innerText();
    expect(told.match(/^(?:In|Beside) the profile: .*\n\d+$/gm)).toEqual([
      'In the profile: failed\n2',
      'In the profile: not judged\n1',
      'In the profile: waived\n1',
      'Beside the profile: failed\n1',
      'Beside the profile: not judged\n1',
      'Beside the profile: not applicable\n1',
    ]);
    for (const heading of ['Fault of the suite', 'Fault of target, adapter or usage', 'Observed, never judged']) {
      expect(told).toMatch(new RegExp(`${heading}\\s+1\\s`));
    }
    expect(told).not.toContain('Product errors');
    await tab.screenshot({ path: test.info().outputPath('categories.png') });
    await context.close();
  });

  test('tells as resolutions what is borne, with its owner and reason, and what has no weight', async () => {
    const { context, tab } = await open(browser, page);

    await tab.getByText('Resolutions').first().click();
    await tab.getByText('Accepted').first().waitFor();

    const told = await tab.locator('body').innerText();
    expect(told).toContain('Bot team bears it until 2999-12-31: The connector of old cannot.');
    expect(told).toContain('No weight for the claim: beside the claim');
    await tab.screenshot({ path: test.info().outputPath('resolutions.png') });
    await context.close();
  });

  test('has in its ring nothing that failed but what the claim fails by', async () => {
    const { context, tab } = await open(browser, page);

    const ring = tab.locator('article path[role="img"]');
    await ring.first().waitFor();

    const parts = await tab.evaluate<string[]>(
      `[...document.querySelectorAll('article path[role="img"]')].map((each) => each.getAttribute('aria-label') ?? '')`,
    );
    expect(parts.find((part) => part.includes('failed'))).toMatch(/^2 failed/);
    expect(
      await tab
        .getByText(/^\d+(\.\d+)?%$/)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    await context.close();
  });

  test('says whose turn it is', async () => {
    const results = await resultsIn(run.folder);
    const ownerOf = (feature: string) =>
      labelOf(
        results.find((each) => labelOf(each, 'feature') === feature),
        'owner',
      );

    expect(ownerOf('message.in-transfer-request')).toBe('Bot team');
    expect(ownerOf('message.before-transfer')).toBe('the implementer');
    expect(ownerOf('fault unreachable')).toBe('whoever runs the implementation');
    expect(ownerOf('fault suite')).toBe('the authors of the suite');
    expect(ownerOf('silence.reply-cancels')).toBeUndefined();
  });

  test('holds the deciding play, told and as data', async () => {
    const results = await resultsIn(run.folder);
    const failed = results.find((result) => labelOf(result, 'requirement') === 'message.before-transfer');
    expect(failed?.steps.map(({ name }) => name.split(' ')[0]).slice(0, 3)).toEqual(['Given', 'When', 'Then']);
    expect(failed?.steps.flatMap(({ attachments }) => attachments).map(({ name, type }) => [name, type])).toEqual([
      ['picture of message/too-late on messaging', 'image/svg+xml'],
      ['conversation of message/too-late on messaging', 'text/plain'],
      ['trace of message/too-late on messaging', 'application/json'],
      ['further plays that failed', 'text/plain'],
    ]);
  });
});

test('the issue of a waiver is a link when it is the address of a page', async () => {
  const waiver = (requirement: string, issue: string) => ({
    requirement,
    reason: 'Known.',
    owner: 'team',
    expires: '2999-12-31',
    at: 'waivers.yaml line 2',
    issue,
  });
  const waivers = [
    waiver('message.before-transfer', 'https://issues.example/47'),
    waiver('route.integration-transfers', 'javascript:alert(1)'),
  ];
  const run = await runFolder(factsWith({ only: waivers.map(({ requirement }) => requirement), waivers }), [
    messageTooLate,
    hostile,
  ]);
  try {
    await presentSpecs(run.folder, 0);
    const results = await resultsIn(run.folder);

    const issues = results.map((result) => [
      labelOf(result, 'requirement'),
      result.links.filter(({ type }) => type === 'issue').map(({ name, url }) => [name, url]),
    ]);

    expect(Object.fromEntries(issues)).toMatchObject({
      'message.before-transfer': [['https://issues.example/47', 'https://issues.example/47']],
      'route.integration-transfers': [],
    });
  } finally {
    await run.remove();
  }
});

test('a report that cannot be made is a fault that names the results', async () => {
  const run = await runFolder(factsWith({}), []);
  try {
    const making = makeAllureReport(run.folder, { name: 'none' });
    await expect(making).rejects.toThrow(NoReport);
    await expect(making).rejects.toThrow(
      /the specs were not presented.*The verdict and the other files are not affected/,
    );
  } finally {
    await run.remove();
  }
});

for (const [what, script, why, deadlineMs] of [
  ['dies', 'process.kill(process.pid, "SIGKILL")', /allure ended with code none/, 60_000],
  [
    'ends with another code',
    'console.error("out of room"); process.exit(3)',
    /allure ended with code 3.*out of room/,
    60_000,
  ],
  ['makes no page', '', /allure wrote no page/, 60_000],
  ['hangs', 'setInterval(() => undefined, 1_000)', /allure was not done after 50 ms/, 50],
  ['is not there', undefined, /allure did not start: .*ENOENT/, 60_000],
] as const) {
  test(`an Allure that ${what} gives no report, and says so`, async () => {
    const run = await runFolder(factsWith({}), []);
    try {
      await mkdir(path.join(run.folder, 'allure-results'));
      const start = async () =>
        script === undefined ? spawn('/no/such/allure') : spawn(process.execPath, ['-e', script]);
      const making = makeAllureReport(run.folder, { name: 'none', start, deadlineMs });

      await expect(making).rejects.toThrow(why);
      await expect(making).rejects.toThrow(NoReport);
    } finally {
      await run.remove();
    }
  });
}

test('an Allure that works without end is ended when the command is stopped', async () => {
  const run = await runFolder(factsWith({}), []);
  try {
    await mkdir(path.join(run.folder, 'allure-results'));
    const stop = new AbortController();
    const start = async () => {
      const child = spawn(process.execPath, ['-e', 'for (;;);']);
      child.once('spawn', () => stop.abort());
      return child;
    };

    await expect(makeAllureReport(run.folder, { name: 'none', start, signal: stop.signal })).rejects.toThrow(NoReport);
  } finally {
    await run.remove();
  }
});

/** Runs the real specs on a results folder, as the command does. Where requirements failed, so does their presentation. */
async function presentSpecs(folder: string, expected = 1): Promise<void> {
  const cli = require.resolve('@playwright/test/cli');
  const env = { ...process.env, CONFORMANCE_PRESENTED: folder };
  const { run, evidence } = judgeFolder(folder);
  await writeFile(path.join(folder, verdictFileName), verdictFile(run, evidence));
  const child = spawn(process.execPath, [cli, 'test', '--project=specs', '--workers=1'], {
    cwd: root,
    env,
    stdio: 'pipe',
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code, said).toBe(expected);
}

async function open(browser: Browser, page: string) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const own = pathToFileURL(page).href;
  const asked: string[] = [];
  tab.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) asked.push(url);
  });
  await tab.goto(own);
  return { context, tab, asked };
}

async function showTest(tab: Awaited<ReturnType<typeof open>>['tab'], title: string): Promise<void> {
  await tab.getByText(title).first().click();
}

interface AllureStep {
  readonly name: string;
  readonly status: string;
  readonly steps: readonly AllureStep[];
  readonly attachments: AllureResult['attachments'];
}

interface AllureResult {
  readonly status: string;
  readonly statusDetails?: { readonly message?: string };
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly links: readonly { readonly url: string; readonly name?: string; readonly type?: string }[];
  readonly titlePath: readonly string[];
  readonly steps: readonly AllureStep[];
  readonly attachments: readonly { readonly name: string; readonly type: string }[];
}

async function resultsIn(folder: string): Promise<AllureResult[]> {
  const results = path.join(folder, 'allure-results');
  const files = (await readdir(results)).filter((file) => file.endsWith('-result.json'));
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(path.join(results, file), 'utf8')) as AllureResult),
  );
}

function labelOf(result: AllureResult | undefined, name: string): string | undefined {
  return result?.labels.find((label) => label.name === name)?.value;
}
