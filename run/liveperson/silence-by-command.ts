/** Silences the engine of a bot by a command of its owner's: it runs once for each change, with what is to change in its environment. */
import { spawn } from 'node:child_process';
import { endGroup } from '../../play/adapters/end-group';
import { Fault } from '../../play/adapters/fault';
import { ownLimitBehind, started } from '../../play/adapters/own-limits';
import { splitCommand } from '../../play/adapters/split-command';
import type { Redactor } from '../../trace/redactor';

/** Resolves when the engine hears nothing more in the conversation of this id on the wire, or may answer there again. */
export type Silence = (convId: string, silent: boolean) => Promise<void>;

export interface SilenceOptions {
  readonly command: string;
  /** What the bot's own program gets as well. */
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds that it may take. */
  readonly withinMs: number;
  readonly redactor: Redactor;
}

/** Characters of what it said that are told where it fails. */
const shown = 1_000;

/** @throws Fault when the command names nothing that could be started. */
export function silenceByCommand(options: SilenceOptions): Silence {
  const [program, ...args] = wordsOf(options.command);
  if (program === undefined) throw new Fault('usage', `--silence-command="${options.command}": It names nothing.`);
  return (convId, silent) => runOnce([program, ...args], options, { convId, silent });
}

function wordsOf(command: string): string[] {
  try {
    return splitCommand(command);
  } catch (error) {
    throw new Fault(
      'usage',
      `--silence-command="${command}": ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function runOnce(
  [program, ...args]: readonly [string, ...string[]],
  { command, env, withinMs, redactor }: SilenceOptions,
  { convId, silent }: { readonly convId: string; readonly silent: boolean },
): Promise<void> {
  const own = { CONFORMANCE_CONVERSATION: convId, CONFORMANCE_SILENT: String(silent) };
  // A group of its own, so that whatever it starts ends with it.
  const child = started(
    spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...own },
      detached: true,
    }),
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said = (said + chunk).slice(-shown)));
  }
  const what = silent ? 'silence the engine' : 'let the engine answer again';
  const fault = (kind: 'usage' | 'protocol' | 'unreachable', how: string) => {
    const last = redactor.text(said).trim();
    const told = last === '' ? 'It has said nothing.' : `The last that it said: ${last}`;
    return new Fault(kind, `The command "${command}" was to ${what} of one conversation, and ${how} ${told}`);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(fault('unreachable', `did not end within ${withinMs / 1000} s (--call-deadline).`)),
        withinMs,
      );
      child.once('error', (error) => {
        clearTimeout(late);
        const why = `could not be started: ${error.message}. Is the program there, and on the PATH?`;
        reject(ownLimitBehind(error) ?? fault('usage', why));
      });
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        // What it said last is still on its way.
        setImmediate(() => {
          if (code === 0) resolve();
          else reject(fault('protocol', `ended with ${signal ?? `exit code ${code ?? 'none'}`}.`));
        });
      });
    });
  } finally {
    if (child.pid !== undefined) await endGroup(child.pid);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}
