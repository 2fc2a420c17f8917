/** Holds an implementation in a child process, in any language, and asks it by one JSON message a line. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { awakeTimeout } from './awake';
import { redactNothing, type Redactor } from '../../trace/redactor';
import { quote } from '../../trace/render-event';
import { endGroup, sendTo } from './end-group';
import { Fault } from './fault';
import { guardGroup } from './guard-group';
import { ownLimitBehind, started } from './own-limits';
import { passedEnvironment } from './passed-environment';
import { problemsOf } from './read-declaration';
import { splitCommand } from './split-command';
import { StdioAnswer, type StdioRequest } from './stdio-messages';

export interface StdioChildOptions {
  /** Milliseconds within which every call must be answered. */
  readonly callDeadlineMs: number;
  /** Milliseconds that the first answer may take in addition: a child has to start before it can speak. */
  readonly startUpMs?: number;
  /** Takes out what nobody may read: the child may have it from our environment. */
  readonly redactor?: Redactor;
  /** The environment of the child; left out, ours without the tokens of the build. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A line longer than this is a breach of the protocol. */
const longestLine = 1024 * 1024;
/** The end of what the child said on stderr, in characters. */
const stderrShown = 4_000;
/** Of that more is kept than shown: a secret that begins before the shown part is to be found whole. */
const stderrKept = 4 * stderrShown;
/** Milliseconds that a child gets to end by itself once its input has ended, and again after it was asked to. */
const graceMs = 2_000;

interface Waiting {
  readonly call: string;
  readonly resolve: (answer: StdioAnswer) => void;
  readonly reject: (fault: Fault) => void;
}

export class StdioChild {
  readonly name: string;
  private readonly child: ChildProcessWithoutNullStreams;
  readonly redactor: Redactor;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<void>;
  private calls = 0;
  private pending = '';
  private stderr = '';
  private gone: Fault | undefined;
  private readonly dismissGuard: (() => Promise<void>) | undefined;
  private closed: Promise<void> | undefined;
  private heard = false;

