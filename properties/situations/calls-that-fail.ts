/** Transfer calls that fail at once, in every documented way, and what runs next. */
import * as fc from 'fast-check';
import { muchLaterMs } from '../../play/scenarios/parts';
import { numericSkillId } from '../generated-skill-ids';
import { textCalled } from '../generated-texts';
import { sentinel, type Outcome } from '../../trace/trace';
import {
  ask,
  beginningAnew,
  eachTime,
  escalating,
  failingAtOnce,
  failingMuchLater,
  greet,
  keeping,
  says,
  sayingResult,
  setupFrom,
  someChannel,
  someRoute,
  speaking,
} from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const callsThatFail: Property = {
  name: 'calls-that-fail',
  promise: 'the result of the transfer call decides what runs next, and after a failure the bot still answers',
  exercises: [
    'immediate.failure-reaches-rule',
    'immediate.broken-call-is-failure',
    'immediate.success-reaches-rule',
    'immediate.no-rule-next-action',
    'immediate.bot-keeps-conversation',
  ],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        route: someRoute,
        skillId: numericSkillId,
        outcome: fc.oneof(
          { weight: 2, arbitrary: failingAtOnce },
          {
            weight: 1,
            // Of a bot that says nothing after the hand-over, the rule for success shows only where the transfer fails later.
            arbitrary: fc.constantFrom<Outcome>(
              { kind: 'accept' },
              failingMuchLater,
              failingMuchLater,
              failingMuchLater,
            ),
          },
        ),
        refused: fc.integer({ min: 0, max: 9 }).map((n) => n === 9),
        onFailure: fc.boolean(),
        // The rule for failure leads on to another skill, so that a call made again is not taken for that one.
        elsewhere: fc.option(numericSkillId, { nil: undefined, freq: 2 }),
        onSuccess: fc.boolean(),
        next: fc.constantFrom(true, true, false),
        successFirst: fc.boolean(),
        answers: fc.record({ sorry: textCalled('Sorry'), well: textCalled('Well'), onward: textCalled('Onward') }),
      }),
      ({ channel, route, skillId, outcome, refused, onFailure, elsewhere, onSuccess, next, successFirst, answers }) => {
        if (!onFailure && !onSuccess && !next) return undefined;
        const made = escalating({
          route,
          skillId,
          message: 'Moment please',
          ...(onFailure ? { onFailure: 'sorry' } : {}),
          ...(onSuccess ? { onSuccess: 'well' } : {}),
          ...(next ? { next: 'onward' } : {}),
        });
        const interactions = beginningAnew(made).dialog.interactions.map((each) =>
          (each.type === 'integration' || each.type === 'agent-transfer') && each.rules && !successFirst
            ? { ...each, rules: [...each.rules].reverse() }
            : each,
        );
        const second =
          elsewhere === undefined || elsewhere === skillId
            ? undefined
            : escalating({
                route,
                name: 'sorry',
                pattern: 'pattern of sorry',
                skillId: elsewhere,
                message: 'Then somebody else',
                texts: [answers.sorry],
              });
        const main = setupFrom({
          escalations: [{ ...made, dialog: { ...made.dialog, interactions } }, ...(second ? [second] : [])],
          dialogs: [
            ...(second ? [] : [keeping('went wrong', speaking('sorry', answers.sorry))]),
            keeping('went well', speaking('well', answers.well)),
            speaking('onward', answers.onward),
            speaking('greet', 'Welcome', greet),
            {
              ...speaking('caught', 'Nobody came', sentinel),
              interactions: [{ type: 'text', text: 'Nobody came' }, sayingResult],
            },
          ],
          skillIds: [skillId, ...(elsewhere === undefined ? [] : [elsewhere])],
          platform: { outcomes: eachTime(outcome), ...(refused ? { transfersRefuseConnections: true } : {}) },
        });
        const named = outcome.kind === 'error' ? `error ${outcome.status}` : outcome.kind;
        const extraMs = outcome.kind === 'accept-then-fail' && !refused ? muchLaterMs : 0;
        return {
          channel,
          situation: { conversations: { main }, steps: [...says(ask, 'main', extraMs), ...says(greet)] },
          marks: [`call: ${refused ? 'refused' : named}`],
        };
      },
    ),
};
