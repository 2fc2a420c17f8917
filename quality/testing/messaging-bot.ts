/** A bot that speaks LivePerson's messaging wire frame by frame, for tests: what it asks for is told by its answer. */
import { request } from 'node:https';
import { WebSocket } from 'ws';
import type { MessagingSurface } from '../../play/platform/surfaces/messaging/messaging-surface';

/** Milliseconds for which something is waited for; all of it is on this machine. */
const patienceMs = 15_000;

export interface Answered {
  readonly code: number;
  readonly body: unknown;
}

export interface Notified {
  readonly type: string;
  readonly body: Record<string, unknown>;
}

interface Frame extends Notified {
  readonly kind: string;
  readonly reqId: string;
  readonly code: number;
}

export class MessagingBot {
  readonly notified: Notified[] = [];
  /** What came that is no frame. */
  readonly strange: string[] = [];
  private readonly waiting = new Map<string, (answer: Answered) => void>();
  private readonly looks = new Set<() => void>();
  private requests = 0;
  isClosed = false;

  private constructor(
    readonly surface: MessagingSurface,
    readonly socket: WebSocket,
    readonly bearer: string,
    readonly id: string,
    readonly pid: string,
  ) {
    // The double sends texts, which come as one buffer each.
    socket.on('message', (data: Buffer) => this.hear(data.toString('utf8')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
      this.look();
    });
  }

  static async connect(surface: MessagingSurface, username = 'bot', version = '2.1'): Promise<MessagingBot> {
    const { accountId, password } = surface.service.users;
    const { json } = await call(surface, 'POST', `/api/account/${accountId}/login?v=1.3`, { username, password });
    const { bearer, config } = json as { bearer: string; config: { userId: string; userPid: string } };
    const url = `wss://${surface.host}/ws_api/account/${accountId}/messaging/brand/${bearer}?v=${version}`;
    const socket = new WebSocket(url, { ca: surface.certificate });
    const bot = new MessagingBot(surface, socket, bearer, `${accountId}.${config.userId}`, config.userPid);
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return bot;
  }

  /** Is ONLINE, and subscribed to its rings and conversations. */
  async ready(): Promise<this> {
    await this.ask('.ams.routing.SetAgentState', { availability: 'ONLINE' });
    await this.ask('.ams.aam.SubscribeExConversations', { agentIds: [this.id], convState: ['OPEN'] });
    await this.ask('.ams.routing.SubscribeRoutingTasks', {});
    return this;
  }

  /** Resolves to the answer; to undefined where the socket is closed before one comes. */
  ask(type: string, body: unknown): Promise<Answered | undefined> {
    this.requests += 1;
    const id = `r${this.requests}`;
    const answer = this.answerTo(id);
    this.socket.send(JSON.stringify({ kind: 'req', id, type, body }));
    return Promise.race([answer, this.closed().then(() => undefined)]);
  }

  /** The answer to a request of this id, which is sent by hand. */
  answerTo(id: string): Promise<Answered> {
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  send(text: string): void {
    this.socket.send(text);
  }

  /** The first notification of this type that fits, as soon as there is one. */
  async hears(type: string, fits: (body: Record<string, unknown>) => boolean = () => true) {
    const found = () => this.notified.find((each) => each.type === type && fits(each.body));
    await this.until(() => found() !== undefined, `no ${type} came`);
    return found()?.body ?? {};
  }

  /** Takes the next ring; resolves to the conversation's id on the wire. */
  async accepts(ringState = 'ACCEPTED'): Promise<string> {
    const isWaiting = (body: Record<string, unknown>) => ringIn(body).ringState === 'WAITING';
    const body = await this.hears('.ams.routing.RoutingTaskNotification', isWaiting);
    this.notified.splice(
      this.notified.findIndex((each) => each.body === body),
      1,
    );
    await this.ask('.ams.routing.UpdateRingState', { ringId: ringIn(body).ringId, ringState });
    return String((resultIn(body) as { conversationId: string }).conversationId);
  }

  says(dialogId: string, message: string, more: object = {}): Promise<Answered | undefined> {
    const event = { type: 'ContentEvent', contentType: 'text/plain', message };
    return this.ask('.ams.ms.PublishEvent', { dialogId, event, ...more });
  }

  updates(conversationId: string, ...conversationField: object[]): Promise<Answered | undefined> {
    return this.ask('.ams.cm.UpdateConversationField', { conversationId, conversationField });
  }

  closed(): Promise<void> {
    return this.until(() => this.isClosed, 'the socket was not closed');
  }

  close(): void {
    this.socket.terminate();
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.looks.delete(look);
        end();
      };
      const look = () => {
        if (holds()) settle(resolve);
      };
      const timer = setTimeout(() => settle(() => reject(new Error(`After a while ${what}.`))), patienceMs);
      timer.unref();
      this.looks.add(look);
    });
  }

  private hear(text: string): void {
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      this.strange.push(text);
      this.look();
      return;
    }
    if (frame.kind === 'resp') this.waiting.get(frame.reqId)?.(frame);
    else this.notified.push(frame);
    this.look();
  }

  private look(): void {
    for (const each of [...this.looks]) each();
  }
}

export const remove = (userId?: string) => ({
  ...{ field: 'ParticipantsChange', type: 'REMOVE', role: 'ASSIGNED_AGENT' },
  ...(userId === undefined ? {} : { userId }),
});
export const suggest = (userId: string) => ({
  ...{ field: 'ParticipantsChange', type: 'SUGGEST', role: 'ASSIGNED_AGENT', userId },
});
export const toSkill = (skill: string) => ({ field: 'Skill', type: 'UPDATE', skill });

interface HttpReply {
  readonly status: number;
  readonly json: unknown;
}

/** One call over HTTP to the surface. */
export function call(
  surface: MessagingSurface,
  method: string,
  path: string,
  body?: unknown,
  bearer?: string,
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    const sent = request(`https://${surface.host}${path}`, { method, headers, ca: surface.certificate }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, json: JSON.parse(text) as unknown }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function resultIn(body: Record<string, unknown>): Record<string, unknown> {
  const [change] = body['changes'] as { result: Record<string, unknown> }[];
  return change?.result ?? {};
}

function ringIn(body: Record<string, unknown>): { readonly ringId: string; readonly ringState: string } {
  const [ring] = resultIn(body)['ringsDetails'] as { ringId: string; ringState: string }[];
  return ring ?? { ringId: '', ringState: '' };
}
