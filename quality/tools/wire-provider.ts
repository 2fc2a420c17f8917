/** The double of the messaging wire, and a bot there, as providers of the pacts of that wire; `change` puts a fault into what they give. */
import { wireExamples } from '../../contracts/wire-pacts';
import type { Gateway } from '../../contracts/gateway';
import type { Provider } from '../../contracts/verify-pact';
import { PlatformDouble } from '../../play/platform/platform-double';
import { MessagingSurface } from '../../play/platform/surfaces/messaging/messaging-surface';
import { startConversation } from '../../play/player/start-conversation';
import type { Outcome } from '../../trace/trace';
import { redactNothing } from '../../trace/redactor';
import { call, MessagingBot, remove, toSkill } from '../testing/messaging-bot';
import { setupOf, someSkillId } from '../testing/trace-builder';

type Json = Readonly<Record<string, unknown>>;

export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The calls over HTTP: csds, login and refresh. */
export function callsOfWire(change: (answer: WireAnswer) => WireAnswer = (answer) => answer): Provider {
  let surface: MessagingSurface | undefined;
  return {
    setUp: async () => {
      surface = await MessagingSurface.start({ deadlineMs: 2_000, redactor: redactNothing });
    },
    tearDown: async () => {
      await surface?.stop();
      surface = undefined;
    },
    answer: async ({ method, path, body }: Parameters<Parameters<typeof Gateway.start>[0]>[0]) => {
      if (!surface) throw new Error('No state was set up.');
      const { accountId, password, first } = surface.service.users;
      const real = body
        .replaceAll(wireExamples.password, password)
        .replaceAll(wireExamples.csrf, first.csrf)
        .replaceAll(wireExamples.username, first.name);
      const asked = real === '' ? undefined : (JSON.parse(real) as unknown);
      const { status, json } = await call(surface, method, path.replace(wireExamples.accountId, accountId), asked);
      const told: unknown = JSON.parse(JSON.stringify(json).replaceAll(accountId, wireExamples.accountId));
      const changed = change({ status, body: told });
      const headers = { 'content-type': 'application/json' };
      return { status: changed.status, headers, body: JSON.stringify(changed.body) };
    },
    message: (description) => Promise.reject(new Error(`Nobody sends "${description}" over HTTP.`)),
  };
}

/** Which of the frames that went over a socket is meant, by the description of its interaction. */
const meant: Readonly<Record<string, (frame: Json, text: string) => boolean>> = {
  'that it takes conversations': ({ type }) => type === '.ams.routing.SetAgentState',
  'that it wants to hear of its conversations': ({ type }) => type === '.ams.aam.SubscribeExConversations',
  'that it takes a ring': ({ type }) => type === '.ams.routing.UpdateRingState',
  'a text for the consumer': ({ type }, text) => type === '.ams.ms.PublishEvent' && text.includes('ContentEvent'),
  'a transfer to a skill': ({ type }) => type === '.ams.cm.UpdateConversationField',
  'that a conversation rings': (_, text) => text.includes('RoutingTaskNotification') && text.includes('WAITING'),
  'that it has a conversation': (_, text) =>
    text.includes('ExConversationChangeNotification') && text.includes('UPSERT') && text.includes('ASSIGNED_AGENT":["'),
  'a text of the consumer': (_, text) => text.includes('OnlineEventDistribution') && text.includes('agent please'),
  'that its text was taken': ({ type }) => type === '.ams.ms.PublishEvent$Response',
  'that its transfer was taken': ({ type, code }) =>
    type === '.ams.cm.UpdateConversationField$Response' && code === 200,
  'that its transfer was refused': ({ type, code }) =>
    type === '.ams.cm.UpdateConversationField$Response' && code !== 200,
  'that it has left a conversation': (_, text) =>
    text.includes('ExConversationChangeNotification') && text.includes('DELETE'),
};

/** Whoever has these frames to give, each as it went over the socket. */
export function framesAsProvider(
  frames: readonly string[],
  change: (frame: Json) => unknown = (frame) => frame,
): Provider {
  return {
    setUp: () => Promise.resolve(),
    tearDown: () => Promise.resolve(),
    answer: ({ method, path }) => Promise.reject(new Error(`A socket takes no call such as ${method} ${path}.`)),
    message: async (description) => {
      const isMeant = meant[description];
      const found = frames.find((text) => isMeant?.(JSON.parse(text) as Json, text));
      if (found === undefined) throw new Error(`No frame went over the socket that is "${description}".`);
      return change(JSON.parse(found) as Json);
    },
  };
}

export interface Frames {
  readonly said: string[];
  readonly heard: string[];
}

/** Has a bot of the tests take two conversations and transfer both, of which the platform refuses one. */
export async function framesOfWire(): Promise<Frames> {
  const surface = await MessagingSurface.start({ deadlineMs: 5_000, redactor: redactNothing });
  const double = await PlatformDouble.start({}, async () => surface);
  const frames: Frames = { said: framesSaidTo(surface), heard: [] };
  try {
    const bot = await MessagingBot.connect(surface);
    bot.socket.on('message', (data: Buffer) => frames.heard.push(data.toString('utf8')));
    await bot.ready();
    for (const outcome of [{ kind: 'accept' }, { kind: 'error', status: 409 }] as const satisfies Outcome[]) {
      const { conversation, started } = offer(surface, double, outcome);
      const convId = await bot.accepts();
      await started;
      conversation.botJoins();
      await conversation.deliver({ kind: 'consumer-says', text: 'agent please' });
      await bot.says(convId, 'One moment');
      await bot.updates(convId, remove(bot.id), toSkill(someSkillId));
    }
    await bot.hears('.ams.aam.ExConversationChangeNotification', (body) => JSON.stringify(body).includes('DELETE'));
  } finally {
    await double.stop();
  }
  return frames;
}

/** All that bots say to this surface from now on. */
export function framesSaidTo(surface: MessagingSurface): string[] {
  const said: string[] = [];
  const { service } = surface;
  const take = service.take.bind(service);
  service.take = (connection, text) => {
    said.push(text);
    return take(connection, text);
  };
  return said;
}

/** A conversation that rings, in which the consumer may ask for an agent. */
export function offer(surface: MessagingSurface, double: PlatformDouble, outcome: Outcome) {
  const setup = setupOf({ platform: { outcomes: [outcome] } });
  const id = `one that gets ${outcome.kind}`;
  const { conversation, urls } = double.open(id, setup.platform, { record: () => undefined, sinceMs: () => 0 });
  return { conversation, started: surface.service.offer(id, startConversation(id, 'messaging', urls, setup)) };
}
