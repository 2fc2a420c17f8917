import { fill } from '../../../trace/templates';
import {
  blankMessage,
  capText,
  defaultTransferMessage,
  type Event,
  type Setup,
  type Trace,
} from '../../../trace/trace';
import { promptlyMs, textPaceMs } from '../../../trace/pace';
import { eventsOf, readings, requests } from '../../../trace/pick-events';
import { escalationsOf, turnsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { endOf } from '../../../trace/what-happened';
import { errorTexts } from '../../../trace/fallback-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';

type Route = 'integration' | 'agent-transfer';

/** Words of the bot's own, as a reaction to what happened just before. */
const ownWords = '\u0000';
const perhapsIntoAPause = '\u0001';

interface Pair {
  readonly integration: string;
  readonly agentTransfer: string;
}

export const sameOutcome: Rule = {
  id: 'route.same-outcome',
  lookAt: 'whether both routes go through the same code after their settings have been read',
  judge: (trace) =>
    onEvery(
      pairsIn(trace),
      (pair) => judgePair(trace, pair),
      'No two conversations differed by their route alone in this play.',
    ),
};

/** Two conversations of one setup in which the same happens, one of each route. */
function pairsIn(trace: Trace): Pair[] {
  const names = Object.keys(trace.conversations).filter((name) => isSettled(trace, name));
  const by = (route: Route) => names.filter((name) => routeOf(trace.conversations[name]) === route);
  const agentTransfers = by('agent-transfer');
  return by('integration').flatMap((integration) => {
    const agentTransfer = agentTransfers.find((name) => inputs(trace, name) === inputs(trace, integration));
    return agentTransfer === undefined ? [] : [{ integration, agentTransfer }];
  });
}

/** The only route that a bot has; undefined for one that escalates by both or not at all. */
function routeOf(setup: Setup | undefined): Route | undefined {
  const found = new Set(setup ? interactionsOf(setup).map(({ type }) => type) : []);
  return found.size === 1 ? [...found][0] : undefined;
}

function interactionsOf({ bot }: Setup) {
  return bot.dialogs.flatMap(({ interactions }) =>
    interactions.flatMap((each) => (each.type === 'integration' || each.type === 'agent-transfer' ? [each] : [])),
  );
}

/**
 * Whether all that a bot is to do is a matter of what it hears: not of when it hears it, and not of the guard against
 * line feeds, which is documented for integrations alone.
 */
function isSettled(trace: Trace, name: string): boolean {
  const turns = turnsOf(trace).filter(({ conversation }) => conversation === name);
  return turns.every(
    ({ overlapped, planned, silenced }) =>
      !silenced &&
      !overlapped &&
      planned.every((each) =>
        each.kind === 'text' ? each.settled : each.message.settled && each.message.lineBreak === 'none',
      ),
  );
}

/** Everything that a conversation is given, in a form that is the same for either route. */
function inputs(trace: Trace, name: string): string {
  const setup = trace.conversations[name];
  const happened = eventsOf(trace, name).flatMap((event): unknown[] => {
    if (event.kind === 'consumer-said') return [[event.kind, event.text, event.heardBy]];
    if (event.kind === 'transfer-answered') return [[event.kind, howItEnded(event)]];
    const given = ['transfer-failed', 'agent-joined', 'returned-to-bot', 'outage-began', 'outage-ended'];
    return given.includes(event.kind) ? [[event.kind]] : [];
  });
  return JSON.stringify([setup && withoutRoute(setup), happened]);
}

/** How a call ended, without what each answer says of its own. */
function howItEnded(answer: Event<'transfer-answered'>): unknown {
  const end = endOf(answer);
  return end.kind === 'accepted' ? [end.kind] : Object.values(end);
}

function withoutRoute({ bot, integrations, agentConnector, handedOver, platform }: Setup): unknown {
  const dialogs = bot.dialogs.map((dialog) => ({
    ...dialog,
    interactions: dialog.interactions.map((each) => {
      if (each.type !== 'integration' && each.type !== 'agent-transfer') return sorted(each);
      const { type, interactionDelay, rules, nextDialog, ...own } = each;
      const flow = { interactionDelay, rules, nextDialog };
      if (type === 'agent-transfer') return sorted({ messageToUser: defaultTransferMessage, ...own, ...flow });
      const integration = integrations.find(({ integrationName }) => integrationName === each.integration);
      const { integrationName: _, integrationType: __, agentSkillName: ___, ...declared } = integration ?? {};
      return sorted({ ...declared, ...flow });
    }),
  }));
  const { chatBotId: _, ...rest } = bot;
  return [sorted({ ...rest, dialogs }), sorted({ ...agentConnector }), handedOver ?? {}, platform];
}

/** With its fields in the order of their names, and without those that hold nothing. */
function sorted(fields: object): unknown {
  const held = Object.entries(fields).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(held.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The answer when one of the two was not watched for long enough to show all that was to come. */
function watchedThrough(trace: Trace, { integration, agentTransfer }: Pair): Finding | undefined {
  const turns = turnsOf(trace).filter(({ conversation }) => [integration, agentTransfer].includes(conversation));
  return turns
    .map((turn) => {
      const escalations = turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each] : []));
      return watchedTooShort(turn, Math.max(0, ...escalations.map(({ dueAfterMs }) => dueAfterMs)));
    })
    .find((tooShort) => tooShort !== undefined);
}

