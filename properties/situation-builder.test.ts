/** A situation that grows leaves an implementation the time that it may take. */
import { promptlyMs, textPaceMs } from '../trace/pace';
import { sentinel, type Outcome } from '../trace/trace';
import { expect, test } from '../quality/testing/test';
import { SituationBuilder } from './situation-builder';
import { ask, escalating, greet, setupFrom, speaking } from './pieces';

const skillId = '3402109730';
const fails: Outcome = { kind: 'accept-then-fail', afterMs: 1_000 };

/** Milliseconds that a situation lets pass when the consumer has said this. */
function waitsFor(text: string, outcomes: readonly Outcome[] = []): number {
  const first = escalating({ route: 'agent-transfer', skillId, message: 'Moment please' });
  const again = escalating({
    route: 'agent-transfer',
    skillId,
    message: 'Moment please',
    name: 'caught',
    pattern: sentinel,
    texts: ['Once more'],
  });
  const main = setupFrom({
    escalations: [first, again],
    dialogs: [speaking('greet', 'Welcome', greet)],
    skillIds: [skillId],
  });
  const builder = new SituationBuilder({ main }, 'messaging');
  outcomes.forEach((outcome) => builder.willAnswer('main', outcome));
  builder.says('main', text);
  return builder.steps.reduce((sum, step) => sum + (step.kind === 'wait' ? step.ms : 0), 0);
}

test('one text or transfer has the time that every step has', () => {
  expect([waitsFor(greet), waitsFor(ask)]).toEqual([4_000, 4_000]);
});

test('each failure, and what the bot makes of it, has its own', () => {
  const [none, one, three] = [[], [fails], [fails, fails, fails]].map((outcomes) => waitsFor(ask, outcomes));
  const eachMs = fails.afterMs + promptlyMs + textPaceMs;

  expect(one).toBeGreaterThanOrEqual(promptlyMs + eachMs);
  expect(three).toBeGreaterThanOrEqual(promptlyMs + 3 * eachMs);
  expect(none).toBeLessThan(one ?? 0);
});

test('the fallback message behind a delay has its own', () => {
  const main = setupFrom({
    escalations: [
      escalating({
        route: 'agent-transfer',
        skillId: 'nobody',
        message: 'Moment please',
        texts: ['One'],
        delayMs: 3_000,
      }),
    ],
    dialogs: [],
    skillIds: [skillId],
  });
  const builder = new SituationBuilder({ main }, 'messaging');
  builder.says('main', ask);
  const waitedMs = builder.steps.reduce((sum, step) => sum + (step.kind === 'wait' ? step.ms : 0), 0);

  expect(waitedMs).toBeGreaterThanOrEqual(promptlyMs + textPaceMs + 3_000 + textPaceMs);
});

test('texts that may follow a skill id that is no number have theirs', () => {
  const waitedMs = (onFailure: string | undefined) => {
    const main = setupFrom({
      escalations: [
        escalating({
          ...{ route: 'agent-transfer', skillId: 'nobody', message: 'Moment please', delayMs: 3_000 },
          ...(onFailure === undefined ? {} : { onFailure }),
        }),
      ],
      dialogs: [speaking('sorry', 'Sorry')],
      skillIds: [skillId],
    });
    const builder = new SituationBuilder({ main }, 'messaging');
    builder.says('main', ask);
    return builder.steps.reduce((sum, step) => sum + (step.kind === 'wait' ? step.ms : 0), 0);
  };

  expect(waitedMs('sorry')).toBe(waitedMs(undefined) + textPaceMs);
});
