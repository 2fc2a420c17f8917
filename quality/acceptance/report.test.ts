/** What a reviewer gets from real runs, and what may not be in it. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../testing/chromium';
import { keptRuns } from '../../results/verdict-history';
import { parseVerdictFile, VerdictFile } from '../../results/verdict-file-schema';
import { namedInReadme } from '../testing/named-in-readme';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { compareFiles } from '../../cli/compare';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';
import { run } from '../../run/run';
import { suiteVersion } from '../../cli/suite-version';
import { verifyClaimFile } from '../../cli/verify-claim';

const user = 'canary-user-51733';
const password = 'canary-word-86420';
const inEnvironment = 'canary-environment-97531';
const inHeader = 'canary-header-24680';

const only = '--only=message.before-transfer,message.once,skill.literal-number,cap.text-on-fourth-failure';
const mutant = 'mutants/words-the-cap-differently/';

/** Two more, and the requirement that each breaks. */
const others = {
  'says-message-after-transfer': 'message.before-transfer',
  'integration-transfers-to-neighbouring-skill': 'skill.literal-number',
} as const;

/** As Allure keeps a run. */
const runOfOld = {
  ...{ uuid: 'aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa', name: 'of old', timestamp: 1, url: '' },
  ...{ knownTestCaseIds: [], testResults: {}, metrics: {} },
};

