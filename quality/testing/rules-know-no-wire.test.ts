/** A rule asks what happened. How a recorded call looked on the wire is read in trace/what-happened.ts alone. */
import { sourceFiles } from './source-files';
import { expect, test } from './test';

/** Reads an address, a body, or the word by which a trace records an answer. */
const wire = /(?<!String)\.raw\b|[{,] raw\b|\.call\b|[{,] call\b|TransferAccepted|\banswer [!=]== '/;

const readers = (files: readonly { readonly path: string; readonly text: string }[]) =>
  files.filter(({ text }) => wire.test(text)).map(({ path }) => path);

test('no rule, no observation, no reading of turns looks at the wire', () => {
  const looked = sourceFiles().filter(
    ({ path }) =>
      /^(judge\/(rules|observations)|trace)\//.test(path) &&
      !path.endsWith('.test.ts') &&
      // What writes events down for people shows them as they were recorded.
      !['trace/what-happened.ts', 'trace/render-event.ts', 'trace/redactor.ts'].includes(path),
  );

  expect(looked.length).toBeGreaterThan(100);
  expect(readers(looked)).toEqual([]);
});

for (const text of [
  "refused.call.endsWith('/transfers')",
  'filter(({ raw }) => lacksMessage(raw))',
  'answer.raw',
  "answer?.answer === 'reset'",
]) {
  test(`a rule with ${text} is found`, () => {
    expect(readers([{ path: 'judge/rules/a.ts', text }])).toEqual(['judge/rules/a.ts']);
  });
}

test('a text without escapes is no body', () => {
  expect(readers([{ path: 'judge/rules/a.ts', text: 'String.raw`\\\\n`' }])).toEqual([]);
});
