/** The command that silences an engine is told of which conversation, and what goes wrong with it is told. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asFault } from '../../play/adapters/fault';
import { redactNothing } from '../../trace/redactor';
import { temporaryFolder } from '../../quality/testing/temporary-folder';
import { expect, test } from '../../quality/testing/test';
import { silenceByCommand } from './silence-by-command';

const shell = (script: string, withinMs = 20_000) =>
  silenceByCommand({ command: `sh -c '${script}'`, env: process.env, withinMs, redactor: redactNothing });

test('it is told of which conversation, and whether the engine is to be silent', async () => {
  const folder = await temporaryFolder();
  try {
    const file = path.join(folder.path, 'said');
    const silence = shell(`echo $CONFORMANCE_CONVERSATION $CONFORMANCE_SILENT >> ${file}`);

    await silence('one', true);
    await silence('one', false);

    expect(readFileSync(file, 'utf8')).toBe('one true\none false\n');
  } finally {
    await folder.remove();
  }
});

for (const [what, script, kind, told] of [
  [
    'that fails',
    'echo no such engine; exit 3',
    'protocol',
    'ended with exit code 3. The last that it said: no such engine',
  ],
  ['that does not end', 'exec sleep 60', 'unreachable', 'did not end within 0.2 s (--call-deadline).'],
] as const) {
  test(`a command ${what} is a fault with its words`, async () => {
    const failed = shell(script, kind === 'unreachable' ? 200 : undefined)('one', true);

    const fault = await failed.catch(asFault);
    expect(fault).toMatchObject({ kind });
    expect(fault?.message).toContain(told);
  });
}

test('what cannot be started is said as such', async () => {
  const options = { command: 'no-such-program-here', env: {}, withinMs: 5_000, redactor: redactNothing };

  const fault = await silenceByCommand(options)('one', true).catch(asFault);
  expect(fault).toMatchObject({ kind: 'usage' });
  expect(fault?.message).toContain('could not be started');
  expect(() => silenceByCommand({ ...options, command: 'echo "' })).toThrow(
    '--silence-command="echo "": The command has',
  );
});
