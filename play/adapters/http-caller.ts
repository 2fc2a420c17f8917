/**
 * Calls an implementation that serves the written protocol over HTTP, and says what is wrong with an answer. What starts its
 * conversations and what brings it events call it by this.
 */
import { errors, type Dispatcher } from 'undici';
import * as schemas from '../../protocol/schemas';
import { redactNothing, type Redactor } from '../../trace/redactor';
import { holdsLoneSurrogate, loneSurrogateTold } from '../../trace/lone-surrogate';
import { isNestedTooDeep } from '../../trace/nesting';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';
import { closedThere, HttpLine } from './http-line';
import { noHttp } from './no-http';
import { ownLimitBehind } from './own-limits';
import { LateAnswer, OverlongAnswer } from './whole-answer';

export interface HttpCallerOptions {
  /** Milliseconds within which every call must be answered, body included. */
  readonly callDeadlineMs: number;
  /** Calls under way at once. */
  readonly connections: number;
  /** Whether it was said that there may be no more. */
  readonly strictly?: boolean;
  /** Sent with every call, such as credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes out what the implementation says back and nobody may read; nothing is taken out when left out. */
  readonly redactor?: Redactor;
  /** Certificates that are trusted beside those of Node, as PEM. */
  readonly ca?: string | undefined;
  /** Leads to a target that is not on this machine. */
  readonly proxy?: URL | undefined;
  /** Aborted with its reason when the server is a process of the suite itself and has ended. */
  readonly ownProcess?: AbortSignal | undefined;
  /** A variable of the environment that names a proxy for such a target, by which no call goes. */
  readonly proxyVariable?: string | undefined;
}

/** Bytes of an answer that are read before it counts as a breach of the protocol. */
export const longestAnswerBytes = 1024 * 1024;

/** What stands before a server that is not there yet says so. */
const notYet: readonly number[] = [502, 503, 504];

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** How the body is coded, such as `gzip`; empty where it is as it was said, which is all that was asked for. */
  readonly coding: string;
  /** Without secrets: what is told of it is told of this. */
  readonly body: string;
  /** As it came, for what is parsed out of it: a secret that is spelt like a field must not make it another answer. */
  readonly raw: string;
}

