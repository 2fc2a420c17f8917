/**
 * The questions that are put to an adapter before the implementation is judged. A `stop` says that nothing could be
 * judged fairly. A `note` names a promise that is not kept, or not made, and leaves the judging to the rules. `open`
 * says that the question could not be put.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../play/adapters/fault';
import { ProbeConversation, type ProbeSession } from '../play/player/probe-conversation';
import { botsApart } from '../play/scenarios/bots-apart';
import type { Capability, Declaration } from '../protocol/types';
import { dialog, escalation, setup, text, type SetupParts } from '../play/scenarios/parts';
import { varyFrom, type Vary } from '../play/scenarios/vary';
import { quote } from '../trace/render-event';
import { sameAgent } from '../trace/same-agent';
import { sentinel, type Event, type Setup } from '../trace/trace';

export type ProbeAnswer =
  | { readonly kind: 'good' }
  | { readonly kind: 'note'; readonly because: string }
  | { readonly kind: 'stop'; readonly because: string }
  | { readonly kind: 'open'; readonly because: string }
  /** Stops a run when nothing at all reached the platform, in any probe; a note otherwise. */
  | { readonly kind: 'stop-unless-reached'; readonly because: string };

export interface Examined extends ProbeSession {
  readonly declaration: Declaration;
  /** Whether its capabilities are those of the surface: then no bot can declare another. */
  readonly hasCapabilitiesOfSurface?: boolean;
  readonly seed: number;
  /** Every conversation that the probes held. */
  readonly visits: ProbeConversation[];
}

export interface Probe {
  /** What is found when the answer is good. */
  readonly finds: string;
  readonly ask: (examined: Examined) => Promise<ProbeAnswer>;
  /** Whether its answer says nothing about an implementation that another probe stopped. */
  readonly rests?: true;
  /** The capability about which it asks; left out where it asks about none. */
  readonly capability?: Capability;
  /** Asked of these clocks only; of all when left out. */
  readonly clocks?: readonly Declaration['clock'][];
}

const good: ProbeAnswer = { kind: 'good' };
const note = (because: string): ProbeAnswer => ({ kind: 'note', because });
const stop = (because: string): ProbeAnswer => ({ kind: 'stop', because });
const open = (because: string): ProbeAnswer => ({ kind: 'open', because });

/** Virtual milliseconds that pass for a delay of {@link shortDelayMs}: a wrong unit is for a rule to find. */
const longPassMs = 600_000;
const shortDelayMs = 100;
/** Real milliseconds for which a silent bot is watched. */
const watchMs = 500;
/** Real milliseconds in which a text that was due at once counts as late, and not as missing. */
const lateMs = 1_000;

function whereThePlatformIs(reachedAs: string | undefined): string {
  return reachedAs === undefined
    ? 'The platform listens on 127.0.0.1: for a bot in a container or on another machine, say --platform-host=<host> with the name by which it reaches this one.'
    : `The platform's URLs name the host ${reachedAs} (--platform-host): does the bot reach this machine by it?`;
}

/** Holds conversations and ends them, whatever happens. */
async function visiting<T>(
  examined: Examined,
  setups: readonly Setup[],
  act: (...visits: ProbeConversation[]) => Promise<T>,
  channel = examined.declaration.channels[0] ?? 'messaging',
): Promise<T> {
  const apart = Object.values(botsApart(Object.fromEntries(setups.map((each, place) => [`visit ${place}`, each]))));
  const visits = apart.map((each) => new ProbeConversation(examined, each, channel));
  examined.visits.push(...visits);
  let failed = false;
  try {
    return await act(...visits);
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    for (const visit of visits) {
      // The first thing that went wrong is the one to tell.
      if (failed) await visit.end().catch(() => undefined);
      else await visit.end();
    }
  }
}

const variety = ({ seed }: Examined, label: string): Vary => varyFrom(seed, `doctor ${label}`);

interface Parlance {
  readonly asks: string;
  readonly says: string;
  readonly skillId: string;
}

function parlanceOf(vary: Vary, label: string): Parlance {
  return { asks: vary.text(`ask ${label}`), says: vary.text(`answer ${label}`), skillId: vary.skillId(label) };
}

