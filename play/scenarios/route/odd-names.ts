import { dialog, endingAlike, escalation, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** A name in which much has a meaning elsewhere, in addresses above all; and what is left of it where somebody decodes it. */
function namesOf(name: string): { readonly odd: string; readonly decoded: string } {
  return { odd: `${name}/%41+b?c=d#e é`, decoded: `${name}/A b?c=d#e é` };
}

const attempts = 4;

/** What names hold is nobody's business: each is one only if it is the same character by character. */
export const oddNames: Scenario = {
  id: 'route/names-that-hold-any-character',
  title:
    'Names of integrations and dialogs hold characters that mean something in addresses, and have doubles that are decoded',
  exercises: ['route.integration-transfers', 'immediate.failure-reaches-rule'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [skillId, wrongId] = [vary.skillId('target'), vary.skillId('target of the double')];
    const [integration, answer] = [namesOf(vary.name('integration')), namesOf(vary.name('answer'))];
    const message = vary.text('One moment');
    const right = escalation('integration', integration.odd, { skillId, message, onFailure: answer.odd });
    const double = escalation('integration', integration.decoded, { skillId: wrongId, message });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, right.interaction),
            dialog(answer.decoded, vary.text('pattern of the double'), text(vary.text('Somebody else speaks'))),
            dialog(answer.odd, vary.text('pattern of the answer'), text(vary.text('No luck'))),
          ],
          integrations: [...double.integrations, ...right.integrations],
          skillIds: [skillId, wrongId],
          outcomes: endingAlike(attempts, { kind: 'error', status: 403 }),
        }),
      },
      steps: says(ask),
    };
  },
};

/** The name of one is the beginning of the other's, and the other stands before it. */
export const namesThatBeginAlike: Scenario = {
  id: 'route/names-that-begin-alike',
  title:
    'Of two integrations, and of two dialogs, the name of one is the beginning of the other, which is defined before it',
  exercises: ['route.integration-transfers', 'immediate.failure-reaches-rule'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [skillId, wrongId] = [vary.skillId('target'), vary.skillId('target of the longer')];
    const [integration, answer] = [vary.name('integration'), vary.name('answer')];
    const message = vary.text('One moment');
    const right = escalation('integration', integration, { skillId, message, onFailure: answer });
    const longer = escalation('integration', `${integration} at night`, { skillId: wrongId, message });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, right.interaction),
            dialog(`${answer} at night`, vary.text('pattern of the longer'), text(vary.text('Somebody else speaks'))),
            dialog(answer, vary.text('pattern of the answer'), text(vary.text('No luck'))),
          ],
          integrations: [...longer.integrations, ...right.integrations],
          skillIds: [skillId, wrongId],
          outcomes: endingAlike(attempts, { kind: 'error', status: 403 }),
        }),
      },
      steps: says(ask),
    };
  },
};
