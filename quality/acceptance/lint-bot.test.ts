/** The word lint-bot, as it is called: exit codes, formats, several files, and what it says of a file that is no export. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { words } from '../../cli/words';
import { botChecks } from '../../exports/checks/table';
import { faultyDeskFile, gardenDeskFile } from '../testing/garden-desk';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

let folder: TemporaryFolder;
let noExport: string;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  noExport = path.join(folder.path, 'no-export.json');
  writeFileSync(noExport, '[]');
});

test.afterAll(() => folder.remove());

test('a bot without a fault ends with 0, one with faults with 1, and what is no export with 2', async () => {
  const good = await calledWith(['lint-bot', gardenDeskFile]);
  expect([good.code, good.complaint]).toEqual([0, '']);
  expect(good.output).toContain(
    '"Garden Desk", 4 dialogs, 9 interactions, 1 escalation: 0 errors, 0 warnings, 0 infos.',
  );

  const faulty = await calledWith(['lint-bot', faultyDeskFile]);
  expect([faulty.code, faulty.complaint]).toEqual([1, '']);
  expect(faulty.output).toContain('1 error, 4 warnings, 1 info.');

  const none = await calledWith(['lint-bot', noExport]);
  expect(none.code).toBe(2);
  expect(none.complaint).toContain('no-export.json cannot be read as an export of a bot: at its top, expected');
});

test('each finding is a paragraph: what, what was expected, where to look, where it is written, how to mend it', async () => {
  const { output } = await calledWith(['lint-bot', 'exports/fixtures/garden-desk-with-faults.json']);
  expect(output).toContain(
    [
      'ERROR  skill.non-numeric-sends-fallback   MUST · documented',
      '  The Agent Skill Id of the interaction "transfer" is "gardeners", which is no number: the consumer reads the fallback message, and nothing is transferred.',
      '  Expected  a number, or a variable such as {$botContext.skillId} that holds one',
      '  Look at   exports/fixtures/garden-desk-with-faults.json:211, dialog "Gardener", interaction "transfer", conversationMessage[4]',
      '  Source    Integration interactions, "Add an Agent Transfer interaction"',
    ].join('\n'),
  );
});

test('the paragraph in the guide is one that is printed, and its table has every check', async () => {
  const { output } = await calledWith(['lint-bot', 'exports/fixtures/garden-desk-with-faults.json']);
  const guide = readFileSync(path.resolve(__dirname, '..', '..', 'docs', 'bot-builders.md'), 'utf8');
  const [, printed = ''] = /<!-- flaw: begin -->\s*```text\n([\s\S]*?)```\s*<!-- flaw: end -->/.exec(guide) ?? [];

  expect(printed).not.toBe('');
  expect(output).toContain(printed.trimEnd());
  const listed = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
  expect(listed).toEqual(botChecks.map(({ name }) => name));
});

test('several files are told one after the other, and one that is no export hides none of them', async () => {
  const { code, output, complaint } = await calledWith(['lint-bot', faultyDeskFile, noExport, gardenDeskFile]);
  expect(code).toBe(2);
  expect(output).toContain('"Garden Desk, as it should not be"');
  expect(output).toContain('"Garden Desk"');
  expect(output).toContain('In all 3 files: 1 error, 4 warnings, 1 info.');
  expect(complaint).toContain('no-export.json cannot be read');
});

test('as JSON', async () => {
  const { code, output } = await calledWith(['lint-bot', '--format=json', faultyDeskFile, noExport]);
  const told = JSON.parse(output) as {
    counts: unknown;
    exitCode: number;
    files: { findings?: { requirement: string; source: { url: string } }[]; problem?: string }[];
  };
  expect([code, told.exitCode]).toEqual([2, 2]);
  expect(told.counts).toEqual({ files: 2, unreadable: 1, error: 1, warning: 4, info: 1 });
  expect(told.files[0]?.findings?.map(({ requirement }) => requirement)).toEqual([
    'skill.non-numeric-sends-fallback',
    'message.last-before-transfer',
    'delay.texts-arrive-first',
    'immediate.failure-reaches-rule',
    'deferred.sentinel-reaches-bot',
    'cap.user-friendly-response-instead',
  ]);
  expect(told.files[1]?.problem).toContain('cannot be read');
});

test('as SARIF', async () => {
  const { code, output } = await calledWith([
    'lint-bot',
    '--format=sarif',
    'exports/fixtures/garden-desk-with-faults.json',
  ]);
  const { version, runs } = JSON.parse(output) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
      }[];
    }[];
  };
  const [run] = runs;
  expect([code, version, runs.length]).toEqual([1, '2.1.0', 1]);
  expect(run?.results.map(({ level }) => level)).toEqual(['error', 'warning', 'warning', 'warning', 'warning', 'note']);
  for (const each of run?.results ?? []) expect(run?.tool.driver.rules[each.ruleIndex]?.id).toBe(each.ruleId);
  expect(run?.results[0]?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'exports/fixtures/garden-desk-with-faults.json' },
    region: { startLine: 211 },
  });
});

test('as JUnit, in which an info is no failure', async () => {
  const { code, output } = await calledWith(['lint-bot', '--format=junit', faultyDeskFile, noExport]);
  expect(code).toBe(2);
  expect(output.match(/<testcase /g)).toHaveLength(botChecks.length + 1);
  expect(output.match(/<failure /g)).toHaveLength(5);
  expect(output.match(/<error /g)).toHaveLength(1);
});

test('a format that there is not is refused', async () => {
  const { code, complaint } = await calledWith(['lint-bot', '--format=html', gardenDeskFile]);
  expect(code).toBe(2);
  expect(complaint).toContain('Allowed choices are text, json, sarif, junit.');
});

test('without a file it says what to name', async () => {
  const { code, complaint } = await calledWith(['lint-bot']);
  expect(code).toBe(2);
  expect(complaint).toContain('Name at least one export of a bot: npm run lint-bot -- bot.json');
});

test('a path is resolved where the person stands', async () => {
  const { code } = await calledWith(['lint-bot', 'garden-desk.json'], { cwd: path.dirname(gardenDeskFile) });
  expect(code).toBe(0);
  expect(words.map(({ name }) => name)).toContain('lint-bot');
});
