/** Generated cases against a bare loop that makes the same calls, in one process. */
import type { Session } from '../../play/player/play';
import { playProperty } from '../../properties/play-property';
import { targetFactsOf } from '../../properties/run-properties';
import { properties } from '../../properties/table';
import { openSession } from '../../run/open-session';
import { bareLoop, recordingOn } from '../tools/bare-loop';
import { say } from './figures';
import { inTurns } from './in-turns';
import { ownSeconds } from './own-seconds';
import type { Settings } from './settings';
import { ratiosOf } from './spread';
import { targets } from './targets';

/** As many as a run with a virtual clock plays. */
const casesAtOnce = 12;

export async function generated({ rounds, casesOfEach }: Settings): Promise<void> {
  const { session, target, close } = await openSession({ callDeadlineMs: 60_000 }, { connections: 64 });
  try {
    const { session: recording, conversations } = recordingOn(session);
    const recorded = await playEach(recording, casesOfEach);
    const spent: Record<'played' | 'bare', number[]> = { played: [], bare: [] };
    const perSecond = await inTurns(rounds, {
      played: async () => {
        const began = performance.now();
        const [cases, seconds] = await ownSeconds(() => playEach(session, casesOfEach));
        spent.played.push(seconds / cases);
        return cases / ((performance.now() - began) / 1_000);
      },
      bare: async () => {
        const [rate, seconds] = await ownSeconds(() => bareLoop(new URL(target), conversations, casesAtOnce));
        spent.bare.push(seconds / recorded);
        // Conversations a second; a case may have several.
        return (rate * recorded) / conversations.length;
      },
    });
    const loop = 'a bare HTTP loop that makes the same calls';
    say('Generated cases a second', ratiosOf(perSecond.played, perSecond.bare), loop, targets.generated);
    say('The same by its own processor time', ratiosOf(spent.bare, spent.played), 'that loop');
  } finally {
    await close();
  }
}

/** Plays so many cases of each property; resolves to how many there were. */
async function playEach(session: Session, runs: number): Promise<number> {
  const targetFacts = targetFactsOf(session, session.declaration.channels);
  let cases = 0;
  for (const property of properties.filter(({ listed }) => !listed)) {
    const channels = targetFacts.channels.filter((channel) => property.channels?.includes(channel) ?? true);
    const played = await playProperty(property, session, {
      ...{ runs, seed: 3, casesAtOnce, untilMs: Infinity, shrinkMs: 0 },
      targetFacts: { ...targetFacts, channels },
    });
    cases += played.cases;
  }
  return cases;
}
