import { expect, test } from '../../quality/testing/test';
import { splitCommand } from './split-command';

for (const [command, words] of [
  ['python3 bot.py', ['python3', 'bot.py']],
  ["java -jar 'my bot.jar'", ['java', '-jar', 'my bot.jar']],
  ['run "a \\"b\\" c" \'\\n\'', ['run', 'a "b" c', '\\n']],
  ['say "" a\\ b', ['say', '', 'a b']],
  ['echo $HOME && rm -rf *', ['echo', '$HOME', '&&', 'rm', '-rf', '*']],
  ['  ', []],
] as const) {
  test(`${JSON.stringify(command)} has ${words.length} words`, () => {
    expect(splitCommand(command)).toEqual(words);
  });
}

test('a quote that is never closed is told', () => {
  expect(() => splitCommand("say 'hello")).toThrow("a quote ' that is never closed");
});

test('a backslash at the end is told', () => {
  expect(() => splitCommand('say hello\\')).toThrow('ends in a backslash');
});
