import { expect, test } from '../../quality/testing/test';
import { markdownCode, markdownCodeInCell } from './markdown-code';

/** The cells of a line, by the strictest reading: a backslash escapes whatever follows it, another backslash too. */
function cells(line: string): string[] {
  return line.match(/(?:\\.|[^\\|\n])+/g)?.map((each) => each.trim()) ?? [];
}

for (const [what, text, code] of [
  ['a bar', 'a | b', 'a | b'],
  ['a bar after a backslash', 'a\\| b', 'a\\u005c| b'],
  ['a bar after two backslashes', 'a\\\\| b', 'a\\\\u005c| b'],
  ['backticks', 'a ` b `` c', 'a ` b `` c'],
  ['a line break', 'a\n\n# b', 'a\\u000a\\u000a# b'],
  ['markup', '**a** [b](c) <b>', '**a** [b](c) <b>'],
  ['a mark that turns the direction', 'a\u202eb', 'a\\u202eb'],
] as const) {
  test(`${what} stays in its cell as it is`, () => {
    const [first = '', ...rest] = cells(`| ${markdownCodeInCell(text, 300)} | last |`);
    const [, ticks = '', within] = /^(`+) (.*) \1$/.exec(first) ?? [];

    expect(rest).toEqual(['last']);
    expect(within?.replace(/\\\|/g, '|')).toBe(code);
    expect(within?.match(/`+/g)?.map(({ length }) => length) ?? []).not.toContain(ticks.length);
  });
}

test('outside a table no bar has a backslash', () => {
  expect(markdownCode('a | b', 300)).toBe('` a | b `');
});

test('a long text is cut, with its length', () => {
  const code = markdownCode('\u0007'.repeat(100_000), 300);

  expect(code.length).toBeLessThan(360);
  expect(code).toContain('\\u0007');
  expect(markdownCode('`'.repeat(100_000), 300).length).toBeLessThan(360);
});
