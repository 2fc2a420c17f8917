/** The platform on LivePerson's messaging wire, ready for a bot to connect: before the bot's own program is started. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HeldMessages } from '../../contracts/held-messages';
import { agentMessages } from '../../contracts/wire-messages';
import { inherited } from '../../play/adapters/inherited';
import { LivePersonAdapter } from '../../play/adapters/liveperson-adapter';
import { breaksCalls } from '../../play/platform/conversation/scripted-outcome';
import { MessagingSurface } from '../../play/platform/surfaces/messaging/messaging-surface';
import {
  lackedByDescribedBots,
  lackedByDialogBots,
  lackedBySilencedBots,
} from '../../play/platform/surfaces/messaging/what-it-lacks';
import type { PlannedPlay } from '../../play/scenarios/planned-play';
import { fallbackIn } from '../../play/scenarios/described/stated';
import { situationOf } from '../../play/scenarios/situation-of';
import type { BotDescription } from '../../protocol/bot-description';
import type { Redactor } from '../../trace/redactor';
import type { Found } from '../reach';
import { surfaceFactsOf } from '../surface-facts-of';
import { silenceByCommand } from './silence-by-command';

export interface PreparedWire {
  /** What the bot's program needs of its environment to find the platform and to trust it. */
  readonly env: NodeJS.ProcessEnv;
  /** The same for a person who starts a bot by hand. */
  readonly told: string;
  /** `lost` is aborted when the bot's program has ended. */
  readonly found: (lost: AbortSignal | undefined) => Found;
  readonly stop: () => Promise<void>;
}

export interface PrepareOptions {
  readonly callDeadlineMs: number;
  readonly reachedAs: string | undefined;
  readonly redactor: Redactor;
  /** What its owner says of a bot that takes no definition; left out of one that can be given dialogs. */
  readonly description?: BotDescription | undefined;
  /** What silences the bot's engine apart from its connector; left out where nothing does. */
  readonly silenceCommand?: string | undefined;
  /** What is started gets this of the environment, beside what it needs to find the platform. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

export type PrepareWire = (options: PrepareOptions) => Promise<PreparedWire>;

export const prepareLivePerson: PrepareWire = async (options) => {
  const { callDeadlineMs, reachedAs, redactor, description, silenceCommand } = options;
  const held = new HeldMessages(agentMessages, redactor);
  const heard = (text: string) => held.take(parsed(text));
  const surface = await MessagingSurface.start({ deadlineMs: callDeadlineMs, reachedAs, redactor, heard });
  const folder = await mkdtemp(path.join(tmpdir(), 'conformance-'));
  const certificate = path.join(folder, 'platform.pem');
  const { service, calls, host } = surface;
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(certificate, surface.certificate);
  } catch (error) {
    await surface.stop();
    await remove();
    throw error;
  }
  const { accountId, first, password } = service.users;
  // Each by the names that the vendor's own samples read, and the certificate by that of Node.
  const env = {
    ...{ LP_ACCOUNT: accountId, LP_USER: first.name, LP_PASS: password, LP_PASSWORD: password },
    ...{ LP_CSDS: host, LP_CSDSDOMAIN: host, NODE_EXTRA_CA_CERTS: certificate },
    ...{ CONFORMANCE_BEARER: first.bearer, CONFORMANCE_USER_ID: first.userId },
    ...withoutProxy(),
  };
  const described = description && { fallbackMessage: fallbackIn(description) };
  const line = {
    standing: () => service.standing(),
    declared: () => calls.declared,
    wireIdOf: service.wireIdOf.bind(service),
    offer: service.offer.bind(service),
  };
  const lacks = description ? lackedByDescribedBots : silenceCommand ? lackedBySilencedBots : lackedByDialogBots;
  const stop = async () => {
    await surface.stop();
    await remove();
  };
  let silence: ReturnType<typeof silenceByCommand> | undefined;
  try {
    const started = { env: { ...options.env, ...env }, withinMs: callDeadlineMs, redactor };
    silence = silenceCommand === undefined ? undefined : silenceByCommand({ ...started, command: silenceCommand });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env,
    told: Object.entries(env)
      .map(([name, value]) => `  ${name}=${value}\n`)
      .join(''),
    found: (lost) => ({
      adapter: new LivePersonAdapter({ line, redactor, described, silence, lost: eitherOf(service.breach, lost) }),
      openSurface: async () => surface,
      playsAlone: closesSocket,
      keepPlaceApart: () => service.keepOneApart(),
      surface: surfaceFactsOf('the LivePerson wire', lacks),
      toldOfWire: () => held.told(),
    }),
    stop,
  };
};

/** What is no JSON is no message: the surface says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A bot that goes through a proxy for all it calls would look for the platform there. */
function withoutProxy(): NodeJS.ProcessEnv {
  const { NO_PROXY, no_proxy } = inherited('ours');
  return { NO_PROXY, no_proxy };
}

function eitherOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other ? AbortSignal.any([one, other]) : one;
}

/** Whether the platform closes the bot's socket there, by which all of its conversations go: nothing else is played meanwhile. */
function closesSocket(planned: PlannedPlay, seed: number): boolean {
  const { conversations } = situationOf(planned, seed);
  return Object.values(conversations).some(({ platform }) => breaksCalls(platform));
}
