/**
 * The calls of the messaging wire that go over HTTP: where the services are, login, refresh, what history knows of a consumer;
 * and, below a path that the vendor does not use, what a bot that can be given dialogs asks of the suite itself.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { longestName, longestText } from '../../../../protocol/lengths';
import type { Redactor } from '../../../../trace/redactor';
import { BodyMalformed, parseBody } from '../http/parse-body';
import type { PlatformLoad } from '../platform-limits';
import { BodyTooLarge, readBody } from '../http/read-body';
import type { BotUser } from './bot-users';
import type { MessagingService } from './messaging-service';

/** Services that are all of them here, by the names of csds. */
const services = ['agentVep', 'asyncMessagingEnt', 'facadeMsg', 'msgHist'] as const;

/** Where the suite itself answers. */
export const suitePath = '/conformance';

const Login = z.looseObject({ username: z.string(), password: z.string() });
const Refresh = z.looseObject({ csrf: z.string() });
const ConsumerSearch = z.looseObject({ consumer: z.string() });
const StatusSearch = z.looseObject({ agentIds: z.array(z.string()) });
const Refusal = z.looseObject({ detail: z.string().min(1).max(2_000) });

const name = z.string().min(1).max(longestName);

/** What a bot says of itself that can be given dialogs. */
const BotDeclaration = z.looseObject({
  name,
  version: name,
  fallbackMessage: z.string().min(1).max(longestText),
  clock: z.enum(['configurable', 'real']).optional(),
});
export type BotDeclaration = z.infer<typeof BotDeclaration>;

interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Call {
  readonly method: string;
  /** Parts of the path, each as it was meant. */
  readonly parts: readonly string[];
  readonly user: BotUser | undefined;
  readonly json: unknown;
}

export class HttpCalls {
  /** What the bot has said of itself; undefined as long as it has said nothing. */
  declared: BotDeclaration | undefined;

  constructor(
    private readonly service: MessagingService,
    private readonly host: () => string,
    private readonly redactor: Redactor,
    private readonly load: Pick<PlatformLoad, 'hold' | 'release'>,
  ) {}

  /** Whose socket this is to be; undefined where its path does not say so by a known bearer. */
  userOfSocket(request: IncomingMessage): BotUser | undefined {
    const { pathname, searchParams } = urlOf(request) ?? { pathname: request.url ?? '', searchParams: nothingAsked };
    const { users } = this.service;
    const [, bearer] = /^\/ws_api\/account\/[^/]+\/messaging\/brand\/([^/]+)$/.exec(pathname) ?? [];
    const isAccount = pathname.startsWith(`/ws_api/account/${users.accountId}/`);
    const version = searchParams.get('v') ?? 'none';
    if (bearer === undefined || !isAccount || !['2', '2.1', '3'].includes(version)) {
      this.service.breaks(
        `opened a socket at ${this.redactor.text(pathname.slice(0, 120))} with version ${this.redactor.text(version.slice(0, 20))}. ` +
          `Expected /ws_api/account/${users.accountId}/messaging/brand/<bearer> with v=2 or v=2.1.`,
      );
      return undefined;
    }
    return users.withBearer(bearer);
  }

