/** The whole set of scenarios against a bare loop that makes the same calls, in one process. */
import { bareLoop, recordingOn } from '../tools/bare-loop';
import { openSession } from '../../run/open-session';
import { playAll } from '../../play/player/play-all';
import { judgeTrace } from '../../judge/verdict/judge';
import { planFor } from '../../play/scenarios/planned-play';
import { scenarios } from '../../play/scenarios/table';
import { inTurns } from './in-turns';
import type { Settings } from './settings';
import { say } from './figures';
import { ownSeconds } from './own-seconds';
import { ratiosOf, spreadOf } from './spread';
import { targets } from './targets';

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
    const spent: Record<'played' | 'bare', number[]> = { played: [], bare: [] };
    const perSecond = await inTurns(rounds, {
      played: async () => {
        const began = performance.now();
        const [plays, seconds] = await ownSeconds(() => playAll(planned, session, atOnce, (play) => play));
        const perSecond = conversations.length / ((performance.now() - began) / 1_000);
        const [, judging] = await ownSeconds(() => plays.forEach(({ trace }) => judgeTrace(trace)));
        spent.played.push(seconds);
        judged.push(judging / seconds);
        return perSecond;
      },
      bare: async () => {
        const [perSecond, seconds] = await ownSeconds(() => bareLoop(reference, conversations, atOnce));
        spent.bare.push(seconds);
        return perSecond;
      },
    });
    say(
      'Conversations a second, played and recorded',
      ratiosOf(perSecond.played, perSecond.bare),
      'a bare HTTP loop that makes the same calls',
      targets.playing,
    );
    say('The same by its own processor time', ratiosOf(spent.bare, spent.played), 'that loop');
    say('Judging all of it by every rule', spreadOf(judged), 'the processor time of playing it');
  } finally {
    await close();
  }
}
