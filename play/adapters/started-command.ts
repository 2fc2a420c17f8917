/** A command that serves an implementation: started before the first call, stopped with all that it has started. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Redactor } from '../../trace/redactor';
import { endGroup, sendTo } from './end-group';
import { Fault } from './fault';
import { guardGroup } from './guard-group';
import { ownLimitBehind, started } from './own-limits';
import { passedEnvironment } from './passed-environment';
import { splitCommand } from './split-command';

/** Characters that are kept of what it says, from the end. */
const kept = 1024 * 1024;
/** Of these so many are told with a failure. */
const shown = 4_000;
/** Milliseconds that it gets to end after it was asked to. */
const graceMs = 5_000;

export class StartedCommand {
  private readonly child: ChildProcess;
  private readonly gone = new AbortController();
  private readonly ended: Promise<void>;
  private readonly dismissGuard: (() => Promise<void>) | undefined;
  private text = '';
  private stopping = false;

  private constructor(
    private readonly command: string,
    [program, ...args]: readonly [string, ...string[]],
    private readonly redactor: Redactor,
    env: NodeJS.ProcessEnv,
  ) {
    // A group of its own: Ctrl-C is the suite's to handle, and whatever the command starts is stopped with it.
    this.child = started(
      spawn(program, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: false,
        env,
        detached: true,
      }),
    );
    this.dismissGuard = this.child.pid === undefined ? undefined : guardGroup(this.child.pid, graceMs);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.text = (this.text + chunk).slice(-kept)));
    }
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => {
        const limit = ownLimitBehind(error);
        if (limit) this.gone.abort(limit);
        else this.lose('usage', `could not be started: ${error.message}. Is the program there, and on the PATH?`);
        resolve();
      });
      this.child.once('exit', (code, signal) => {
        resolve();
        // One that ends with 0 may have left a server in the background, which is stopped with its group.
        if (code === 0) return;
        // What it said last is still on its way. Who holds the pipes open besides is not waited for.
        const how = signal === null ? `exit code ${code ?? 'none'}` : signal;
        setImmediate(() => this.lose('unreachable', `ended (${how}) while the suite still needed it.`));
      });
    });
  }

  /** Starts it. The command is split as {@link splitCommand} says; no shell is involved. */
  static start(
    command: string,
    redactor: Redactor,
    env: NodeJS.ProcessEnv = passedEnvironment(undefined).env,
  ): StartedCommand {
    let words: string[];
    try {
      words = splitCommand(command);
    } catch (error) {
      throw new Fault('usage', `--command="${command}": ${error instanceof Error ? error.message : String(error)}`);
    }
    const [program, ...args] = words;
    if (program === undefined) throw new Fault('usage', '--command names nothing. Example: --command="node server.js"');
    return new StartedCommand(command, [program, ...args], redactor, env);
  }

  /** Aborted, with a fault as its reason, when it has ended and nobody asked it to. */
  get lost(): AbortSignal {
    return this.gone.signal;
  }

  /** What it has said, on both streams as it came. */
  said(): string {
    return this.redactor.text(this.text);
  }

  /** What is told of it with a failure. */
  lastSaid(): string {
    const last = this.said().slice(-shown).trim();
    return last === '' ? 'The command has said nothing.' : `The last that the command said: ${last}`;
  }

  /** Ends it and everything that it has started, first by asking. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { pid } = this.child;
    if (pid === undefined) return;
    sendTo(pid, 'SIGTERM');
    const forced = setTimeout(() => sendTo(pid, 'SIGKILL'), graceMs);
    await this.ended;
    clearTimeout(forced);
    await endGroup(pid);
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    await this.dismissGuard?.();
  }

  private lose(kind: 'usage' | 'unreachable', what: string): void {
    if (!this.stopping) this.gone.abort(new Fault(kind, `The command "${this.command}" ${what} ${this.lastSaid()}`));
  }
}