  private constructor(
    command: string,
    words: readonly [string, ...string[]],
    private readonly options: StdioChildOptions,
  ) {
    this.name = `stdio:${command}`;
    this.redactor = options.redactor ?? redactNothing;
    const [program, ...args] = words;
    // A group of its own: Ctrl-C is the suite's to handle, and it stops the child.
    this.child = started(
      spawn(program, args, {
        stdio: ['pipe', 'pipe', 'pipe'],
        shell: false,
        env: options.env ?? passedEnvironment(undefined).env,
        detached: true,
      }),
    );
    // Should we be killed, a child that does not heed the end of its input would go on for ever.
    this.dismissGuard = this.child.pid === undefined ? undefined : guardGroup(this.child.pid, graceMs);
    this.exited = new Promise((resolve) => {
      this.child.once('error', (error) => {
        const why = `${this.name} could not be started: ${error.message}. Is the program there, and on the PATH?`;
        this.fail(ownLimitBehind(error) ?? new Fault('unreachable', why));
        resolve();
      });
      // `close` comes after the last of both streams, so that what the child said is all there.
      this.child.once('close', (code, signal) => {
        this.fail(
          this.fault(
            'unreachable',
            `ended (${signal === null ? `exit code ${code ?? 'none'}` : signal}) while the suite still needed it.`,
          ),
        );
        resolve();
      });
    });
    this.child.stdout.setEncoding('utf8').on('data', (chunk: string) => this.hear(chunk));
    this.child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      this.stderr = (this.stderr + chunk).slice(-stderrKept);
    });
    // A child that is gone is told by its exit, with more to say about it than a broken pipe.
    this.child.stdin.on('error', () => undefined);
  }

  /** Starts the child. `command` is split as {@link splitCommand} says; no shell is involved. */
  static start(command: string, options: StdioChildOptions): StdioChild {
    let words: string[];
    try {
      words = splitCommand(command);
    } catch (error) {
      throw new Fault('usage', `--adapter=stdio:${command}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const [program, ...args] = words;
    if (program === undefined) {
      throw new Fault('usage', '--adapter=stdio: names no command. Example: --adapter="stdio:python3 my_bot.py"');
    }
    return new StdioChild(command, [program, ...args], options);
  }

  /** Ends the child: first by the end of its input, then by asking, at last by force. */
  close(): Promise<void> {
    this.closed ??= this.endChild();
    return this.closed;
  }

  private async endChild(): Promise<void> {
    this.child.stdin.end();
    const asked = setTimeout(() => this.signal('SIGTERM'), graceMs);
    const forced = setTimeout(() => {
      this.signal('SIGKILL');
      // A grandchild may hold the pipes open; what it would still say is of no interest.
      this.child.stdout.destroy();
      this.child.stderr.destroy();
    }, 2 * graceMs);
    await this.exited;
    clearTimeout(asked);
    clearTimeout(forced);
    // It may have ended by itself and left others behind.
    if (this.child.pid !== undefined) await endGroup(this.child.pid);
    await this.dismissGuard?.();
  }

  /** To the child and whatever it has started: they are a group of their own. */
  private signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    if (this.child.pid !== undefined) sendTo(this.child.pid, signal);
  }

  async ask(request: StdioRequest): Promise<StdioAnswer> {
    if (this.gone) throw this.gone;
    this.calls += 1;
    const id = this.calls;
    const limitMs = this.options.callDeadlineMs + (this.heard ? 0 : (this.options.startUpMs ?? 20_000));
    let timer: { readonly clear: () => void } | undefined;
    try {
      const answer = await new Promise<StdioAnswer>((resolve, reject) => {
        this.waiting.set(id, { call: request.call, resolve, reject });
        timer = awakeTimeout(
          () => reject(this.fault('unreachable', `did not answer "${request.call}" within ${limitMs / 1000} s.`)),
          limitMs,
        );
        this.child.stdin.write(`${JSON.stringify({ id, ...request })}\n`);
      });
      if (answer.error === undefined) return answer;
      throw this.fault(
        'protocol',
        `answered "${request.call}" with the error ${quote(this.redactor.text(answer.error), 500)}.`,
      );
    } finally {
      timer?.clear();
      this.waiting.delete(id);
    }
  }

  /** Has something done; whatever else the child answers is a breach. */
  async act(request: StdioRequest): Promise<void> {
    this.expectDone(request.call, await this.ask(request));
  }

  expectDone(call: string, answer: StdioAnswer): void {
    if (answer.done === true) return;
    throw this.fault(
      'protocol',
      `answered "${call}" with ${quote(this.redactor.text(JSON.stringify(answer)), 160)}. Expected {"id": …, "done": true}.`,
    );
  }

  private hear(chunk: string): void {
    this.pending += chunk;
    const lines = this.pending.split('\n');
    this.pending = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') this.take(line);
    if (this.pending.length > longestLine) {
      this.pending = '';
      this.fail(this.fault('protocol', `wrote a line of more than ${longestLine} characters on its standard output.`));
    }
  }

  private take(line: string): void {
    this.heard = true;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      this.fail(
        this.fault(
          'protocol',
          `wrote ${quote(this.redactor.text(line), 160)} on its standard output, which is not JSON. Messages go there and nothing else; write what is for people to stderr.`,
        ),
      );
      return;
    }
    const parsed = StdioAnswer.safeParse(json);
    if (!parsed.success) {
      const waiting = this.waiting.get((json as { id?: number } | null)?.id ?? 0);
      // A wrong declaration deserves the sentence that names its fields.
      if (waiting?.call === 'declare') {
        waiting.resolve({ id: 1, ...(json as object) });
        return;
      }
      this.fail(
        this.fault(
          'protocol',
          `wrote ${quote(this.redactor.text(line), 160)}, which is not an answer: ${this.redactor.text(problemsOf(parsed.error, json))}.`,
        ),
      );
      return;
    }
    const waiting = this.waiting.get(parsed.data.id);
    // An answer that comes after its deadline has nobody who waits for it.
    if (!waiting && parsed.data.id <= this.calls) return;
    if (!waiting) {
      this.fail(this.fault('protocol', `answered a call with the id ${parsed.data.id}, which was never made.`));
      return;
    }
    waiting.resolve(parsed.data);
  }

  /** The process answers no more; every waiting call is rejected with the reason. */
  private fail(fault: Fault): void {
    this.gone ??= fault;
    for (const waiting of this.waiting.values()) waiting.reject(this.gone);
  }

  private fault(kind: 'unreachable' | 'protocol', what: string): Fault {
    const said = this.redactor.text(this.stderr).slice(-stderrShown).trim();
    return new Fault(
      kind,
      `${this.name} ${what} ${said === '' ? 'It said nothing on stderr.' : `The last it said on stderr: ${said}`}`,
    );
  }
}
