/** The whole set of scenarios against a bare loop that makes the same calls, in one process. */
import { bareLoop, recordingOn } from '../tools/bare-loop';
import { openSession } from '../../run/open-session';
import { playAll } from '../../play/player/play-all';
import { judgeTrace } from '../../judge/verdict/judge';
import { planFor } from '../../play/scenarios/planned-play';
import { scenarios } from '../../play/scenarios/table';
import { inTurns } from './in-turns';
import type { Settings } from './settings';
import { ratiosOf, say } from './spread';

export const atOnce = 16;

export async function playing({ rounds }: Settings): Promise<void> {
  const { session, target, close } = await openSession({ callDeadlineMs: 60_000 }, { connections: 64 });
  const reference = new URL(target);
  try {
    const { declaration } = session;
    const planned = planFor(
      scenarios.filter(({ alone }) => !alone),
      declaration.channels,
      declaration.capabilities,
      declaration.clock,
    );
    const { session: recording, conversations } = recordingOn(session);
    await playAll(planned, recording, atOnce, () => undefined);
    const judged: number[] = [];
    const perSecond = await inTurns(rounds, {
      played: async () => {
        const began = performance.now();
        const plays = await playAll(planned, session, atOnce, () => undefined);
        const ended = performance.now();
        plays.forEach(({ trace }) => judgeTrace(trace));
        judged.push((performance.now() - ended) / (ended - began));
        return conversations.length / ((ended - began) / 1_000);
      },
      bare: () => bareLoop(reference, conversations, atOnce),
    });
    say(
      'Conversations a second, played and recorded',
      ratiosOf(perSecond.played, perSecond.bare),
      'a bare HTTP loop that makes the same calls',
    );
    say(
      'Judging all of it by every rule',
      ratiosOf(
        judged,
        judged.map(() => 1),
      ),
      'the time of playing it',
    );
  } finally {
    await close();
  }
}
