/** Has the bot say and hear the messages of the pacts, and tells what came of it. */
import pLimit from 'p-limit';
import { Fault } from '../play/adapters/fault';
import type { PlatformDouble } from '../play/platform/platform-double';
import { playSituation, type Play } from '../play/player/play';
import type { PlatformEvent } from '../protocol/types';
import { mainConversation } from '../play/scenarios/scenario';
import { quote } from '../trace/render-event';
import type { Setup } from '../trace/trace';
import { whyNotApplicable, type PactInteraction, type Occasion } from './contract';
import { examples } from './examples';
import { heardPact, saidPact, type HeardContract, type SaidContract } from './message-contracts';
import { atOnce, type ContractSession } from './contract-session';
import { brokenBy, hinderedBy, notApplicable, type TryOut } from './try-out';
import { verifyPact, type PactFile, type Provider } from './verify-pact';

/** The bot is the provider: what it says is held to the pact by the verifier. */
export async function trySaid(contracts: readonly SaidContract[], on: ContractSession): Promise<TryOut[]> {
  const limit = pLimit(atOnce);
  const { engine } = on;
  const said = new Map<string, unknown>();
  const settled = await Promise.all(
    contracts.map((contract) =>
      limit(async (): Promise<TryOut | undefined> => {
        const { interaction } = contract;
        const outOfPlay = whyNot(contract, on);
        if (outOfPlay !== undefined) return notApplicable(interaction, outOfPlay);
        const play = await playOccasion(contract, contract.setup, saidPact.name, interaction, on);
        const unplayed = unplayedOf(interaction, play);
        if (unplayed) return unplayed;
        const messages = textsSaid(play, on);
        const wanted = (interaction.contents as { text: string }).text;
        const chosen = messages.find((each) => each.text === wanted) ?? messages.at(-1);
        if (!chosen)
          return failed(interaction, `The consumer was to read ${JSON.stringify(wanted)}, and read nothing.`, []);
        said.set(interaction.description, chosen.raw);
        return undefined;
      }),
    ),
  );
  const open = contracts.filter(({ interaction }) => said.has(interaction.description));
  const verified = open.length === 0 ? [] : await verifySaid(open, said, on);
  const byDescription = new Map(verified.map((each) => [each.description, each]));
  return contracts.map(({ interaction }, index) => {
    const before = settled[index];
    if (before) return before;
    const result = byDescription.get(interaction.description);
    const response = JSON.stringify(said.get(interaction.description), undefined, 2);
    if (result?.matched) {
      const because = 'The bot says it as agreed.';
      return { interaction, outcome: 'passed', because, mismatches: [], broken: [], response };
    }
    // Without a comparison nothing is known of what the bot said.
    if (result?.hindrance) return { ...hinderedBy(interaction, result.hindrance), response };
    const mismatches = result?.differences.map((each) => each.told) ?? [];
    return { ...failed(interaction, 'The bot says something else.', mismatches), response };
  });

  async function verifySaid(
    tried: readonly SaidContract[],
    messages: ReadonlyMap<string, unknown>,
    { engine: runner }: ContractSession,
  ) {
    const pact = { ...saidPact, interactions: tried.map((each) => each.interaction) };
    const written = JSON.parse(await engine.write(pact, pact.interactions)) as PactFile;
    return verifyPact(
      runner,
      written,
      messagesOnly((description) => Promise.resolve(messages.get(description))),
    );
  }
}

