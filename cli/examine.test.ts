/** The examination stops what could not be judged fairly, names wrong claims, and lets everything else through. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { PlatformDouble } from '../doubles/platform-double';
import { expect, test } from '../testing/test';
import { examine } from './examine';
import { reach } from './reach';
import { startReference, type ReferenceProcess } from './reference-process';

// Whole programs are started here, and a machine that builds may be busy with other things.
test.describe.configure({ timeout: 240_000 });

let reference: ReferenceProcess;
let double: PlatformDouble;

test.beforeAll(async () => {
  reference = await startReference();
  double = await PlatformDouble.start();
});

test.afterAll(async () => {
  await double.stop();
  await reference.stop();
});

async function examined(path: string) {
  const adapter = await reach(new URL(path, reference.url), { callDeadlineMs: 20_000, connections: 32 });
  try {
    const declaration = await adapter.declare();
    return await examine({ adapter, double, declaration, clock: declaration.clock, seed: 7 });
  } finally {
    await adapter.close();
  }
}

test('there is nothing to say about the reference', async () => {
  expect(await examined('/')).toMatchObject({ fault: undefined, notes: [] });
});

test('an implementation from which nothing ever arrives is stopped', async () => {
  const { fault } = await examined('/peers/silent/');

  expect(fault?.kind).toBe('protocol');
  expect(fault?.message).toContain('no text reached the consumer. Nothing reached the platform');
  expect(fault?.message).toContain('Post each text to platform.messagesUrl');
});

test('a clock that is called virtual and does not move is stopped', async () => {
  const { fault } = await examined('/peers/claims-virtual-clock/');

  expect(fault?.kind).toBe('protocol');
  expect(fault?.message).toContain('It declares a virtual clock, and 600 s of it did not end an interaction delay');
});

test('every capability that is claimed without being there is named', async () => {
  const { fault, notes } = await examined('/peers/over-claims/');

  expect(fault).toBeUndefined();
  for (const capability of ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data']) {
    expect(notes.join('\n')).toContain(`It declares "${capability}" and does not show it`);
  }
});

test('every capability that is there without being claimed is named', async () => {
  const { fault, notes } = await examined('/variants/declares-no-capability/');

  expect(fault).toBeUndefined();
  expect(notes).toHaveLength(5);
  expect(notes[0]).toContain('It does not declare "bot-outage", and yet');
});

async function listedByTheReference(): Promise<string> {
  const main = path.join(__dirname, '..', 'reference', 'main.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', 'ts-node/register/transpile-only', main, '--list'],
    { cwd: path.dirname(main), timeout: 60_000, maxBuffer: 8 * 1024 * 1024 },
  );
  return stdout;
}

test('what an implementation does wrong about escalation is left to the rules', async () => {
  const listed = JSON.parse(await listedByTheReference()) as Record<'mutants' | 'variants', { name: string }[]>;
  const limit = pLimit(4);
  const stopped: string[] = [];

  await Promise.all(
    (['mutants', 'variants'] as const).flatMap((family) =>
      listed[family].map(({ name }) =>
        limit(async () => {
          const { fault } = await examined(`/${family}/${name}/`);
          if (fault) stopped.push(`${name}: ${fault.message}`);
        }),
      ),
    ),
  );

  expect(listed.mutants.length).toBeGreaterThan(30);
  expect(stopped).toEqual([]);
});
