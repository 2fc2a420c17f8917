/**
 * Holds a module in a process of its own, and knows of each way in which that may end. Node offers no other wall: in the
 * suite's own process a module could end the command with any exit code, keep its only thread, or change what judges it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Readable, Writable } from 'node:stream';
import type { z } from 'zod';
import { awakeTimeout } from './awake';
import type { Redactor } from '../../trace/redactor';
import { isNestedTooDeep } from '../../trace/nesting';
import { quote } from '../../trace/render-event';
import { endGroup, sendTo } from './end-group';
import { Fault } from './fault';
import { lifelineFd, Loaded, messagesFd, ModuleMessage, requestsFd, type ModuleAsk } from './module-messages';
import { ownLimitBehind, started } from './own-limits';
import { passOn } from './pass-on';
import { passedEnvironment } from './passed-environment';

export interface ModuleProcessOptions {
  /** Milliseconds within which every call must be done. */
  readonly callDeadlineMs: number;
  /** Milliseconds that the loading may take beside that: a module may be large, and in TypeScript. */
  readonly loadingMs: number;
  /** Takes the run's secrets out of what the module says: it may have them from our environment. */
  readonly redactor: Redactor;
  /** The environment of the process; left out, ours without the tokens of the build. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Milliseconds that our part of the process may take to start: it has a loader of TypeScript to load. */
const readyDeadlineMs = 60_000;

/** Milliseconds that a module which was late gets to give its thread back, and that one gets to end by itself. */
export const moduleGraceMs = 1_000;

/** Milliseconds between two looks whether the module has given its thread back, while no call is late. */
const lookEveryMs = 1_000;

/** Milliseconds that the loading of a module may take in a run, beside what a call may. */
export const moduleLoadingMs = 20_000;

/** Characters of a message; the process itself sends no longer ones. */
const longestMessage = 2 * 1024 * 1024;

/** More calls that tried to leave the process are not kept. */
const escapesKept = 50;

interface Waiting {
  /** What was asked for, such as `tell()`. */
  readonly what: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Fault) => void;
}

export class ModuleProcess {
  /** Calls by which the module tried to leave its process. They were stopped. */
  readonly escapes: string[] = [];
  private readonly child: ChildProcess;
  private readonly requests: Writable;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<string>;
  private readonly silent: Promise<void>;
  /** Everything that the module wrote has been passed on. */
  private readonly written: Promise<unknown>;
  private readonly ended = new AbortController();
  private asked = 0;
  private pending = '';
  /** The request for which the module has the thread. */
  private inside: string | undefined;
  private closing: Promise<void> | undefined;
  private ready = false;
  private onReady: () => void = () => undefined;