test.describe('a real run', () => {
  let reference: ServedReference;
  let folder: TemporaryFolder;
  let output = '';
  const right = () => path.join(folder.path, 'right');
  const wrong = () => path.join(folder.path, 'wrong');
  const history = () => path.join(folder.path, 'history', 'history.jsonl');

  test.beforeAll(async () => {
    folder = await temporaryFolder();
    reference = await referenceOfWorker();
    process.env['CONFORMANCE_CANARY_TOKEN'] = inEnvironment;
    const guarded = new URL(reference.url);
    guarded.username = user;
    guarded.password = password;
    const header = '--header=X-Canary: ${CONFORMANCE_CANARY_HEADER}';
    mkdirSync(path.dirname(history()));
    writeFileSync(history(), `${JSON.stringify(runOfOld)}\n`.repeat(keptRuns + 5));
    await judge(guarded.href, right(), header, `--history=${path.dirname(history())}`);
    await judge(new URL(mutant, reference.url).href, wrong(), '--no-report');
    for (const name of Object.keys(others)) {
      await judge(new URL(`mutants/${name}/`, reference.url).href, path.join(folder.path, name), '--no-report');
    }
  });

  test.afterAll(async () => {
    delete process.env['CONFORMANCE_CANARY_TOKEN'];
    await folder?.remove();
  });

  async function judge(target: string, out: string, ...more: string[]): Promise<number> {
    const options = parseOptions(
      [`--target=${target}`, `--out=${out}`, only, '--seed=417', '--runs=0', '--no-contracts', ...more],
      '0',
      { CONFORMANCE_CANARY_HEADER: inHeader },
    );
    const suite = { name: 'escalation-conformance', version: suiteVersion() };
    return run(options, suite, new AbortController().signal, { write: (text: string) => (output += text) });
  }

  test('no secret is in any file or line of it', () => {
    const secrets = [user, password, inEnvironment, inHeader, Buffer.from(`${user}:${password}`).toString('base64')];
    const files = filesBelow(folder.path);

    const found = [...files.map((file) => [file, readFileSync(file).toString('latin1')] as const), ['output', output]];

    expect(files.some((file) => file.endsWith(path.join('report', 'index.html')))).toBe(true);
    expect(files.some((file) => file.endsWith(path.join('allure-report', 'index.html')))).toBe(true);
    expect(found.filter(([, text]) => secrets.some((secret) => text?.includes(secret))).map(([file]) => file)).toEqual(
      [],
    );
  });

  test('its verdict file is as the published schema says, and holds nothing that the schema does not', () => {
    for (const out of [right(), wrong()]) {
      const file = path.join(out, 'conformance.json');
      const text = readFileSync(file, 'utf8');

      expect(VerdictFile.parse(JSON.parse(text))).toEqual(JSON.parse(text));
      expect(parseVerdictFile(text, file).format).toBe(1);
    }
  });

  test('its first page says in one look that the reference conforms, and that a mutant does not', async () => {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
    try {
      const tab = await browser.newPage();
      await tab.goto(pathToFileURL(path.join(right(), 'report', 'index.html')).href);
      expect(await tab.locator('h1').innerText()).toBe('Conforms, partial');
      await tab.screenshot({ path: test.info().outputPath('reference.png') });
      await tab.getByRole('link', { name: 'Allure report' }).click();
      await tab.getByText('Agent escalation, partial').first().waitFor();
      await tab.screenshot({ path: test.info().outputPath('allure.png') });

      await tab.goto(pathToFileURL(path.join(wrong(), 'report', 'index.html')).href);
      expect(await tab.locator('h1').innerText()).toBe('Does not conform, partial');
      await tab.locator('h2#failed + ul a').first().click();
      const row = tab.locator('[id="cap.text-on-fourth-failure"]');
      expect(await row.locator('svg .cp-mark').count()).toBeGreaterThan(0);
      await tab.screenshot({ path: test.info().outputPath('mutant.png'), fullPage: true });
    } finally {
      await browser.close();
    }
  });

  test('the first page of each mutant leads to the requirement that it breaks', async () => {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
    try {
      for (const [name, id] of Object.entries(others)) {
        const tab = await browser.newPage();
        await tab.goto(pathToFileURL(path.join(folder.path, name, 'report', 'index.html')).href);

        expect(await tab.locator('h1').innerText()).toBe('Does not conform, partial');
        await tab.locator(`h2#failed + ul a[href="#${id}"]`).click();
        expect(await tab.locator(`[id="${id}"] .chip`).first().innerText()).toContain('failed');
        await tab.screenshot({ path: test.info().outputPath(`${name}.png`) });
        await tab.close();
      }
    } finally {
      await browser.close();
    }
  });

  test('nothing is in its folder that the README does not name', () => {
    const named = namedInReadme();

    expect(readdirSync(right())).toContain('allure-results');
    expect(readdirSync(right()).filter((name) => !named.includes(name))).toEqual([]);
  });

  test('its report is small', () => {
    const bytes = filesBelow(right()).reduce((sum, file) => sum + statSync(file).size, 0);

    expect(bytes).toBeLessThan(15_000_000);
  });

  test('it joins the history under the name of each requirement, and the oldest runs go', () => {
    const lines = readFileSync(history(), 'utf8').trim().split('\n');

    expect(lines).toHaveLength(keptRuns);
    expect(lines.at(-1)).toContain('requirement message.before-transfer');
    expect(lines.at(-2)).toBe(JSON.stringify(runOfOld));
  });

  test('a true claim holds', () => {
    const { code, said } = told((say) => verifyClaimFile([path.join(right(), 'conformance.json')], say));

    expect(said).toContain('The claim holds, of the part that it names.');
    expect(said).toMatch(/requirements [0-9a-f]{64}/);
    expect(code).toBe(0);
  });

  test('a claim that was touched up does not hold, and each difference is named', () => {
    const file = path.join(wrong(), 'conformance.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"conclusion": "does not conform"', '"conclusion": "conforms"'));

    const { code, said } = told((say) => verifyClaimFile([file], say));
    writeFileSync(file, text);

    expect(said).toContain('conclusion: the file claims "conforms", the traces give "does not conform".');
    expect(code).toBe(1);
  });

  test('a claim without its traces cannot be looked at', () => {
    const alone = path.join(folder.path, 'conformance.json');
    writeFileSync(alone, readFileSync(path.join(right(), 'conformance.json')));

    const { code, said } = told((say) => verifyClaimFile([alone], say));

    expect(said).toContain('holds no results: expected the description of a run');
    expect(code).toBe(2);
  });

  test('two verdicts are told side by side, with what differs first', () => {
    const out = path.join(folder.path, 'comparison');
    const files = [right(), wrong()].map((each) => path.join(each, 'conformance.json'));

    const { code, said } = told((say) => compareFiles(files, out, say));

    expect(code).toBe(0);
    expect(said).toContain('cap.text-on-fourth-failure  passed | failed');
    const comparison = JSON.parse(readFileSync(path.join(out, 'comparison.json'), 'utf8')) as {
      rows: { id: string; differs: boolean }[];
    };
    const differing = comparison.rows.filter(({ differs }) => differs).map(({ id }) => id);
    expect(differing).toContain('cap.text-on-fourth-failure');
    expect(readFileSync(path.join(out, 'comparison.md'), 'utf8')).toContain(
      '| ` cap.text-on-fourth-failure ` | passed | failed |',
    );
    expect(readFileSync(path.join(out, 'comparison.html'), 'utf8')).toContain('Verdicts compared');
  });
});

function told<T>(act: (say: (text: string) => void) => T): { code: T; said: string } {
  let said = '';
  const code = act((text) => (said += text));
  return { code, said };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
