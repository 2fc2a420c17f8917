import { expect, test } from '../../quality/testing/test';
import { cap } from '../../trace/trace';
import { areOneBot } from './bots-apart';
import { planFor } from './planned-play';
import { situationOf } from './situation-of';
import { scenarios } from './table';
import { withFreshBots, withoutMarks } from './fresh-bots';

const all = planFor(
  scenarios,
  ['messaging'],
  ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'],
  'virtual',
);
const botsOf = (conversations: ReturnType<typeof situationOf>['conversations']) =>
  Object.values(conversations).map(({ bot }) => bot.chatBotId);

test('conversations with as many failures as end an escalation share a bot only where the count of a bot is the point', () => {
  const sharing = all.filter((plannedPlay) => {
    const { conversations } = situationOf(plannedPlay, 1);
    const bots = botsOf(conversations);
    const outcomes = Object.values(conversations).flatMap(({ platform }) => platform.outcomes);
    const failures = outcomes.filter(({ kind }) => kind === 'accept-then-fail').length;
    return new Set(bots).size < bots.length && failures >= cap;
  });

  expect(sharing.map(({ scenario }) => scenario.exercises)).toEqual([
    ['cap.per-conversation'],
    ['cap.per-conversation'],
  ]);
});

test('a fresh bot is another one, is shared by the same conversations, and tells which one it was', () => {
  for (const plannedPlay of all) {
    const { conversations } = situationOf(plannedPlay, 1);
    const [before, after] = [botsOf(conversations), botsOf(withFreshBots(conversations, '0123abcd'))];

    expect(after.map((id) => after.indexOf(id))).toEqual(before.map((id) => before.indexOf(id)));
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    expect(withoutMarks(withFreshBots(conversations, '0123abcd'))).toEqual(conversations);
  }
});

test('conversations that share a bot have the same bot, as the protocol says', () => {
  const sharing = all.flatMap((plannedPlay) => {
    const setups = Object.values(situationOf(plannedPlay, 1).conversations);
    const byId = [...new Set(setups.map(({ bot }) => bot.chatBotId))].map((id) =>
      setups.filter(({ bot }) => bot.chatBotId === id),
    );
    return byId.filter(({ length }) => length > 1).map((alike) => ({ id: plannedPlay.scenario.id, alike }));
  });

  expect(sharing.length).toBeGreaterThan(5);
  expect(sharing.filter(({ alike }) => !areOneBot(alike)).map(({ id }) => id)).toEqual([]);
});
