/**
 * Calls an implementation that serves the written protocol over HTTP, and says what is wrong with an answer. What starts its
 * conversations and what brings it events call it by this.
 */
import { rootCertificates } from 'node:tls';
import { Pool, errors, type Dispatcher } from 'undici';
import * as schemas from '../../protocol/schemas';
import { redactNothing, type Redactor } from '../../trace/redactor';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';

export interface HttpCallerOptions {
  /** Milliseconds within which every call must be answered, body included. */
  readonly callDeadlineMs: number;
  /** Calls under way at once. */
  readonly connections: number;
  /** Sent with every call, such as credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes out what the implementation says back and nobody may read; nothing is taken out when left out. */
  readonly redactor?: Redactor;
  /** Certificates that are trusted beside those of Node, as PEM. */
  readonly ca?: string | undefined;
}

/** Bytes of an answer that are read before it counts as a breach of the protocol. */
export const longestAnswerBytes = 1024 * 1024;

/** Bytes of an answer's headers that are read. */
export const longestHeadersBytes = 64 * 1024;

/** Milliseconds after which an idle connection is not used again: a server that closes it meanwhile is not gone. */
const keepAliveMs = 1_000;

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** Without secrets: what is told of it is told of this. */
  readonly body: string;
  /** As it came, for what is parsed out of it: a secret that is spelt like a field must not make it another answer. */
  readonly raw: string;
}

export class HttpCaller {
  readonly name: string;
  private readonly pool: Pool;
  private readonly basePath: string;
  private readonly authorization: Readonly<Record<string, string>>;
  readonly redactor: Redactor;

  constructor(
    target: URL,
    private readonly options: HttpCallerOptions,
  ) {
    const shown = new URL(target);
    shown.username = '';
    shown.password = '';
    shown.search = '';
    this.name = shown.href;
    this.basePath = target.pathname.replace(/\/+$/, '');
    this.authorization = { ...authorizationOf(target), ...options.headers };
    this.redactor = options.redactor ?? redactNothing;
    this.pool = new Pool(target.origin, {
      connections: options.connections,
      pipelining: 1,
      connect: {
        timeout: options.callDeadlineMs,
        ...(options.ca === undefined ? {} : { ca: [...rootCertificates, options.ca] }),
      },
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: longestHeadersBytes,
    });
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  /** Has something done in this conversation. */
  async act(conversationId: string, method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const answer = await this.call(method, `/conversations/${encodeURIComponent(conversationId)}${path}`, body);
    this.expectSuccess(`${method} /conversations/{id}${path}`, answer, 'a status from 200 to 299');
  }

  expectSuccess(call: string, answer: HttpAnswer, expected: string): void {
    if (answer.status < 200 || answer.status > 299) throw this.breach(call, answer, expected);
  }

  parseJson(call: string, answer: HttpAnswer, expected: string): unknown {
    try {
      return JSON.parse(answer.raw);
    } catch {
      throw this.breach(call, answer, expected);
    }
  }

  breach(call: string, answer: HttpAnswer, expected: string): Fault {
    const problem = problemIn(answer);
    const type = answer.contentType && problem === undefined ? ` (${quote(answer.contentType, 60)})` : '';
    const said = problem === undefined ? quote(answer.body, 160) : `the problem ${quote(problem, 400)}`;
    const redirects = answer.status >= 300 && answer.status < 400;
    return new Fault(
      'protocol',
      `${this.name} answered ${call} with status ${answer.status}${type} and ${answer.body === '' ? 'no body' : said}. ` +
        `Expected ${expected}.${redirects ? ' Redirects are not followed: give --target the URL where the implementation itself answers.' : ''}`,
    );
  }

  async call(method: Dispatcher.HttpMethod, path: string, body?: unknown): Promise<HttpAnswer> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), this.options.callDeadlineMs);
    try {
      const {
        statusCode,
        headers,
        body: answered,
      } = await this.pool.request({
        method,
        path: `${this.basePath}${path}`,
        signal: stop.signal,
        headers: {
          accept: 'application/json',
          ...this.authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const contentType = headers['content-type'];
      const raw = await this.readAnswer(`${method} ${path}`, answered);
      return {
        status: statusCode,
        contentType: typeof contentType === 'string' ? this.redactor.text(contentType) : '',
        body: this.redactor.text(raw),
        raw,
      };
    } catch (error) {
      throw this.faultOf(`${method} ${path}`, error, stop.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  private async readAnswer(call: string, answered: AsyncIterable<Buffer>): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of answered) {
      bytes += chunk.length;
      if (bytes > longestAnswerBytes) {
        throw new Fault('protocol', `${this.name} answered ${call} with more than ${longestAnswerBytes} bytes.`);
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  private faultOf(call: string, error: unknown, timedOut: boolean): Fault {
    if (error instanceof Fault) return error;
    const cause = { cause: error };
    if (timedOut || error instanceof errors.ConnectTimeoutError) {
      const limit = `${this.options.callDeadlineMs / 1000} s`;
      return new Fault('unreachable', `${this.name} did not answer ${call} within ${limit} (--call-deadline).`, cause);
    }
    if (
      error instanceof errors.HTTPParserError ||
      error instanceof errors.HeadersOverflowError ||
      error instanceof errors.ResponseContentLengthMismatchError
    ) {
      return new Fault(
        'protocol',
        `${this.name} answered ${call} with something that is not HTTP: ${this.redactor.text(error.message)}.`,
        cause,
      );
    }
    const { code = '', message: said = String(error) } = error as NodeJS.ErrnoException;
    const message = this.redactor.text(said);
    if (code === 'ECONNREFUSED') {
      return new Fault(
        'unreachable',
        `No server listens at ${this.name}: ${call} was refused (ECONNREFUSED). Start the implementation, or correct --target.`,
        cause,
      );
    }
    if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/.test(code)) {
      return new Fault(
        'unreachable',
        `The certificate of ${this.name} is not trusted (${code}): ${quote(message)}. If it is yours, name the certificate that signed it with --ca=<file>.`,
        cause,
      );
    }
    const why = code === '' || message.includes(code) ? message : `${message} (${code})`;
    return new Fault('unreachable', `${this.name} could not be reached: ${call} ended with ${quote(why)}.`, cause);
  }
}

/** What an answer with problem details says to people; undefined when it holds none. */
function problemIn({ body, contentType }: HttpAnswer): string | undefined {
  if (!contentType.startsWith('application/problem+json')) return undefined;
  try {
    const { title, detail } = schemas.Problem.parse(JSON.parse(body));
    return detail === undefined || detail === title ? title : `${title}: ${detail}`;
  } catch {
    return undefined;
  }
}

/** Credentials of the URL, as the header that carries them. */
function authorizationOf(target: URL): Record<string, string> {
  if (target.username === '' && target.password === '') return {};
  const pair = `${percentDecoded(target.username)}:${percentDecoded(target.password)}`;
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}

function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
