/** Runs written by hand, as the command leaves them: for the tests of what is told about a run. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Trace } from '../../trace/trace';

/** Facts of a run on an implementation that declares everything, with some replaced. */
export function factsWith<const F extends object>(overrides: F) {
  return {
    suite: { name: 'escalation-conformance', version: '0.0.0', requirements: 'by hand' },
    startedAt: '2026-01-02T03:04:05.000Z',
    target: 'http://127.0.0.1:8080',
    declaration: {
      protocol: 'escalation-conformance/1' as const,
      implementation: { name: 'by hand', version: '1' },
      channels: ['messaging' as const],
      clock: 'virtual' as const,
      capabilities: ['bot-outage' as const],
      fallbackMessage: 'Pardon?',
    },
    profile: 'page' as const,
    strict: false,
    clock: 'virtual' as const,
    channels: ['messaging' as const],
    seed: 417,
    only: undefined,
    interrupted: false,
    ...overrides,
  };
}

export interface RunFolder {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** A temporary results folder with `run.json` and these traces; `more` are plays that gave none. */
export async function runFolder(
  facts: object,
  traces: readonly Trace[],
  more: readonly object[] = [],
): Promise<RunFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'conformance-run-'));
  const plays: object[] = [];
  for (const trace of traces) {
    const relative = path.posix.join('traces', trace.channel, `${trace.scenario}.json`);
    await mkdir(path.dirname(path.join(folder, relative)), { recursive: true });
    await writeFile(path.join(folder, relative), JSON.stringify(trace));
    plays.push({ scenario: trace.scenario, channel: trace.channel, trace: relative });
  }
  await writeFile(path.join(folder, 'run.json'), JSON.stringify({ format: 1, facts, plays: [...plays, ...more] }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