/** Whether the consumer read the same, in the same order. */
function areSameTexts(trace: Trace, first: readonly Event[], second: readonly Event[]): boolean {
  const [one, other] = [comparableTexts(trace, first), comparableTexts(trace, second)];
  // Pauses are not the same in both: where words of the bot's own may have been said into one, these are not compared.
  const isOpen = [...one, ...other].includes(perhapsIntoAPause);
  const compared = (texts: readonly string[]) =>
    JSON.stringify(isOpen ? texts.filter((text) => ![ownWords, perhapsIntoAPause].includes(text)) : texts);
  return compared(one) === compared(other);
}

/** What the consumer read, in order, with a mark in the place of words of the bot's own: they may be others each time. */
function comparableTexts(trace: Trace, events: readonly Event[]): string[] {
  const own = turnsOf(trace)
    .filter((turn) => events.includes(turn.stimulus))
    .flatMap((turn) => {
      const { variables, setup, planned } = turn;
      const inDialogs = setup.bot.dialogs.flatMap(({ interactions }) => interactions);
      return [
        ...inDialogs.flatMap((each) => (each.type === 'text' ? [fill(each.text, variables).value] : [])),
        ...planned.map((each) => (each.kind === 'text' ? each.text : each.message.value)),
        ...errorTexts(trace, turn),
      ];
    });
  const known = [...own, capText, blankMessage, defaultTransferMessage];
  return readings(events).flatMap((reading) => {
    const { text, via } = reading;
    if (via === 'transfer' || known.includes(text)) return [text];
    return [mayBeIntoAPause(reading, events) ? perhapsIntoAPause : ownWords];
  });
}

/** Whether nothing may have happened for longer than an answer takes: of what comes while time is advanced the last moment is known. */
function mayBeIntoAPause({ byMs, n }: Event, events: readonly Event[]): boolean {
  const before = events.findLast((event) => event.n < n && event.kind !== 'time-passed');
  return before !== undefined && byMs - before.byMs > promptlyMs + textPaceMs;
}

function judgePair(trace: Trace, pair: Pair): Finding {
  const { integration, agentTransfer } = pair;
  const [first, second] = [eventsOf(trace, integration), eventsOf(trace, agentTransfer)];
  const attempted = (name: string) =>
    escalationsOf(trace).some((each) => each.turn.conversation === name && each.request);
  if (!attempted(integration) || !attempted(agentTransfer)) {
    return inconclusive('One of the two routes requested no transfer, so there is nothing to compare.');
  }
  const texts = (events: typeof first) => readings(events).map((reading) => reading.text);
  const asked = (events: typeof first) =>
    requests(events).map(({ skillId, message: carried, toldByPlace, agentId = '', context }) => {
      // The account may stand before an agent's id or not.
      const [, agent = agentId] = /^[^.]+\.(.+)$/.exec(agentId) ?? [];
      // A message that is told by its place is a text: those are compared already, and the place is a matter of milliseconds.
      const message = toldByPlace === true ? undefined : carried;
      return { skillId, message, agent, context };
    });
  const sameTexts = areSameTexts(trace, first, second);
  const sameRequests = JSON.stringify(asked(first)) === JSON.stringify(asked(second));
  const tooShort = sameTexts && sameRequests ? undefined : watchedThrough(trace, pair);
  if (tooShort) return tooShort;
  if (!sameTexts) {
    return fail(
      `The consumer read ${quote(texts(first).join(' / '))} by the integration and ${quote(texts(second).join(' / '))} by the Agent Transfer interaction.`,
      'the same texts by either route',
      ...readings(first),
      ...readings(second),
    );
  }
  return sameRequests
    ? pass(
        'Both routes gave the consumer the same texts and the platform the same request.',
        ...requests(first),
        ...requests(second),
      )
    : fail(
        'The two routes requested different transfers.',
        'the same transfer request by either route',
        ...requests(first),
        ...requests(second),
      );
}
