/** The table of options is whole: what it says of each option is what the command takes. */
import { answering, optionTable, type OptionRow } from '../judge/words/option-table';
import { channels, clocks } from '../protocol/schemas';
import { expect, test } from '../quality/testing/test';
import { readers } from './readers';
import { words } from './words';

const rows: readonly OptionRow[] = optionTable;

test('every option has a name and a key of its own', () => {
  for (const { name, options } of words) {
    expect(new Set(options.map((row) => row.name)).size, name).toBe(options.length);
    expect(new Set(options.map((row) => row.key)).size, name).toBe(options.length);
  }
});

test('an option takes a value exactly when it is known how to read one', () => {
  for (const { options } of words) {
    for (const row of options) expect(row.kind === undefined, row.name).toBe(row.takes === undefined);
  }
});

test('what an option is when it is left out can be read, and is told', () => {
  const withDefault = words.flatMap(({ options }) => options.filter(({ byDefault }) => byDefault !== undefined));

  expect(withDefault.length).toBeGreaterThan(5);
  for (const { name, kind = 'text', byDefault = '', means } of withDefault) {
    expect(() => readers[kind](byDefault), name).not.toThrow();
    expect(means, name).toContain('{default}');
  }
});

test('the choices that an option shows are those that it takes', () => {
  const choices = Object.fromEntries(rows.map(({ name, takes = '' }) => [name, takes.split('|')]));

  expect(choices).toMatchObject({ channel: channels, clock: clocks });
});

test('no option is called as what every word answers to', () => {
  const taken = Object.values(answering).map(({ flags }) => flags.replace(/^.*--/, ''));

  expect(rows.filter(({ name }) => taken.includes(name))).toEqual([]);
});

test('the options that a replay line repeats are those that decide how an implementation is reached, played and judged', () => {
  const repeated = (replay: 'requirement' | 'case' | 'rest') =>
    rows.filter(({ inReplay }) => inReplay?.includes(replay)).map(({ name }) => name);
  const always = [
    'profile',
    'clock',
    'strict',
    'call-deadline',
    'header',
    'ca',
    'proxy',
    'connections',
    'command',
    'silence-command',
    'pass-env',
    'wait',
    'platform-host',
    'config',
    'bot',
  ];

  expect(repeated('case').sort()).toEqual([...always].sort());
  expect(repeated('requirement').sort()).toEqual([...always, 'channel', 'repeat', 'thorough'].sort());
  expect(repeated('rest').sort()).toEqual([...always, 'channel', 'only', 'budget', 'shard', 'thorough'].sort());
});
