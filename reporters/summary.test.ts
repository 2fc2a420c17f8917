import { rowOf, rows } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import { factsWith } from '../quality/testing/run-folder';
import { sampleRun } from '../quality/testing/sample-run';
import { messageTooLate } from '../quality/testing/sample-traces';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { causesOf } from '../judge/words/causes-of';
import { summaryMarkdown } from './summary';

test('the summary says the conclusion first', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  expect(summaryMarkdown(run, evidence)).toMatch(
    /^# Agent escalation: does not conform, partial; \d+ of 43 apply; \d+ need capabilities that are not declared\n\nExit code 1: /,
  );
});

test('the summary names every requirement of the run once in its table', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const text = summaryMarkdown(run, evidence);
  for (const { id } of run.results) expect(text.split(`| [\`${id}\`][`)).toHaveLength(2);
});

test('what an implementation wrote is shown as code and nothing else', () => {
  const { run, evidence } = judgeRun(
    ...sampleRun({}, [{ kind: 'protocol', message: '```\n# forged <script>window.stolen=1</script>' }]),
  );
  const text = summaryMarkdown(run, evidence);
  const blocks = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
  const spans = blocks.replace(/<code>[^<>]*<\/code>/g, '');
  const markup = spans.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(text).toContain('<script>');
  expect(markup).not.toMatch(/<script|onerror|forged|drawkcab|heading/);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800]/);
});

test('every line of a table has as many cells as its head', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const lines = summaryMarkdown(run, evidence).split('\n');
  const cells = (line: string) => line.split(/(?<!\\)\|/).length;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (line.startsWith('|') && before?.startsWith('|')) expect(cells(line)).toBe(cells(before));
  });
});

test('every requirement in the table links to the heading under which it is documented', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const text = summaryMarkdown(run, evidence);
  const urls = new Map([...text.matchAll(/^\[(source \d+)\]: (\S+)$/gm)].map(([, name, url]) => [name, url]));
  const linked = [...text.matchAll(/^\| \[`([^`]+)`\]\[(source \d+)\] \|/gm)].map(([, id, name]) => [
    id,
    urls.get(name),
  ]);
  expect(linked).toEqual(run.results.map(({ id }) => [id, sourceUrl(rowOf(id).source)]));
  expect(linked.length).toBeGreaterThan(0);
});

/** Every requirement fails, in words as long and as hostile as may be. */
function worst(text: string) {
  const [file] = sampleRun({ notes: Array.from({ length: 50 }, (_, n) => `${n} ${text}`) }, [
    ...Array.from({ length: 400 }, (_, n) => ({
      kind: 'protocol',
      message: `${n} ${text}\n${text}`,
      scenario: 'cap/two',
    })),
  ]);
  const kept = rows.map(({ id }) => ({
    ...{ requirement: id, verdict: 'fail' as const, because: text, expected: text, evidence: [], listed: true },
    ...{ scenario: 'message/too-late', channel: 'messaging' as const },
  }));
  const declaration = { ...factsWith({}).declaration, implementation: { name: text, version: text } };
  const capabilities = ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'];
  const facts = { ...(file.facts as object), declaration: { ...declaration, capabilities } } as never;
  return judgeRun({ ...file, facts }, [messageTooLate], kept);
}

for (const [what, text] of [
  ['long words', 'word '.repeat(2_000)],
  ['controls', '\u0000\u001b'.repeat(3_000)],
  ['backticks', '`'.repeat(9_000)],
  ['new lines', 'a\n'.repeat(5_000)],
  ['bars', '|'.repeat(9_000)],
] as const) {
  test(`the summary is shorter than 60,000 characters whatever failed, with ${what}`, () => {
    const { run, evidence } = worst(text);
    const told = summaryMarkdown(run, evidence);
    expect(run.counts.failed).toBeGreaterThan(60);
    expect(told.length).toBeLessThan(60_000);
    expect(told).toMatch(/^… and \d+ more, in the report\.$/m);
    expect(told.split('<details>')).toHaveLength(told.split('</details>').length);
  });
}

test('what fails and gates comes first, by its ids and by its causes', () => {
  const { run, evidence } = worst('It did not.');
  const text = summaryMarkdown(run, evidence);
  const [, ids = ''] = /^\*\*\d+ failed:\*\* (.*)$/m.exec(text) ?? [];
  const paragraphs = [...text.matchAll(/^<details><summary><code>(\S+)<\/code> failed/gm)].map(([, id]) => id);
  const gating = run.results.filter((result) => result.gating && result.status === 'failed').map(({ id }) => id);
  expect(ids.split(', ')).toEqual(gating.map((id) => `\`${id}\``));
  expect(paragraphs.length).toBeGreaterThan(0);
  expect(paragraphs).toEqual(
    causesOf(run)
      .slice(0, paragraphs.length)
      .map(({ root }) => root.id),
  );
  expect(text.indexOf(ids)).toBeLessThan(text.indexOf('<details>'));
});

test('where nothing was played there is no table', () => {
  const [{ facts, faults }] = sampleRun({}, [{ kind: 'unreachable', message: 'No answer.' }]);
  const { run, evidence } = judgeRun({ facts, plays: [], faults }, []);
  const text = summaryMarkdown(run, evidence);
  expect(text).toMatch(/^# Agent escalation: no verdict, partial\n/);
  expect(text).toContain('FAULT  unreachable\n  No answer.');
  expect(text).not.toMatch(/^\|/m);
  expect(text).not.toContain('<details>');
  expect(text.length).toBeLessThan(4_000);
});
