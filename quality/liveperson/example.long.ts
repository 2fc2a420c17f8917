/** The example that comes with the suite conforms as far as the wire shows it, by the command that the documents print. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../testing/test';
import { rowsThat, runOnWire } from './run-on-wire';

const root = path.join(__dirname, '..', '..');
const example = path.join(root, 'examples', 'liveperson-sdk');

/** What the documents have people type, without what stands in quotes. */
const options =
  /^npm test -- (--adapter=liveperson --command="[^"]+"(?: --bot=bot\.yaml| --silence-command="[^"]+")?)$/;

test('the documents print the options by which the tests here run', () => {
  const documents = [path.join(root, 'docs', 'liveperson.md'), path.join(example, 'README.md')];
  const typed = documents.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('npm test')),
  );

  expect(typed).toHaveLength(5);
  expect(typed.filter((line) => !options.test(line))).toEqual([]);
});

test('the example conforms', async () => {
  expect(existsSync(path.join(example, 'node_modules')), 'run "npm ci" in examples/liveperson-sdk first').toBe(true);

  const ran = await runOnWire(`${process.execPath} ${path.join(example, 'agent.js')}`, '--seed=2');

  expect(ran.code, ran.output).toBe(0);
  expect(rowsThat('failed', ran)).toEqual([]);
  expect(rowsThat('passed', ran).length, ran.output).toBeGreaterThan(50);
  expect(ran.verdict.extent.whole).toBe(false);
  const open = ran.verdict.results.filter(({ id, gating }) => gating && /^(deferred|cap)\./.test(id));
  expect(open).toEqual([]);
});

test('the example keeps the rows of silence, once its engine can be silenced', async () => {
  const silence = `${process.execPath} ${path.join(example, 'silence.js')}`;
  const agent = `${process.execPath} ${path.join(example, 'agent.js')}`;
  const ran = await runOnWire(agent, `--silence-command=${silence}`, '--only=silence.*', '--seed=2');

  expect(ran.code, ran.output).toBe(0);
  expect(rowsThat('passed', ran).sort(), ran.output).toEqual(
    [
      ...['silence.bypassed-once', 'silence.configured-wait', 'silence.fallback-skill-after-three-minutes'],
      ...['silence.no-fallback-skill-no-transfer', 'silence.nothing-within-three-minutes', 'silence.reply-cancels'],
    ].sort(),
  );
});