/** A bot that knows one pattern, and says one text to it. */
function talker(vary: Vary, { asks, says }: Parlance, more: Partial<SetupParts> = {}): Setup {
  return setup(vary, { dialogs: [dialog('answers', asks, text(says))], ...more });
}

/** A bot that knows one pattern, and transfers. */
function transferrer(vary: Vary, { asks, says, skillId }: Parlance, more: object = {}, parts: object = {}): Setup {
  const { interaction } = escalation('agent-transfer', 'unused', { skillId, message: says, ...more });
  return setup(vary, { dialogs: [dialog('transfers', asks, interaction)], skillIds: [skillId], ...parts });
}

/** A call that the platform did not take, and why. */
export function tellRefusal({ call, status, why }: Pick<Event<'call-refused'>, 'call' | 'status' | 'why'>): string {
  return `${call}, with status ${status}: ${quote(why)}.`;
}

/** Why nothing came, as far as the platform can tell. */
function whatCame(visit: ProbeConversation): string {
  const refused = visit.all('call-refused')[0];
  if (refused) return `The platform refused ${tellRefusal(refused)}`;
  const read = visit.read[0];
  return read === undefined
    ? 'Nothing reached the platform in this conversation.'
    : `The consumer read ${quote(read)} instead.`;
}

/** Starts what the protocol has everyone take. Throws with what the implementation says against it. */
async function begin(visit: ProbeConversation): Promise<void> {
  const started = await visit.start();
  if (!started.accepted) throw new Fault('protocol', `It refuses the configuration: ${quote(started.detail)}.`);
}

/** Seconds after the answer to the call at which a text came after all; undefined when none did. */
async function lateBy(visit: ProbeConversation): Promise<string | undefined> {
  const answered = performance.now();
  while (visit.read.length === 0) {
    if (performance.now() - answered > lateMs) return undefined;
    await sleep(20);
  }
  return ((performance.now() - answered) / 1000).toFixed(1);
}

const reachesTheDouble: Probe = {
  finds: 'reaches the platform double and keeps conversations apart',
  ask: async (examined) => {
    const vary = variety(examined, 'apart');
    const [one, two] = [parlanceOf(vary, 'one'), parlanceOf(vary, 'two')];
    const setups = [talker(vary, { ...one, asks: one.asks }), talker(vary, { ...two, asks: one.asks })];
    return visiting(examined, setups, async (first, second) => {
      if (!first || !second) return good;
      for (const visit of [first, second]) {
        const started = await visit.start();
        if (!started.accepted) {
          return stop(
            `It refuses the plainest configuration there is, one dialog that says one text: ${quote(started.detail)}. ` +
              'Compare what it takes with "start" on the protocol page.',
          );
        }
      }
      await second.say(one.asks);
      await first.say(one.asks);
      // Looked for in real time first: what its clock is then told to pass would hide it.
      const [unanswered] = [first, second].filter(({ eventBodies }) => eventBodies.length === 0);
      const late = unanswered && examined.clock === 'virtual' ? await lateBy(unanswered) : undefined;
      if (late !== undefined) {
        return stop(
          `It declares a virtual clock, and its answer to ${quote(one.asks)} came ${late} s after the call to events had been answered. ` +
            'Answer a call when all that is due has been posted and answered; or declare the clock "real".',
        );
      }
      const answered = (visit: ProbeConversation) => visit.comesTrue(() => visit.eventBodies.length > 0);
      await Promise.all([answered(first), answered(second)]);
      if (first.read.includes(two.says) || second.read.includes(one.says)) {
        return stop(
          `It mixes conversations up: the text of one was said in another that was open at the same time. ` +
            'Keep bot, variables and URLs for each conversationId apart.',
        );
      }
      const [silent] = [first, second].filter(({ read }) => read.length === 0);
      if (silent) {
        return {
          // One that does other things was reached, and is for the rules to judge.
          kind: 'stop-unless-reached',
          because:
            `A consumer said ${quote(one.asks)}, a dialog answers that, and no text reached the consumer. ${whatCame(silent)} ` +
            `Post each text to platform.messagesUrl as it stands${examined.clock === 'virtual' ? ', and answer the call to events only after that' : ''}. ${whereThePlatformIs(examined.double.reachedAs)}`,
        };
      }
      if (!first.read.includes(one.says) || !second.read.includes(two.says)) {
        return note(
          `A consumer said ${quote(one.asks)}, and a dialog answers exactly that with ${quote(one.says)}. ${whatCame(first)} ` +
            'Is the bot definition turned into configuration, and a pattern compared character by character?',
        );
      }
      return good;
    });
  },
};

