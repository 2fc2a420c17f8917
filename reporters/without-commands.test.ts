import { obeyedCommands } from '../quality/testing/obeyed-commands';
import { expect, test } from '../quality/testing/test';
import { withoutCommands } from './without-commands';

const commands: readonly string[] = [
  '::error::forged',
  '  \t::set-output name=exit-code::0',
  'one\n::stop-commands::x',
  'one\r::error::two',
  'one\r\n \u00a0::error::two',
  'one\u2028::error::two\u0085::error::three',
  '##[error]forged',
  'in a line ##[group]forged',
  '##vso[task.complete result=Succeeded;]',
  'in a line "##vso[task.setvariable variable=PATH]x"',
  "##teamcity[testFailed name='x']",
  '####teamcity[x]',
  '::::',
];

for (const text of commands) {
  test(`${JSON.stringify(text)} is no command any more`, () => {
    expect(obeyedCommands(text), 'what is to be guarded').not.toEqual([]);

    const shown = withoutCommands(text);

    expect(obeyedCommands(shown)).toEqual([]);
    expect(shown.replaceAll('\\u0023', '#').replaceAll('\\u003a', ':')).toBe(text);
  });
}

test('characters of no width hide no command', () => {
  expect(withoutCommands('\u200b::error::x')).toBe('\u200b:\\u003aerror::x');
  expect(withoutCommands('#\u00ad#v\u200bso[x]')).toBe('#\u00ad\\u0023v\u200bso[x]');
});

test('what would be a command if the text went on is none', () => {
  for (const text of ['##', '##v', '##teamcity']) expect(withoutCommands(text)).toContain('#\\u0023');
});

test('text that no build server obeys stays as it is', () => {
  const text = 'a :: b\n# One\n## Two\n[x] ##\nstd::vector ##three [x]: c::d\nhttp://[::1]:80/';

  expect(withoutCommands(text)).toBe(text);
});

test('a million odd characters are told at once', () => {
  const many = ['\n', ' ', '\t', '#', ':', '##a', '#\u200b', '\u0085 '].map((each) => each.repeat(1_000_000));
  const startedAt = performance.now();

  for (const text of many) withoutCommands(text);

  // A search that looks again from every place would take hours.
  expect(performance.now() - startedAt).toBeLessThan(60_000);
});
