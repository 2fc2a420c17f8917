/** Words that are configured nowhere. No document forbids them, wherever they stand. */
import { fill } from '../../trace/templates';
import { capText, isKind, type Event, type Trace } from '../../trace/trace';
import { eventsOf, readings } from '../../trace/pick-events';
import type { Turn } from '../../trace/turn';
import { turnsOf } from '../../trace/turns';
import type { Observation, Sighting } from './observation';

/** Events of one turn that are named for it. */
const pardonsShown = 5;

export const ownWords: Observation = {
  id: 'unasked.own-words',
  section: 'Nothing unasked',
  question: 'Does the bot have words of its own beside what is configured?',
  whyOpen: 'No document forbids a greeting, an acknowledgement, an echo or an apology.',
  look: (trace) => [
    ...Object.keys(trace.conversations).flatMap((name) => saidFirst(trace, name)),
    ...turnsOf(trace)
      .filter(textsAreSettled)
      .flatMap((turn) => saidIn(trace, turn)),
    ...turnsOf(trace).flatMap((turn) => pardonedIn(trace, turn)),
  ],
};

export const wordsWithAnAgent: Observation = {
  id: 'unasked.words-with-an-agent',
  section: 'Nothing unasked',
  question: 'Does the bot speak while a live agent has the conversation?',
  whyOpen: 'A linked page has messages of the bot appear after a transfer, where it goes back to an earlier dialog.',
  look: (trace) =>
    Object.keys(trace.conversations).flatMap((name) => {
      const events = eventsOf(trace, name);
      return events.filter(isKind('agent-joined')).map(({ n }): Sighting => {
        const back = events.find((event) => event.n > n && (event.kind === 'returned-to-bot' || isFailure(event)));
        const read = readings(events).filter((each) => each.n > n && each.n < (back?.n ?? Infinity));
        return {
          about: 'a live agent has joined',
          seen: read.length > 0 ? 'the bot says something' : 'the bot says nothing',
          evidence: [n, ...read.map((each) => each.n)],
        };
      });
    }),
};

function isFailure({ kind }: Event): boolean {
  return kind === 'transfer-failed';
}

/** What a bot says before anybody has said anything. */
function saidFirst(trace: Trace, name: string): Sighting[] {
  const events = eventsOf(trace, name);
  const first = turnsOf(trace).find(({ conversation }) => conversation === name);
  const read = readings(events).filter(({ n }) => n < (first?.stimulus.n ?? Infinity));
  return read.length === 0 ? [] : [sighting('the conversation begins', read)];
}

function textsAreSettled({ planned, silenced }: Turn): boolean {
  return !silenced && planned.every((each) => each.kind !== 'text' || each.settled);
}

function saidIn(trace: Trace, turn: Turn): Sighting[] {
  const { events, planned, setup, stimulus, variables } = turn;
  const texts = setup.bot.dialogs.flatMap(({ interactions }) =>
    interactions.flatMap((each) => (each.type === 'text' ? [fill(each.text, variables).value] : [])),
  );
  const configured = [
    ...texts,
    ...planned.map((each) => (each.kind === 'text' ? each.text : each.message.value)),
    ...[capText, trace.implementation.fallbackMessage, setup.bot.defaultUserFriendlyResponse],
  ];
  const read = readings(events).filter(({ text, via }) => via === 'message' && !configured.includes(text));
  const about = stimulus.kind === 'transfer-failed' ? 'a transfer has failed' : 'the consumer has written';
  return read.length === 0 ? [] : [sighting(about, read)];
}

/** That it did not understand, more often than the consumer has said something: a bot that answers its own texts goes on and on. */
function pardonedIn(trace: Trace, { events, stimulus }: Turn): Sighting[] {
  const { fallbackMessage } = trace.implementation;
  const read = readings(events).filter(({ text, via }) => via === 'message' && text === fallbackMessage);
  if (stimulus.kind !== 'consumer-said' || read.length < 2) return [];
  const evidence = [stimulus, ...read.slice(0, pardonsShown)].map(({ n }) => n);
  return [{ about: 'the consumer has written once', seen: 'its fallback message comes again and again', evidence }];
}

function sighting(about: string, read: readonly Event[]): Sighting {
  return { about, seen: 'words that are configured nowhere', evidence: read.map(({ n }) => n) };
}