export class HttpCaller {
  readonly name: string;
  readonly line: HttpLine;
  private readonly basePath: string;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly headersOfBody: Readonly<Record<string, string>>;
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
    this.headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...authorizationOf(target),
      ...options.headers,
    };
    this.headersOfBody = { ...this.headers, 'content-type': 'application/json' };
    this.redactor = options.redactor ?? redactNothing;
    const { connections, strictly = false, callDeadlineMs, ca, proxy, ownProcess } = options;
    this.line = new HttpLine(target, { connections, strictly, connectWithinMs: callDeadlineMs, ca, proxy, ownProcess });
  }

  async close(): Promise<void> {
    await this.line.close();
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
    let json: unknown;
    try {
      json = JSON.parse(answer.raw);
    } catch {
      throw this.breach(call, answer, expected);
    }
    // One that is nested without end is told as that by whoever reads it.
    if (!isNestedTooDeep(json) && holdsLoneSurrogate(json)) {
      throw this.breach(call, answer, `${expected}, without ${loneSurrogateTold}`);
    }
    return json;
  }

  breach(call: string, answer: HttpAnswer, expected: string): Fault {
    const problem = problemIn(answer);
    const type = answer.contentType && problem === undefined ? ` (${quote(answer.contentType, 60)})` : '';
    const plain = problem === undefined ? quote(answer.body, 160) : `the problem ${quote(problem, 400)}`;
    const said = answer.coding === '' ? plain : `a body in the coding ${quote(answer.coding, 60)}`;
    const redirects = answer.status >= 300 && answer.status < 400;
    const mayPass = notYet.includes(answer.status);
    const hints = [
      mayPass
        ? ' What stands before a server says this when the server does not answer it: see that it runs. One that is still starting is waited for by --wait=<seconds>.'
        : '',
      redirects ? ' Redirects are not followed: give --target the URL where the implementation itself answers.' : '',
      answer.coding !== ''
        ? ' It was asked for none (Accept-Encoding: identity), and none is undone: have bodies sent as they are.'
        : '',
      this.line.proxy !== undefined
        ? ` This came by the proxy ${this.line.proxy.host} (--proxy), and may be its own.`
        : '',
    ];
    return new Fault(
      'protocol',
      `${this.name} answered ${call} with status ${answer.status}${type} and ${answer.body === '' ? 'no body' : said}. ` +
        `Expected ${expected}.${hints.join('')}`,
      { mayPass },
    );
  }

  call(method: Dispatcher.HttpMethod, path: string, body?: unknown): Promise<HttpAnswer> {
    return this.line.inTurn(() => this.callNow(method, path, body));
  }

  private async callNow(method: Dispatcher.HttpMethod, path: string, body: unknown): Promise<HttpAnswer> {
    try {
      const sent =
        body === undefined ? { headers: this.headers } : { headers: this.headersOfBody, body: JSON.stringify(body) };
      const { statusCode, headers, text } = await this.line.exchange(
        { method, path: `${this.basePath}${path}`, ...sent },
        { withinMs: this.options.callDeadlineMs, longestBytes: longestAnswerBytes },
      );
      const contentType = headers['content-type'];
      return {
        status: statusCode,
        contentType: typeof contentType === 'string' ? this.redactor.text(contentType) : '',
        coding: this.redactor.text(codingOf(headers['content-encoding'])),
        body: this.redactor.text(text),
        raw: text,
      };
    } catch (error) {
      throw await this.line.blame(this.faultOf(`${method} ${path}`, error));
    }
  }

  private faultOf(call: string, error: unknown): Fault {
    const own = ownLimitBehind(error);
    if (own) return own;
    if (error instanceof OverlongAnswer) {
      return new Fault('protocol', `${this.name} answered ${call} with more than ${longestAnswerBytes} bytes.`);
    }
    const cause = { cause: error };
    const passing = { ...cause, mayPass: true };
    if (error instanceof LateAnswer || error instanceof errors.ConnectTimeoutError) {
      const limit = `${this.options.callDeadlineMs / 1000} s`;
      return new Fault(
        'unreachable',
        `${this.name} did not answer ${call} within ${limit} (--call-deadline).`,
        passing,
      );
    }
    const broken = noHttp(error);
    if (broken !== undefined) {
      return new Fault(
        'protocol',
        `${this.name} answered ${call} with something that is not HTTP: ${this.redactor.text(broken)}.`,
        cause,
      );
    }
    const { code = '', message: said = String(error) } = error as NodeJS.ErrnoException;
    const message = this.redactor.text(said);
    const { proxy } = this.line;
    // undici says so by these words alone, and an address may have the same digits.
    if (proxy !== undefined && said.includes('(407)')) return new Fault('unreachable', wantsCredentials(proxy), cause);
    if (code === 'ECONNREFUSED') {
      return new Fault(
        'unreachable',
        proxy === undefined
          ? `No server listens at ${this.name}: ${call} was refused (ECONNREFUSED). Start the implementation, or correct --target.${this.aboutProxy()}`
          : `No proxy listens at ${proxy.host}: ${call} was refused (ECONNREFUSED). Correct --proxy.`,
        passing,
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
    return new Fault(
      'unreachable',
      `${this.name} could not be reached: ${call} ended with ${quote(why)}.${brokenOff(code)}${this.aboutProxy()}`,
      passing,
    );
  }

  /** Where calls go, for who expects them to go elsewhere. */
  private aboutProxy(): string {
    const { proxy } = this.line;
    if (proxy !== undefined) return ` It was called by the proxy ${proxy.host} (--proxy).`;
    const { proxyVariable } = this.options;
    if (proxyVariable === undefined) return '';
    return ` It was called directly, not by the proxy that ${proxyVariable} names: if it is behind that, give --proxy=<url>.`;
  }
}

/** A connection that ended under a call may have ended before or after the call was acted on. */
function brokenOff(code: string): string {
  if (!closedThere.includes(code)) return '';
  return (
    ' The connection was closed by the other side before it had answered. The call was not made again: it may have been acted on. ' +
    'If the server takes few connections at once, give --connections=<n>; if it closes idle ones, have it say when (Keep-Alive: timeout=…).'
  );
}

function wantsCredentials({ host }: URL): string {
  return `The proxy ${host} wants to know who calls (407). Give --proxy its user and password: --proxy=http://user:password@${host}.`;
}

/** Of the codings in the header the one that is none does not count. */
function codingOf(header: string | string[] | undefined): string {
  if (header === undefined) return '';
  const codings = [header].flat().flatMap((each) => each.split(','));
  return codings
    .map((each) => each.trim())
    .filter((each) => !/^(identity)?$/i.test(each))
    .join(', ');
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