const transfers: Probe = {
  finds: 'asks the Transfer API for a transfer',
  ask: async (examined) => {
    const why = await whyNoTransfer(examined, 'transfer');
    return why === undefined ? good : note(why);
  },
};

/** What stands against a transfer by one agent-transfer interaction, with the texts and ids of a label; undefined when it is requested. */
async function whyNoTransfer(examined: Examined, label: string): Promise<string | undefined> {
  const vary = variety(examined, label);
  const parlance = parlanceOf(vary, label);
  return visiting(examined, [transferrer(vary, parlance)], async (visit) => {
    if (!visit) return undefined;
    const started = await visit.start();
    if (!started.accepted) return `It refuses a dialog with one agent-transfer interaction: ${quote(started.detail)}.`;
    await visit.say(parlance.asks);
    if (await visit.comesTrue(() => visit.all('transfer-requested').length > 0)) return undefined;
    return (
      `A dialog with one agent-transfer interaction ran, and no transfer request was taken. ${whatCame(visit)} ` +
      'Post it to platform.transfersUrl as it stands, with all required fields.'
    );
  });
}

const clockAdvances: Probe = {
  finds: 'moves its clock when it is told to',
  clocks: ['virtual'],
  ask: async (examined) => {
    const vary = variety(examined, 'clock');
    const parlance = parlanceOf(vary, 'clock');
    const delayed = transferrer(vary, parlance, { delayMs: shortDelayMs });
    const seen = await visiting(examined, [delayed], async (visit) => {
      if (!visit || !(await visit.start()).accepted) return undefined;
      await visit.say(parlance.asks);
      await visit.advance(longPassMs);
      return visit.all('transfer-requested').length > 0;
    });
    if (seen === true) return good;
    if (seen === undefined || (await whyNoTransfer(examined, 'clock')) !== undefined) {
      return open('Not seen: it takes a transfer with a delay to tell.');
    }
    const lost = `${longPassMs / 1000} s of it did not end an interaction delay of ${shortDelayMs} ms, although the same transfer without a delay is requested. `;
    // A clock that moves elsewhere is none that stands still, and a transfer that its delay swallows is for the rules to judge.
    if (await bypassesASilentBot(examined)) {
      return note(
        `Its clock moves, since a bot that was silent was bypassed; and ${lost}Is an escalation with an Interaction Delay begun at all?`,
      );
    }
    return stop(
      `It declares a virtual clock, and ${lost}` +
        'Put its timers on the clock that the clock call moves, and answer that call when all that fell due is done; or declare the clock "real".',
    );
  },
};

/** Whether a silent bot is bypassed to the fallback skill when its clock is told to pass the wait; not where it cannot be made silent. */
async function bypassesASilentBot(examined: Examined): Promise<boolean> {
  if (!examined.declaration.capabilities.includes('bot-outage')) return false;
  const vary = variety(examined, 'bypass');
  const parlance = parlanceOf(vary, 'bypass');
  const fallbackSkillId = vary.skillId('fallback skill');
  const bypassed = transferrer(
    vary,
    parlance,
    {},
    { connector: { fallbackSkillId }, skillIds: [parlance.skillId, fallbackSkillId] },
  );
  return visiting(examined, [bypassed], async (visit) => {
    if (!visit || !(await visit.start()).accepted) return false;
    await visit.outage(true);
    await visit.say(parlance.asks);
    await visit.advance(longPassMs);
    return visit.all('transfer-requested').length > 0;
  });
}

