/** Every way in which the platform answers a transfer call, by both routes, as the first answer and as a later one. */
import * as fc from 'fast-check';
import { routes } from '../../play/scenarios/parts';
import { sentinel, type Outcome } from '../../trace/trace';
import { numericSkillId } from '../generated-skill-ids';
import { textCalled } from '../generated-texts';
import { ask, escalating, greet, says, setupFrom, someChannel, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

/** What the protocol names, one beside the other so that each follows on another kind. */
const answers: readonly Outcome[] = [
  { kind: 'error', status: 400 },
  { kind: 'error', status: 500 },
  { kind: 'reset' },
  { kind: 'error', status: 401 },
  { kind: 'error', status: 502 },
  { kind: 'cut-off' },
  { kind: 'error', status: 403 },
  { kind: 'error', status: 503 },
  { kind: 'error', status: 404 },
  { kind: 'accept' },
  { kind: 'error', status: 409 },
  { kind: 'error', status: 429 },
];

/** Twice the same, another, then one that is accepted: a call that is made again by itself moves on in this script. */
function scriptFrom(place: number): Outcome[] {
  const at = (offset: number): Outcome => answers[(place + offset) % answers.length] ?? { kind: 'accept' };
  return [at(0), at(1), { kind: 'accept-then-fail', afterMs: 1_000 }, at(2), { kind: 'accept' }];
}

export const everyAnswer: Property = {
  name: 'every-answer',
  weight: 1,
  promise: 'whatever the platform answers, and to whichever call, the rule for this result decides what runs next',
  exercises: [
    'immediate.failure-reaches-rule',
    'immediate.broken-call-is-failure',
    'immediate.bot-keeps-conversation',
    'deferred.caught-dialog-answers',
  ],
  listed: () => answers.length * routes.length,
  candidates: (targetFacts, place) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        skillId: numericSkillId,
        words: fc.record({ sorry: textCalled('Sorry'), well: textCalled('Well'), caught: textCalled('Caught') }),
      }),
      ({ channel, skillId, words }) => {
        const nth = Number(place ?? 0);
        const route = routes[nth % routes.length] ?? 'integration';
        const script = scriptFrom(Math.floor(nth / routes.length));
        const main = setupFrom({
          escalations: [
            escalating({ route, skillId, message: 'Moment please', onFailure: 'sorry', onSuccess: 'well' }),
          ],
          dialogs: [
            speaking('sorry', words.sorry),
            speaking('well', words.well),
            speaking('caught', words.caught, sentinel),
            speaking('greet', 'Welcome', greet),
          ],
          skillIds: [skillId],
          platform: { outcomes: script },
        });
        const [first] = script;
        return {
          channel,
          situation: {
            conversations: { main },
            steps: [...says(ask), ...says(greet), ...says(ask), ...says(ask), ...says(ask), ...says(ask)],
          },
          marks: [
            `first answer: ${first?.kind === 'error' ? `error ${first.status}` : (first?.kind ?? '')}, by ${route}`,
          ],
        };
      },
    ),
};
