/**
 * The connections over which an implementation is called. However many calls there are, no more connections are open than
 * it was said to take; an idle one is used no more once its server may close it; and no call is ever sent twice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import pLimit from 'p-limit';
import { buildConnector, Pool, ProxyAgent, type Dispatcher } from 'undici';
import { Fault } from './fault';
import { isLoopback } from './is-loopback';
import { isAmongLast, isOutOfFiles, outOfFiles } from './own-limits';
import { wholeAnswer, type AnswerLimits, type WholeAnswer } from './whole-answer';
import { withoutContinue } from './without-continue';

export interface HttpLineOptions {
  /** Connections at once. */
  readonly connections: number;
  /** Whether there may be no more connections even for calls that are to have one of their own. */
  readonly strictly?: boolean;
  /** Milliseconds within which a connection has to be there. */
  readonly connectWithinMs: number;
  /** Certificates that are trusted beside those of Node, as PEM. */
  readonly ca?: string | undefined;
  /** Leads to a target elsewhere. What is on loopback is called directly. */
  readonly proxy?: URL | undefined;
  /** Aborted with its reason when the server is a process of the suite itself and has ended. */
  readonly ownProcess?: AbortSignal | undefined;
}

export type LineCall = Pick<Dispatcher.RequestOptions, 'method' | 'headers' | 'body'> & {
  /** With its query. */
  readonly path: string;
};

/** Bytes of an answer's headers that are read. */
export const longestHeadersBytes = 64 * 1024;

/**
 * Milliseconds after which an idle connection is not used again where its server gives no hint; where it does, with
 * `Keep-Alive: timeout=…`, two seconds before that.
 */
const keepAliveMs = 1_000;

/** Milliseconds within which it is known that a process of our own has ended whose connections broke. */
const ownEndsWithinMs = 1_000;

/** How it shows that the other side has closed a connection. */
export const closedThere: readonly string[] = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];

export class HttpLine {
  /** Of the target: it costs as much as a small call to ask a URL for it. */
  private readonly origin: string;
  private readonly kept: Dispatcher;
  /** A connection for each call. */
  private readonly fresh: Dispatcher;
  /** A server that closes connections as it likes is not called over one that has been used before. */
  private closesEarly = false;
  private readonly limit: pLimit.Limit;
  private readonly ownEnded: Promise<void>;
  /** By which the target is called; undefined where it is called directly. */
  readonly proxy: URL | undefined;

  constructor(
    private readonly target: URL,
    private readonly options: HttpLineOptions,
  ) {
    this.origin = target.origin;
    this.proxy = isLoopback(target) ? undefined : options.proxy;
    this.limit = pLimit(options.connections);
    const { ownProcess } = options;
    this.ownEnded = new Promise((resolve) => {
      ownProcess?.addEventListener('abort', () => resolve(), { once: true });
      if (ownProcess?.aborted === true) resolve();
    });
    this.kept = this.dispatcher(1);
    this.fresh = this.dispatcher(0);
  }

  /**
   * Acts once there is a connection for it, which it has to itself until it is done. What a call may take is counted from
   * then on: that others are called before it is not the implementation's doing.
   */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    return this.limit(act);
  }

  /** Sends the call once, over a connection that may have been used before, and hears its answer to the end. */
  exchange(call: LineCall, limits: AnswerLimits): Promise<WholeAnswer> {
    return wholeAnswer(this.usual(), this.sent(call), limits);
  }

  /** Sends the call once, over a connection that is used for nothing else, unless there may be no more of them. */
  requestAlone(call: LineCall & { readonly signal: AbortSignal }): Promise<Dispatcher.ResponseData> {
    return (this.options.strictly ? this.usual() : this.fresh).request(this.sent(call));
  }

  /** The fault of a call that failed. Where the server is a process of the suite itself, or we ran out of files, no implementation is to blame. */
  async blame(fault: Fault): Promise<Fault> {
    const { ownProcess } = this.options;
    if (fault.kind !== 'unreachable') return fault;
    if (isOutOfFiles()) return outOfFiles();
    if (ownProcess === undefined) return fault;
    // Its connections break before it is known how it ended, which says more.
    await Promise.race([this.ownEnded, sleep(ownEndsWithinMs, undefined, { ref: false })]);
    if (ownProcess.reason instanceof Fault) return ownProcess.reason;
    return new Fault('suite', `The reference implementation of the suite did not answer: ${fault.message}`, {
      cause: fault,
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.kept.destroy(), this.fresh.destroy()]);
  }

  private usual(): Dispatcher {
    return this.closesEarly ? this.fresh : this.kept;
  }

  private sent<T extends LineCall>(call: T): T & { readonly origin: string } {
    return { ...call, origin: this.origin };
  }

  private dispatcher(pipelining: 0 | 1): Dispatcher {
    const { connections, connectWithinMs, ca } = this.options;
    const trusting = {
      timeout: connectWithinMs,
      // Left out, a variable of the environment would settle it.
      rejectUnauthorized: true,
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    };
    const pool = (origin: string | URL, connect: buildConnector.connector) => {
      const created = new Pool(origin, {
        ...{ connections, pipelining, connect: ignoringContinue(connect) },
        ...{ headersTimeout: 0, bodyTimeout: 0 },
        ...{ keepAliveTimeout: keepAliveMs, maxHeaderSize: longestHeadersBytes },
      });
      created.on('disconnect', (_origin, _targets, { code }: { readonly code?: string }) => {
        if (pipelining === 1 && code !== undefined && closedThere.includes(code)) this.closesEarly = true;
      });
      return created;
    };
    if (this.proxy === undefined) return pool(this.target.origin, buildConnector(trusting));
    return new ProxyAgent({
      uri: this.proxy.href,
      // A proxy need not let anything but TLS through unseen.
      proxyTunnel: this.target.protocol === 'https:',
      ...{ requestTls: trusting, proxyTls: trusting },
      factory: (origin, { connect }: { readonly connect?: unknown }) =>
        pool(origin, connect as buildConnector.connector),
    });
  }
}

function ignoringContinue(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) callback(error, null);
      else if (isAmongLast(socket)) {
        socket.destroy();
        callback(Object.assign(new Error('no file is left for a connection'), { code: 'EMFILE' }), null);
      } else callback(null, withoutContinue(socket));
    });
}