const endsWhatItStarted: Probe = {
  finds: 'ends what it started',
  ask: async (examined) => {
    const vary = variety(examined, 'end');
    const parlance = parlanceOf(vary, 'end');
    return visiting(examined, [talker(vary, parlance)], async (visit) => {
      if (!visit || !(await visit.start()).accepted) return open('Not seen: no conversation was started.');
      const { id } = visit;
      // One that takes no events at all would look as if it had forgotten the conversation.
      await visit.say(parlance.asks);
      await visit.comesTrue(() => visit.read.length > 0);
      await visit.end();
      const taken = await examined.double.deliver(id, { type: 'consumer-message', text: parlance.asks }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Fault && error.kind === 'protocol') return false;
          throw error;
        },
      );
      return taken
        ? note(
            'It still takes events of a conversation that has ended. Forget the conversation, and answer 404 (an error) from then on.',
          )
        : good;
    });
  },
};

const servesItsChannels: Probe = {
  finds: 'serves every channel that it declares',
  rests: true,
  ask: async (examined) => {
    const vary = variety(examined, 'channels');
    // The first is the one on which all the other questions are put.
    for (const channel of examined.declaration.channels.slice(1)) {
      const parlance = parlanceOf(vary, channel);
      const act = async (visit?: ProbeConversation) => {
        if (!visit) return undefined;
        const started = await visit.start();
        if (!started.accepted) return `refuses a conversation on it: ${quote(started.detail)}.`;
        await visit.say(parlance.asks);
        const answers = await visit.comesTrue(() => visit.read.includes(parlance.says));
        return answers ? undefined : `does not say there what a dialog answers. ${whatCame(visit)}`;
      };
      const why = await visiting(examined, [talker(vary, parlance)], act, channel);
      if (why !== undefined) {
        return note(
          `It declares the channel "${channel}" and ${why} You are judged on each channel: serve it, or take it out of the declaration.`,
        );
      }
    }
    return good;
  },
};

const saysItsFallback: Probe = {
  finds: 'says its fallbackMessage when nothing fits',
  rests: true,
  ask: async (examined) => {
    const vary = variety(examined, 'fallback');
    const unknown = vary.text('nobody knows this');
    const declared = examined.declaration.fallbackMessage;
    return visiting(examined, [talker(vary, parlanceOf(vary, 'fallback'))], async (visit) => {
      if (!visit || !(await visit.start()).accepted) return open('Not seen: no conversation was started.');
      await visit.say(unknown);
      if (await visit.comesTrue(() => visit.read.includes(declared))) return good;
      return note(
        `It declares the fallbackMessage ${quote(declared)}. A consumer said ${quote(unknown)}, which starts no dialog, and did not read that. ${whatCame(visit)} ` +
          'Declare what the bot says then, character by character.',
      );
    });
  },
};

