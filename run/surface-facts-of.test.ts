/** Situations that a surface cannot play without harm to the bot are not played there. */
import { lackedByDialogBots } from '../play/platform/surfaces/messaging/what-it-lacks';
import { situationOf } from '../play/scenarios/situation-of';
import { scenarios } from '../play/scenarios/table';
import { expect, test } from '../quality/testing/test';
import { surfaceFactsOf } from './surface-facts-of';

test('no socket is closed on the messaging wire under the other conversations of a play', () => {
  const { notPlayed } = surfaceFactsOf('the wire', lackedByDialogBots);
  const played = scenarios.filter(({ id }) => !notPlayed.some(({ scenario }) => scenario === id));
  const closing = played.filter((scenario) => {
    const { conversations } = situationOf({ scenario, channel: 'messaging' }, 1);
    const setups = Object.values(conversations);
    return (
      setups.length > 1 &&
      setups.some(({ platform }) => platform.outcomes.some(({ kind }) => kind === 'reset' || kind === 'cut-off'))
    );
  });

  expect(closing.map(({ id }) => id)).toEqual([]);
  expect(notPlayed.map(({ scenario }) => scenario)).toContain('delay/what-follows-by-integration');
});
