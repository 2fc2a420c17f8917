/** A bot that falls silent, around every documented boundary of its wait. */
import * as fc from 'fast-check';
import { beyondSilenceMs } from '../../play/scenarios/parts';
import { numericSkillId } from '../generated-skill-ids';
import { ask, escalating, greet, says, setupFrom, someRoute, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

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
        kind: fc.constantFrom('silent', 'no fallback skill', 'answers', 'returns and answers'),
        configuredMs: fc.option(fc.constantFrom(1, 1_000, 30_000, 60_000, 60_001, 179_999, 180_001, 600_000), {
          nil: undefined,
          freq: 3,
        }),
        returnsAfterMs: fc.integer({ min: 0, max: 999 }),
        onlyJustBefore: fc.boolean(),
        greetsFirst: fc.boolean(),
      }),
      ({ route, skillId, fallbackSkillId, kind, configuredMs, returnsAfterMs, onlyJustBefore, greetsFirst }) => {
        if (skillId === fallbackSkillId) return undefined;
        // A bot that is to answer may take some time over it, and has not been silent then.
        const answers = greetsFirst || kind.endsWith('answers');
        const waitMs = configuredMs === undefined || !answers ? configuredMs : Math.max(30_000, configuredMs);
        const connector = waitMs === undefined ? {} : { fallbackEscalationTime: waitMs };
        const limitMs = waitMs ?? 180_000;
        const made = (fallback: boolean) =>
          setupFrom({
            escalations: [escalating({ route, skillId, message: 'Moment please' })],
            dialogs: [speaking('greet', 'Welcome', greet)],
            skillIds: [skillId, fallbackSkillId],
            connector: { ...connector, ...(fallback ? { fallbackSkillId } : {}) },
          });
        const beyond = [
          { kind: 'wait-for-silence-limit' as const, offsetMs: -1 },
          { kind: 'wait-for-silence-limit' as const, offsetMs: beyondSilenceMs },
        ];
        const silent = { kind: 'outage' as const, silent: true };
        const asks = { kind: 'consumer-says' as const, text: ask };
        const steps = {
          silent: [silent, asks, ...(onlyJustBefore ? beyond.slice(0, 1) : beyond)],
          'no fallback skill': [silent, asks, ...beyond],
          answers: [{ kind: 'consumer-says' as const, text: greet }, ...beyond],
          'returns and answers': [
            silent,
            asks,
            { kind: 'wait' as const, ms: Math.floor((limitMs * returnsAfterMs) / 1000) },
            { kind: 'outage' as const, silent: false },
            { kind: 'consumer-says' as const, text: greet },
            { kind: 'wait' as const, ms: limitMs + beyondSilenceMs },
          ],
        }[kind];
        // The twin that is bypassed: what does not come in the first comes in the second.
        const twin = [
          { ...silent, conversation: 'other' },
          { ...asks, conversation: 'other' },
          ...beyond.map((step) => ({ ...step, conversation: 'other' })),
        ];
        const conversations = { main: made(kind !== 'no fallback skill'), other: made(true) };
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
