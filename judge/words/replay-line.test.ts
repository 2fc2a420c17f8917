import { expect, test } from '../../quality/testing/test';
import { embeddedReference, replayLine, replayTokenLine, resumeLine } from './replay-line';

test('the embedded implementation is replayed without a target', () => {
  expect(replayLine({ target: embeddedReference, seed: 7 }, 'skill.literal-number')).toBe(
    'npm test -- --only=skill.literal-number --seed=7',
  );
});

test('a target is replayed at its address', () => {
  expect(replayLine({ target: 'http://127.0.0.1:8080', seed: 7 }, 'skill.literal-number')).toBe(
    'npm test -- --target=http://127.0.0.1:8080 --only=skill.literal-number --seed=7',
  );
});

test('a bot behind a custom endpoint is replayed by its adapter, its address and its description', () => {
  const none = { notApplicable: [], notGating: [], notPlayed: [], restsOn: [] };
  const facts = {
    target: 'http://a/v1/bots/b/environments/c',
    given: ['--bot=bot.yaml'],
    surface: { name: 'a custom endpoint', adapter: 'custom-endpoint', ...none },
    seed: 7,
  };

  expect(replayLine(facts, 'message.once')).toBe(
    'npm test -- --adapter=custom-endpoint --target=http://a/v1/bots/b/environments/c --bot=bot.yaml --only=message.once --seed=7',
  );
});

test('nothing in a target is for the shell', () => {
  expect(replayLine({ target: "http://127.0.0.1/?a=1&b='$(x)'", seed: 7 }, 'skill.literal-number')).toBe(
    `npm test -- --target='http://127.0.0.1/?a=1&b='\\''$(x)'\\''' --only=skill.literal-number --seed=7`,
  );
});

test('a module is replayed by its path', () => {
  expect(replayLine({ target: './my adapter.ts', seed: 7 }, 'skill.literal-number')).toBe(
    `npm test -- --adapter='./my adapter.ts' --only=skill.literal-number --seed=7`,
  );
});

const given = [
  '--header=Authorization: Bearer ${BOT_TOKEN}',
  '--ca=our ca.pem',
  '--strict',
  '--channel=chat',
  '--only=cap.*',
  '--shard=1/4',
  '--clock=real',
];

test('a requirement is replayed with the options that decide how it is played', () => {
  expect(replayLine({ target: 'https://bot.example', given, seed: 7 }, 'skill.literal-number')).toBe(
    "npm test -- --target=https://bot.example --header='Authorization: Bearer ${BOT_TOKEN}' --ca='our ca.pem' --strict " +
      '--channel=chat --clock=real --only=skill.literal-number --seed=7',
  );
});

test('a generated case is replayed without what chooses others', () => {
  expect(replayTokenLine({ target: 'https://bot.example', given: given.slice(2) }, 'abc')).toBe(
    'npm test -- --target=https://bot.example --strict --clock=real --replay=abc',
  );
});

test('the rest of a run is played with what chose it, a shard with its seed', () => {
  expect(resumeLine({ target: 'https://bot.example', given: given.slice(3) }, 'abc', { runs: 150, seed: 7 })).toBe(
    "npm test -- --target=https://bot.example --channel=chat --only='cap.*' --shard=1/4 --clock=real " +
      '--replay=abc --runs=150 --seed=7',
  );
});

test('what cannot be seen is written as a shell takes escapes, on one line', () => {
  const line = replayLine({ target: "my \\ it's\n\u001b[2J\u{e0041}.ts", seed: 7 }, 'skill.literal-number');

  expect(line).toBe(
    "npm test -- --adapter=$'my \\\\ it\\'s\\u000a\\u001b[2J\\U000e0041.ts' --only=skill.literal-number --seed=7",
  );
});