  take(request: IncomingMessage, response: ServerResponse): void {
    this.answer(request).then(
      ({ status, body }) => {
        if (response.destroyed) return;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
      () => response.destroy(),
    );
  }

  private async answer(request: IncomingMessage): Promise<HttpAnswer> {
    const pathname = urlOf(request)?.pathname ?? request.url ?? '';
    const method = request.method ?? 'GET';
    const [, bearer = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const parts = pathname.split('/').filter((part) => part !== '');
    let body: string;
    try {
      body = await readBody(request, this.load);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      this.service.breaks(`called ${method} ${this.redactor.text(pathname.slice(0, 120))}: ${error.message}`);
      return failed(413, error.message);
    }
    const call: Call = {
      method,
      parts: parts.map((part) => decoded(part)),
      user: this.service.users.withBearer(bearer),
      json: parsed(body),
    };
    const answer = pathname.startsWith(`${suitePath}/`) ? this.ofSuite(call) : this.ofVendor(call);
    if (answer) return answer;
    this.service.breaks(
      `called ${method} ${this.redactor.text(pathname.slice(0, 200))}, which this double of the platform does not know.`,
    );
    return failed(404, 'There is no such call here.');
  }

  private ofVendor({ method, parts, user, json }: Call): HttpAnswer | undefined {
    const { users } = this.service;
    const path = parts.join('/');
    const account = `account/${users.accountId}`;
    if (/^(messaging_history\/)?api\/account\/[^/]+\//.test(path) && !path.includes(`${account}/`)) {
      return failed(404, `There is no such account here; the one of this run is ${users.accountId}.`);
    }
    const api = `api/${account}`;
    if (method === 'GET') {
      if (path === `${api}/service/baseURI.json`) {
        return good({ baseURIs: services.map((service) => this.whereIs(service)) });
      }
      const service = services.find((each) => path === `${api}/service/${each}/baseURI.json`);
      return service && good(this.whereIs(service));
    }
    if (method !== 'POST') return undefined;
    switch (path) {
      case `${api}/login`:
        return this.login(json);
      case `${api}/refresh`: {
        const asked = Refresh.safeParse(json);
        const known = asked.success && users.withCsrf(asked.data.csrf);
        return known ? good({ success: true }) : failed(401, 'The session is not known.');
      }
      case `messaging_history/${api}/conversations/consumer/search`:
        return user ? this.historyOf(json) : failed(401, 'This call needs a bearer.');
      case `messaging_history/${api}/agent-view/status`:
        return user ? this.agentsStatus(json) : failed(401, 'This call needs a bearer.');
      default:
        return undefined;
    }
  }

  private whereIs(service: string): object {
    return { service, account: this.service.users.accountId, baseURI: this.host() };
  }

  private login(json: unknown): HttpAnswer {
    const { users } = this.service;
    const asked = Login.safeParse(json);
    const user = asked.success ? users.login(asked.data.username, asked.data.password) : undefined;
    if (!user) return failed(401, 'The user name or the password is wrong.');
    const { bearer, csrf, userId, pid, name: loginName } = user;
    return good({
      ...{ bearer, csrf, sessionId: csrf },
      config: { loginName, userId, userPid: pid },
    });
  }

  private historyOf(json: unknown): HttpAnswer {
    const asked = ConsumerSearch.safeParse(json);
    if (!asked.success) return failed(400, 'The body names no consumer.');
    const records = this.service.pastOf(asked.data.consumer);
    return good({ _metadata: { count: records.length }, conversationHistoryRecords: records });
  }

  private agentsStatus(json: unknown): HttpAnswer {
    const asked = StatusSearch.safeParse(json);
    if (!asked.success) return failed(400, 'The body names no agents.');
    const agentStatusRecords = asked.data.agentIds.slice(0, 100).map((agentId) => ({
      agentId,
      currentStatus: this.service.isAvailable(agentId) ? 'ONLINE' : 'OFFLINE',
    }));
    return good({ agentStatusRecords });
  }

  /** What only a bot asks for that was written for the suite. */
  private ofSuite({ method, parts, user, json }: Call): HttpAnswer | undefined {
    if (!user) return failed(401, 'This call needs the bearer of the login.');
    const [, noun, convId = '', act] = parts;
    if (method === 'PUT' && noun === 'bot' && parts.length === 2) {
      const said = BotDeclaration.safeParse(json);
      if (!said.success) return this.misdeclared(said.error);
      this.declared ??= said.data;
      return good({});
    }
    if (noun !== 'conversations') return undefined;
    if (method === 'GET' && parts.length === 3) {
      const definition = this.service.definitionFor(user, convId);
      return definition ? good(definition) : failed(404, 'There is no such conversation of yours here.');
    }
    if (method === 'POST' && act === 'refusal' && parts.length === 4) {
      const said = Refusal.safeParse(json);
      if (!said.success) return failed(400, 'A refusal has a detail, which people read in the report.');
      return this.service.refuse(user, convId, this.redactor.text(said.data.detail))
        ? good({})
        : failed(404, 'There is no such conversation of yours here.');
    }
    return undefined;
  }

  private misdeclared(error: z.ZodError): HttpAnswer {
    const why = z.prettifyError(error).replace(/\s+/g, ' ');
    this.service.breaks(
      `declared itself as what is no declaration (name, version, fallbackMessage as texts, and maybe a clock, configurable or real): ${why}`,
    );
    return failed(400, why);
  }
}

const nothingAsked = new URLSearchParams();

const good = (body: unknown): HttpAnswer => ({ status: 200, body });
const failed = (status: number, message: string): HttpAnswer => ({
  status,
  body: { error: { internalCode: status, message } },
});

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function parsed(body: string): unknown {
  try {
    return parseBody(body);
  } catch (error) {
    if (error instanceof BodyMalformed) return undefined;
    throw error;
  }
}

/** Undefined where it is no place at any host, such as `//`. */
function urlOf({ url = '/' }: IncomingMessage): URL | undefined {
  const base = 'https://localhost';
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}
