import { howLongAfter } from '../../../trace/how-long-after';
import { fail, inconclusive, onEvery, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { bypassesToFallbackSkill } from './fallback-skill-after-three-minutes';
import { asConfigured, ownRequests, silentTurns, waitsByDefault, type SilentTurn } from './silent-turn';

export const configuredWait: Rule = {
  id: 'silence.configured-wait',
  lookAt:
    'whether fallbackEscalationTime of the agent connector, in milliseconds, replaces the default of three minutes',
  judge: (trace) =>
    onEvery(
      silentTurns(trace).filter((silent) => silent.fallbackSkillId !== undefined && !waitsByDefault(trace, silent)),
      judgeTurn,
      'No bot with a configured wait was silent in this play.',
    ),
};

function judgeTurn(silent: SilentTurn): Finding {
  const { turn, limitMs, early } = silent;
  const wait = asConfigured(limitMs);
  const own = ownRequests(silent);
  const bypasses = early.filter((request) => !own.includes(request));
  if (own.length > 0 && bypasses.length === 0) {
    return inconclusive('The bot engine escalated although it was to be silent.', ...own);
  }
  return bypasses.length > 0
    ? fail(
        `A transfer was requested ${howLongAfter(turn.stimulus, bypasses[0] ?? turn.stimulus)} after the consumer's words, before the configured wait of ${wait} had passed.`,
        `a transfer request ${wait} after the consumer's words`,
        turn.stimulus,
        ...bypasses,
      )
    : bypassesToFallbackSkill(silent);
}