/** The bot is the consumer: it is given the message as Pact hands it out, and its receiver has to show that it took it. */
export async function tryHeard(contracts: readonly HeardContract[], on: ContractSession): Promise<TryOut[]> {
  const limit = pLimit(atOnce);
  return Promise.all(
    contracts.map((contract) =>
      limit(async () => {
        const { interaction } = contract;
        const outOfPlay = whyNot(contract, on);
        if (outOfPlay !== undefined) return notApplicable(interaction, outOfPlay);
        const contents = await on.engine.reify(interaction);
        const request = JSON.stringify(contents, undefined, 2);
        const setup =
          contract.sent === 'handed-over' ? { ...contract.setup, handedOver: contents as object } : contract.setup;
        const play = await playOccasion(contract, setup, heardPact.name, interaction, speaking(contents, contract, on));
        const unplayed = unplayedOf(interaction, play);
        if (unplayed) return { ...unplayed, request };
        const texts = textsSaid(play, on).map((each) => each.text);
        if (texts.includes(contract.reads)) {
          const because = 'The bot takes the message as agreed.';
          return { interaction, outcome: 'passed' as const, because, mismatches: [], broken: [], request };
        }
        const seen = texts.length === 0 ? 'nothing' : texts.map((text) => JSON.stringify(text)).join(', ');
        const because = `Having heard it, the bot was to say ${JSON.stringify(contract.reads)}, and said ${seen}.`;
        return { ...failed(interaction, because, []), request };
      }),
    ),
  );
}

/** The session on which the platform's event is replaced by the message that Pact hands out. */
function speaking(contents: unknown, { sent }: HeardContract, on: ContractSession): ContractSession {
  if (sent === 'handed-over') return on;
  const { type } = contents as { type: string };
  const { double } = on.session;
  const deliver: PlatformDouble['deliver'] = (id, event) =>
    double.deliver(id, event.type === type ? withIdOf(event, contents) : event);
  return { ...on, session: { ...on.session, double: double.deliveringTo({ deliver }) } };
}

/** The example of a transfer id gives way to the one of this play. */
function withIdOf(event: PlatformEvent, contents: unknown): PlatformEvent {
  const message = contents as PlatformEvent;
  return message.type === 'transfer-failed' && event.type === 'transfer-failed'
    ? { ...message, transferId: event.transferId }
    : message;
}

function whyNot(occasion: Occasion, { session, channel }: ContractSession): string | undefined {
  return whyNotApplicable(occasion, session.declaration.capabilities, channel, session.clock);
}

function playOccasion(
  { steps }: Occasion,
  setup: Setup,
  pact: string,
  { description }: PactInteraction,
  { session, channel }: ContractSession,
): Promise<Play> {
  const scenario = { id: `contracts/${pact}`, title: description, exercises: [] };
  return playSituation(scenario, { conversations: { [mainConversation]: setup }, steps }, channel, session);
}

function unplayedOf(interaction: PactInteraction, { fault, trace }: Play): TryOut | undefined {
  if (fault) return brokenBy(interaction, fault);
  const refused = trace.events.find((event) => event.kind === 'configuration-refused');
  if (refused?.kind !== 'configuration-refused') return undefined;
  const because = `The implementation refused the configuration: ${refused.detail}`;
  return { interaction, outcome: 'inconclusive', because, mismatches: [], broken: [] };
}

/** What the bot said by messages of its own, with the declared fallback message told by its example. */
function textsSaid({ trace }: Play, { session }: ContractSession): { readonly text: string; readonly raw: unknown }[] {
  const example = (text: string) => (text === session.declaration.fallbackMessage ? examples.fallbackMessage : text);
  return trace.events.flatMap((event) =>
    event.kind === 'consumer-read' && event.via === 'message'
      ? [{ text: example(event.text), raw: { ...(event.raw as object), text: example(event.text) } }]
      : [],
  );
}

function failed(interaction: PactInteraction, because: string, mismatches: readonly string[]): TryOut {
  return { interaction, outcome: 'failed', because, mismatches, broken: interaction.requirements };
}

/** A provider of messages that has no states of its own. */
export function messagesOnly(message: Provider['message']): Provider {
  return {
    message,
    setUp: () => Promise.resolve(),
    tearDown: () => Promise.resolve(),
    answer: ({ method, path }) =>
      Promise.reject(new Fault('protocol', `Who sends messages takes no call such as ${method} ${quote(path)}.`)),
  };
}
