/** A bot on the vendor's SDK that takes no definition is judged by what its owner says of it. */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { rowsThat, runOnWire } from './run-on-wire';

const bot = (...words: readonly string[]) =>
  [process.execPath, path.join(__dirname, 'described-agent.js'), ...words].join(' ');
const description = `--bot=${path.join(__dirname, 'described.yaml')}`;

test('a bot as it is keeps what its description lets be seen', async () => {
  const ran = await runOnWire(bot(), description, '--seed=1');

  expect(rowsThat('failed', ran), ran.output).toEqual([]);
  expect(rowsThat('passed', ran), ran.output).toEqual(
    expect.arrayContaining(['message.before-transfer', 'skill.literal-number', 'immediate.failure-reaches-rule']),
  );
  expect(ran.output).toContain('on the LivePerson wire alone');
});

test('one that says its message too late fails the row that is about it', async () => {
  const ran = await runOnWire(bot('late'), description, '--seed=1', '--only=message.before-transfer');

  expect(rowsThat('failed', ran), ran.output).toEqual(['message.before-transfer']);
});
