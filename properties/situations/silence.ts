/** A bot that falls silent, around every documented boundary of its wait. */
import * as fc from 'fast-check';
import { beyondSilenceMs, settleMs } from '../../play/scenarios/parts';
import type { Outcome } from '../../trace/trace';
import { numericSkillId } from '../generated-skill-ids';
import { ask, escalating, greet, says, setupFrom, someRoute, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

/** Later than the bypass is watched for: the bot can answer again by then. */
const bypassFailsAfterMs = 30_000;

export const silence: Property = {
  name: 'silence',
  promise:
    'a silent bot is bypassed to the fallback skill when its time is over, not before, and not without such a skill',
  exercises: [
    'silence.fallback-skill-after-three-minutes',
    'silence.nothing-within-three-minutes',
    'silence.no-fallback-skill-no-transfer',
    'silence.bypassed-once',
    'silence.reply-cancels',
    'silence.configured-wait',
  ],
  needs: ['bot-outage'],
  channels: ['messaging'],
  clocks: ['virtual'],
  candidates: () =>
    candidatesFrom(
      fc.record({
        route: someRoute,
        skillId: numericSkillId,
        fallbackSkillId: numericSkillId,
        kind: fc.constantFrom('silent', 'no fallback skill', 'answers', 'returns and answers', 'silent again'),
        configuredMs: fc.option(fc.constantFrom(1, 1_000, 30_000, 60_000, 60_001, 179_999, 180_001, 600_000), {
          nil: undefined,
          freq: 3,
        }),
        // Thousandths of the wait that have passed when the bot returns.
        returnsAfter: fc.integer({ min: 0, max: 999 }),
        onlyJustBefore: fc.boolean(),
        greetsFirst: fc.boolean(),
      }),
      ({ route, skillId, fallbackSkillId, kind, configuredMs, returnsAfter, onlyJustBefore, greetsFirst }) => {
        if (skillId === fallbackSkillId) return undefined;
        // A bot that is to answer may take some time over it, and has not been silent then.
        const answers = greetsFirst || kind.endsWith('answers') || kind === 'silent again';
        const waitMs = configuredMs === undefined || !answers ? configuredMs : Math.max(30_000, configuredMs);
        const connector = waitMs === undefined ? {} : { fallbackEscalationTime: waitMs };
        const limitMs = waitMs ?? 180_000;
        const made = (fallback: boolean, outcomes: readonly Outcome[] = []) =>
          setupFrom({
            escalations: [escalating({ route, skillId, message: 'Moment please' })],
            dialogs: [speaking('greet', 'Welcome', greet)],
            skillIds: [skillId, fallbackSkillId],
            connector: { ...connector, ...(fallback ? { fallbackSkillId } : {}) },
            platform: { outcomes },
          });
        const beyond = [
          { kind: 'wait-for-silence-limit' as const, offsetMs: -1 },
          { kind: 'wait-for-silence-limit' as const, offsetMs: beyondSilenceMs },
        ];
        const silent = { kind: 'outage' as const, silent: true };
        const returns = { kind: 'outage' as const, silent: false };
        const greets = { kind: 'consumer-says' as const, text: greet };
        const asks = { kind: 'consumer-says' as const, text: ask };
        const steps = {
          silent: [silent, asks, ...(onlyJustBefore ? beyond.slice(0, 1) : beyond)],
          'no fallback skill': [silent, asks, ...beyond],
          answers: [greets, ...beyond],
          'returns and answers': [
            silent,
            asks,
            { kind: 'wait' as const, ms: Math.floor((limitMs * returnsAfter) / 1000) },
            returns,
            greets,
            { kind: 'wait' as const, ms: limitMs + beyondSilenceMs },
          ],
          'silent again': [
            silent,
            asks,
            ...beyond,
            returns,
            { kind: 'wait' as const, ms: bypassFailsAfterMs + settleMs },
            silent,
            asks,
            ...beyond,
          ],
        }[kind];
        // The twin that is bypassed: what does not come in the first comes in the second.
        const twin = [
          { ...silent, conversation: 'other' },
          { ...asks, conversation: 'other' },
          ...beyond.map((step) => ({ ...step, conversation: 'other' })),
        ];
        const failing =
          kind === 'silent again' ? [{ kind: 'accept-then-fail' as const, afterMs: bypassFailsAfterMs }] : [];
        const conversations = { main: made(kind !== 'no fallback skill', failing), other: made(true) };
        return {
          channel: 'messaging',
          // The twin goes last: its wait would otherwise be the first one's, too.
          situation: {
            conversations,
            steps: [...(greetsFirst && kind !== 'answers' ? says(greet) : []), ...steps, ...twin],
          },
          marks: [`silence: ${kind}`],
          boundaries: [
            `limit ${limitMs / 1000} s`,
            ...(onlyJustBefore && kind === 'silent' ? ['a millisecond before the limit'] : []),
          ],
        };
      },
    ),
};