  private constructor(
    private readonly name: string,
    private readonly options: ModuleProcessOptions,
  ) {
    const root = path.join(__dirname, '..', '..');
    const loader = path.join(root, 'bin', 'typescript.js');
    this.child = started(
      spawn(process.execPath, ['-r', loader, path.join(__dirname, 'module-host.ts')], {
        // What the module writes passes through the suite, which guards its output. The last three: requests, messages, its lifeline.
        stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
        env: options.env ?? passedEnvironment(undefined).env,
        // A group of its own: Ctrl-C is the suite's to handle, and all that the module has started is stopped with it.
        detached: true,
      }),
    );
    const pipes: readonly unknown[] = this.child.stdio;
    this.requests = pipes[requestsFd] as Writable;
    const messages = pipes[messagesFd] as Readable;
    const lifeline = pipes[lifelineFd] as Readable;
    // A process that is gone is told by its end, with more to say about it than a broken pipe.
    for (const each of [this.requests, messages, lifeline]) each.on('error', () => undefined);
    this.written = Promise.all([
      passOn(pipes[1] as Readable, process.stdout),
      passOn(pipes[2] as Readable, process.stderr),
    ]);
    messages.setEncoding('utf8').on('data', (chunk: string) => this.take(chunk));
    this.silent = new Promise((resolve) => messages.once('close', resolve));
    this.exited = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code ?? 'none'}`));
      this.child.once('error', (error) => {
        const why = `No process could be started for ${this.name}: ${error.message}.`;
        this.fail(ownLimitBehind(error) ?? new Fault('suite', why));
        resolve('never started');
      });
    });
    void this.tellEnd();
  }

  /** Resolves when the process is there. It has loaded nothing yet. */
  static async start(name: string, options: ModuleProcessOptions): Promise<ModuleProcess> {
    const held = new ModuleProcess(name, options);
    const ready = new Promise<void>((resolve) => (held.onReady = resolve));
    const lost = new Promise<void>((resolve) => held.lost.addEventListener('abort', () => resolve(), { once: true }));
    const late = new AbortController();
    const inTime = await Promise.race([
      Promise.race([ready, lost]).then(() => true),
      sleep(readyDeadlineMs, false, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    if (!inTime) {
      held.fail(new Fault('suite', `The process for ${name} was not there within ${readyDeadlineMs / 1000} s.`));
    }
    held.lost.throwIfAborted();
    return held;
  }

  /** Aborted, with a fault as its reason, once the module can answer no more. */
  get lost(): AbortSignal {
    return this.ended.signal;
  }

  /** Loads the module with this full path. */
  async load(file: string): Promise<Loaded> {
    const loaded = await this.ask('its loading', { ask: 'load', file }, Loaded, this.options.loadingMs);
    void this.watch();
    return loaded;
  }

  /**
   * What the module gave, as `given` describes it. `what` is for people. Rejects with a fault when it threw, or gave
   * nothing within the time of a call and `moreMs`.
   */
  async ask<T>(what: string, ask: ModuleAsk, given: z.ZodType<T>, moreMs = 0): Promise<T> {
    this.lost.throwIfAborted();
    if (this.closing) throw this.closed();
    const id = this.nextId();
    let timer: { readonly clear: () => void } | undefined;
    try {
      const value = await new Promise((resolve, reject) => {
        this.waiting.set(id, { what, resolve, reject });
        timer = awakeTimeout(() => void this.late(what, moreMs, reject), this.options.callDeadlineMs + moreMs);
        this.say(id, ask);
      });
      const parsed = given.safeParse(value);
      if (parsed.success) return parsed.data;
      throw this.misspoken(JSON.stringify(value) ?? 'nothing');
    } finally {
      timer?.clear();
      this.waiting.delete(id);
    }
  }

  /** Ends the process and all that it has started: by asking, and then by force. */
  close(): Promise<void> {
    this.closing ??= (async () => {
      this.requests.end();
      await Promise.race([this.exited, sleep(moduleGraceMs, undefined, { ref: false })]);
      this.kill();
      await this.exited;
      if (this.child.pid !== undefined) await endGroup(this.child.pid);
      await Promise.race([this.written, sleep(moduleGraceMs, undefined, { ref: false })]);
      // A grandchild that has left the group may hold the pipes open; what it would still say is of no interest.
      this.child.stdout?.destroy();
      this.child.stderr?.destroy();
      for (const waiting of this.waiting.values()) waiting.reject(this.closed());
    })();
    return this.closing;
  }

  private closed(): Fault {
    return new Fault('unreachable', `${this.name} was asked for more when the suite had ended it.`);
  }

  private nextId(): number {
    this.asked += 1;
    return this.asked;
  }

  private say(id: number, ask: ModuleAsk): void {
    this.requests.write(`${JSON.stringify({ id, ...ask })}\n`);
  }

  private take(chunk: string): void {
    this.pending += chunk;
    const lines = this.pending.split('\n');
    this.pending = lines.pop() ?? '';
    if (this.pending.length > longestMessage) lines.push(this.pending);
    for (const line of lines) {
      const message = messageIn(line);
      if (message) this.hear(this.redacted(message));
      else return this.fail(this.misspoken(line));
    }
  }

  private misspoken(line: string): Fault {
    return new Fault(
      'protocol',
      `${this.name} wrote to the line between its process and the suite (descriptor ${messagesFd}), which is not for it: ${quote(this.options.redactor.text(line), 160)}.`,
    );
  }

  /** The caller decides what to redact in its answers: some of them repeat what the suite said itself. */
  private redacted(message: ModuleMessage): ModuleMessage {
    const { redactor } = this.options;
    if ('error' in message) return { ...message, error: redactor.text(message.error) };
    return 'call' in message ? { ...message, call: redactor.text(message.call) } : message;
  }

  private hear(message: ModuleMessage): void {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        return this.onReady();
      case 'gave':
        return this.waiting.get(message.id)?.resolve(message.value);
      case 'threw': {
        const waiting = this.waiting.get(message.id);
        return waiting?.reject(new Fault('protocol', `${this.name}: ${waiting.what} threw ${message.error}`));
      }
      case 'inside':
        this.inside = message.id === null ? undefined : this.waiting.get(message.id)?.what;
        return;
      case 'escaped':
        if (this.escapes.length < escapesKept) this.escapes.push(message.call);
        return;
      case 'uncaught':
        return this.fail(
          new Fault(
            'protocol',
            `${this.name} ${message.rejected ? 'left a rejected promise that nothing handles' : 'threw where nothing catches it'}, ` +
              `after an await or in a timer: ${message.error}`,
          ),
        );
    }
  }

  /** A call is late. Either its outcome never comes, or the whole thread does not. */
  private async late(what: string, moreMs: number, reject: (fault: Fault) => void): Promise<void> {
    if (await this.isAwake(moduleGraceMs)) {
      const limit = this.limit(moreMs);
      reject(new Fault('unreachable', `${this.name}: ${what} was not done within ${limit}.`));
    } else this.fail(this.stuck(moreMs));
  }

  /** A loop in a timer of the module's own makes no call late while none is under way, so it is looked for. */
  private async watch(): Promise<void> {
    while (!this.lost.aborted && !this.closing) {
      await sleep(lookEveryMs, undefined, { ref: false });
      if (!(await this.isAwake(this.options.callDeadlineMs))) this.fail(this.stuck());
    }
  }

  /** Whether the module gives its thread back within so many milliseconds. */
  private isAwake(withinMs: number): Promise<boolean> {
    if (this.lost.aborted || this.closing) return Promise.resolve(true);
    const id = this.nextId();
    return new Promise<boolean>((resolve) => {
      const timer = awakeTimeout(() => resolve(false), withinMs);
      const done = () => {
        timer.clear();
        resolve(true);
      };
      this.waiting.set(id, { what: '', resolve: done, reject: done });
      this.say(id, { ask: 'awake' });
    }).finally(() => this.waiting.delete(id));
  }

  private stuck(moreMs = 0): Fault {
    return new Fault(
      'unreachable',
      `${this.name} never gave its thread back ${this.where()}: nothing else could be done for ${this.limit(moreMs)}, ` +
        'and it was ended. Look for a loop without end.',
    );
  }

  private limit(moreMs: number): string {
    const more = moreMs === 0 ? '' : `, and ${moreMs / 1000} s more to load`;
    return `${(this.options.callDeadlineMs + moreMs) / 1000} s (--call-deadline${more})`;
  }

  private where(): string {
    return this.inside === undefined ? 'after an await or in a timer of its own' : `in ${this.inside}`;
  }

  /** Tells of an end that the suite did not ask for. */
  private async tellEnd(): Promise<void> {
    const moment = () => sleep(moduleGraceMs, undefined, { ref: false });
    await Promise.race([this.exited, this.silent]);
    // What it said last may still be on its way when it has ended; and who cuts the line may be about to end.
    const end = await Promise.race([this.exited, moment().then(() => undefined)]);
    await Promise.race([this.silent, moment()]);
    if (!this.ready) {
      this.fail(
        new Fault('suite', `The process for ${this.name} ended (${end ?? 'cut off'}) before it loaded anything.`),
      );
      return;
    }
    const did =
      end === undefined
        ? 'cut its line to the suite, as by closing a descriptor that is not its own,'
        : `ended its own process (${end})`;
    this.fail(
      new Fault(
        'protocol',
        `${this.name} ${did} ${this.where()}, while the suite still needed it. ` +
          'A module must not end the process that it is loaded into: the suite does, when all is judged.',
      ),
    );
  }

  /** The process answers no more; every waiting call is rejected with the reason. */
  private fail(fault: Fault): void {
    if (this.lost.aborted || this.closing) return;
    this.ended.abort(fault);
    for (const waiting of this.waiting.values()) waiting.reject(fault);
    this.kill();
  }

  /** The process and whatever it has started: they are a group of their own. */
  private kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (!sendTo(pid, 'SIGKILL')) this.child.kill('SIGKILL');
  }
}

function messageIn(line: string): ModuleMessage | undefined {
  try {
    const json: unknown = JSON.parse(line);
    // What is deeper could not be shown: writing JSON recurses.
    return isNestedTooDeep(json) ? undefined : ModuleMessage.parse(json);
  } catch {
    return undefined;
  }
}