/** Whether the implementation does what each capability promises, seen from outside. */
const shows: Readonly<Record<Capability, (examined: Examined) => Promise<boolean>>> = {
  'bot-outage': async (examined) => {
    const vary = variety(examined, 'outage');
    const parlance = parlanceOf(vary, 'outage');
    return visiting(examined, [talker(vary, parlance)], async (visit) => {
      if (!visit) return false;
      await begin(visit);
      await visit.outage(true);
      await visit.say(parlance.asks);
      if (await visit.comesTrue(() => visit.read.length > 0, watchMs)) return false;
      await visit.outage(false);
      await visit.say(parlance.asks);
      return visit.comesTrue(() => visit.read.length > 0);
    });
  },
  'agent-id': async (examined) => {
    const vary = variety(examined, 'agent');
    const parlance = parlanceOf(vary, 'agent');
    const agentId = vary.name('agent');
    const agents = [{ id: agentId, skillIds: [parlance.skillId], available: true }];
    const asked = transferrer(vary, parlance, { agentId }, { platform: { agents } });
    return transferShows(examined, asked, parlance, (request) => sameAgent(request.agentId, agentId));
  },
  'bot-to-bot': async (examined) => {
    const vary = variety(examined, 'bots');
    const parlance = parlanceOf(vary, 'bots');
    const skills = [{ id: parlance.skillId, name: 'a bot', heldBy: 'bot' as const }];
    const asked = transferrer(vary, parlance, { transferBotContext: true }, { platform: { skills } });
    return transferShows(examined, asked, parlance, (request) => request.context !== undefined);
  },
  receiver: async (examined) => {
    const vary = variety(examined, 'receiver');
    const parlance = parlanceOf(vary, 'receiver');
    const intentId = vary.name('intent');
    const starts = { ...dialog('receives', parlance.asks, text(parlance.says)), intentId };
    const handed = { ...setup(vary, { dialogs: [starts] }), handedOver: { intentId } };
    return visiting(examined, [handed], async (visit) => {
      if (!visit) return false;
      await begin(visit);
      return visit.comesTrue(() => visit.read.includes(parlance.says));
    });
  },
  'result-data': async (examined) => {
    const vary = variety(examined, 'result');
    const parlance = parlanceOf(vary, 'result');
    const name = vary.name('integration');
    const variable = vary.name('result').replaceAll('-', '');
    const { interaction, integrations } = escalation('integration', name, {
      skillId: parlance.skillId,
      message: parlance.says,
      onSuccess: 'shows',
    });
    const described = setup(vary, {
      dialogs: [
        dialog('transfers', parlance.asks, interaction),
        dialog('shows', vary.text('never said'), text(`skill {${name}.skill}`)),
        // What is said after the hand-over may reach nobody.
        dialog('shows later', sentinel, text(`skill {${name}.skill}`)),
      ],
      integrations: integrations.map((each) => ({
        ...each,
        responseDataVariableName: variable,
        customDataFields: [{ key: 'skill', value: `{$.api_${variable}.skill.id}` }],
      })),
      skillIds: [parlance.skillId],
      outcomes: [{ kind: 'accept-then-fail', afterMs: 500 }],
    });
    return visiting(examined, [described], async (visit) => {
      if (!visit) return false;
      await begin(visit);
      await visit.say(parlance.asks);
      const isShown = () => visit.read.includes(`skill ${parlance.skillId}`);
      if (await visit.comesTrue(isShown)) return true;
      await visit.failTransfer();
      return visit.comesTrue(isShown);
    });
  },
};

async function transferShows(
  examined: Examined,
  asked: Setup,
  { asks }: Parlance,
  shown: (
    request: ReturnType<ProbeConversation['all']>[number] & { readonly agentId?: string; readonly context?: object },
  ) => boolean,
): Promise<boolean> {
  return visiting(examined, [asked], async (visit) => {
    if (!visit) return false;
    await begin(visit);
    await visit.say(asks);
    return visit.comesTrue(() => visit.all('transfer-requested').some(shown));
  });
}

const promised: Readonly<Record<Capability, string>> = {
  'bot-outage': 'a bot that was made silent stays silent, and answers again afterwards',
  'agent-id': 'a transfer that names an agent asks for that agent',
  'bot-to-bot': 'a transfer with transferBotContext passes a context on',
  receiver: 'a conversation that was handed over with an intent starts the dialog of that intent',
  'result-data': 'a custom data field shows what the Transfer API answered',
};

/** A claim is held against what is seen, in both directions. */
function capabilityProbe(capability: Capability): Probe {
  return {
    finds: `is right about the capability ${capability}`,
    capability,
    rests: true,
    ask: async (examined) => {
      const declared = examined.declaration.capabilities.includes(capability);
      if (declared) {
        const seen = await shows[capability](examined).catch((error: unknown) => {
          if (error instanceof Fault && error.kind === 'protocol') return error;
          throw error;
        });
        if (seen === true) return good;
        const why = seen === false ? '' : ` ${seen.message}`;
        return note(
          `It declares "${capability}" and does not show it: ${promised[capability]}, and that was not seen.${why} ` +
            'Its requirements are judged and will fail; take the capability out of the declaration, or make it work.',
        );
      }
      // What was never promised may fail in any way.
      const shown = await shows[capability](examined).catch(() => false);
      return shown
        ? note(
            `It does not declare "${capability}", and yet ${promised[capability]}. Declare it, and its requirements are judged instead of not applicable.`,
          )
        : good;
    },
  };
}

/** In the order in which they are told. */
export const probes: readonly Probe[] = [
  reachesTheDouble,
  transfers,
  clockAdvances,
  endsWhatItStarted,
  servesItsChannels,
  saysItsFallback,
  ...(Object.keys(shows) as Capability[]).map(capabilityProbe),
];
