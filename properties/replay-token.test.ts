import { expect, test } from '../quality/testing/test';
import { readToken, writeToken, type ReplayToken } from './replay-token';

const token: ReplayToken = {
  kind: 'case',
  property: 'conversations',
  seed: -1977317,
  path: '3:0:1:12',
  replayPath: 'BABAH:V',
  requirement: 'cap.text-on-fourth-failure',
  without: [3, 1],
  targetFacts: { channels: ['chat'], capabilities: ['bot-outage', 'result-data'], clock: 'configurable' },
};

test('a case is read back from its token as it was written', () => {
  const word = writeToken(token);

  expect(word).toMatch(/^[\w-]+$/);
  expect(readToken(word)).toEqual({ ...token, word });
});

test('a case of a thorough run is read back as one', () => {
  const thorough: ReplayToken = { ...token, targetFacts: { ...token.targetFacts, thorough: true } };
  const word = writeToken(thorough);

  expect(readToken(word)).toEqual({ ...thorough, word });
});

test('the cases that a run did not reach are read back from their token', () => {
  const resume = { kind: 'resume', seed: 7, from: { silence: 3 } } as const;

  expect(readToken(writeToken(resume))).toEqual(resume);
});

for (const word of [
  '',
  'x',
  'bm9wZQ',
  Buffer.from('["c",1,2]').toString('base64url'),
  Buffer.from('{"a":1}').toString('base64url'),
]) {
  test(`"${word}" is no token`, () => {
    expect(readToken(word)).toBeUndefined();
  });
}
