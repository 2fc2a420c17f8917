import type { Trace } from '../../../trace/trace';
import { seconds } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { bypassTwin, noBypassTwin, notShown, ownRequests, silentTurns, type SilentTurn } from './silent-turn';

export const noFallbackSkillNoTransfer: Rule = {
  id: 'silence.no-fallback-skill-no-transfer',
  lookAt: 'which skill is taken when the agent connector names no fallback skill',
  judge: (trace) =>
    onEvery(
      silentTurns(trace).filter(({ fallbackSkillId }) => fallbackSkillId === undefined),
      (silent) => judgeTurn(trace, silent),
      'No bot without a fallback skill was silent in this play.',
    ),
};

function judgeTurn(trace: Trace, silent: SilentTurn): Finding {
  const { turn, early, late } = silent;
  const own = ownRequests(silent);
  const made = [...early, ...late].filter((request) => !own.includes(request));
  if (made.length > 0) {
    return fail(
      'The bot was silent, the agent connector names no fallback skill, and a transfer was requested all the same.',
      'no transfer request',
      turn.stimulus,
      ...made,
    );
  }
  if (own.length > 0) return inconclusive('The bot engine escalated although it was to be silent.', ...own);
  const twin = bypassTwin(trace);
  const open = notShown(silent, twin);
  if (open) return open;
  return twin
    ? pass(`No transfer was requested in ${seconds(silent.watchedMs)}; with a fallback skill one was.`, turn.stimulus)
    : noBypassTwin();
}
