/** Runs Pact's native library in a child process, and stops it by its id. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { Fault } from '../play/adapters/fault';
import { inherited } from '../play/adapters/inherited';
import { ownLimitBehind, started } from '../play/adapters/own-limits';
import type { HttpInteraction, PactInteraction, MessageInteraction } from './contract';
import type {
  EngineCall,
  Errand,
  MockOutcome,
  Participants,
  Replied,
  Verification,
  VerifierReport,
} from './engine-messages';
import { withoutContracts } from './why-no-engine';

/** Milliseconds that one errand may take, verification of a whole pact included. */
const errandDeadlineMs = 60_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Fault) => void;
  readonly timer: NodeJS.Timeout;
}

export class PactEngine {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private ended: Fault | undefined;

  private constructor(
    private readonly child: ChildProcess,
    /** A folder of its own for what the library reads from files. */
    readonly folder: string,
  ) {
    child.on('message', (replied: Replied) => this.take(replied));
    child.once('error', (error) => this.fail(`could not be started: ${error.message}`, error));
    child.once('exit', (code, signal) =>
      this.fail(`ended with ${code === null ? (signal ?? 'no code') : `code ${code}`}`),
    );
  }

  static start(): PactEngine {
    const root = path.join(__dirname, '..');
    const folder = path.join(tmpdir(), `contracts-${randomUUID()}`);
    // The library reads every certificate of the system for each interaction, although all calls are plain HTTP on
    // loopback. One certificate and an empty folder cut the time of a verification to a fifth.
    const certificate = path.join(folder, 'one-certificate.pem');
    const certificates = path.join(folder, 'no-certificates');
    const child = started(
      fork(path.join(__dirname, 'engine-child.ts'), [folder], {
        execArgv: ['-r', path.join(root, 'bin', 'typescript.js')],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: {
          ...inherited('ours'),
          NODE_OPTIONS: '',
          PACT_DO_NOT_TRACK: 'true',
          SSL_CERT_FILE: certificate,
          SSL_CERT_DIR: certificates,
        },
        // A group of its own: Ctrl-C is ours to handle. It ends by itself when we are gone, and takes the folder along.
        detached: true,
      }),
    );
    // Not before there is somebody who removes it, should we be killed. It takes longer to start than this takes.
    mkdirSync(folder, { mode: 0o700 });
    mkdirSync(certificates);
    writeFileSync(certificate, `${rootCertificates[0] ?? ''}\n`);
    return new PactEngine(child, folder);
  }

  /** Resolves when it can be used. Rejects with a fault of whoever installed it when its library cannot be loaded. */
  async ready(): Promise<void> {
    await this.run({ kind: 'load' }).catch((error: unknown) => {
      // Without an end of its own it was the library that said no.
      if (this.ended) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new Fault(
        'usage',
        `${why.replace(/\.*$/, '')}. Install the suite again on this machine, ${withoutContracts}`,
      );
    });
  }

  /** A mock server for this interaction alone; resolves to its port. */
  open(key: string, interaction: HttpInteraction): Promise<number> {
    return this.run({ kind: 'open', key, interaction }) as Promise<number>;
  }

  close(key: string): Promise<MockOutcome> {
    return this.run({ kind: 'close', key }) as Promise<MockOutcome>;
  }

  reify(interaction: MessageInteraction): Promise<unknown> {
    return this.run({ kind: 'reify', interaction });
  }

  /** The text of a pact file. */
  async write(participants: Participants, interactions: readonly PactInteraction[]): Promise<string> {
    const text = (await this.run({ kind: 'write', participants, interactions })) as string;
    // As every other JSON of the project is laid out, whatever the version of the library likes.
    return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  }

  verify(verification: Verification): Promise<VerifierReport> {
    return this.run({ kind: 'verify', verification }) as Promise<VerifierReport>;
  }

  async stop(): Promise<void> {
    this.ended ??= new Fault('suite', 'The engine of the contracts has been stopped.');
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined) {
      const exited = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
      // It holds nothing that would have to be written down, and a native call may keep it from hearing a request.
      this.child.kill('SIGKILL');
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(errand: Errand): Promise<unknown> {
    if (this.ended) return Promise.reject(this.ended);
    const id = (this.asked += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.fail(`was not done with the errand "${errand.kind}" within ${errandDeadlineMs / 1000} s`),
        errandDeadlineMs,
      );
      this.waiting.set(id, { resolve, reject, timer });
      const asked: EngineCall = { id, errand };
      this.child.send(asked, (error) => {
        if (error) this.fail(`could not be spoken to: ${error.message}`);
      });
    });
  }

  private take(replied: Replied): void {
    const waiting = this.waiting.get(replied.id);
    if (!waiting) return;
    this.waiting.delete(replied.id);
    clearTimeout(waiting.timer);
    if ('value' in replied) waiting.resolve(replied.value);
    else if ('error' in replied) waiting.reject(new Fault('suite', `Pact's library failed: ${replied.error}`));
    else waiting.resolve(undefined);
  }

  private fail(why: string, error?: Error): void {
    this.ended ??=
      ownLimitBehind(error) ??
      new Fault('suite', `The process that runs Pact ${why}. Run the command again, or with --no-contracts.`);
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(this.ended);
    }
    this.waiting.clear();
    this.child.kill('SIGKILL');
  }
}
