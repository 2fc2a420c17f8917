import { dialog, endingAlike, escalation, routes, says, settleMs, setup, setVariable, text } from '../parts';
import type { Scenario } from '../scenario';

const attempts = 18;

/** The rule for failure leads to another escalation: with other words, to another skill, by the other route. */
export const anotherSkill: readonly Scenario[] = routes.map((route) => ({
  id: `immediate/another-skill-after-a-failure-by-${route}`,
  title: 'A transfer call fails, and the rule for failure leads to an escalation to another skill, which fails as well',
  exercises: [
    'immediate.failure-reaches-rule',
    route === 'integration' ? 'route.agent-transfer-transfers' : 'route.integration-transfers',
  ],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [skillId, otherId] = [vary.skillId('first'), vary.skillId('second')];
    const first = escalation(route, vary.name('first integration'), {
      skillId,
      message: vary.text('One moment'),
      onFailure: 'elsewhere',
    });
    const other = route === 'integration' ? 'agent-transfer' : 'integration';
    const second = escalation(other, vary.name('second integration'), {
      skillId: otherId,
      message: vary.text('Then somebody else'),
      onFailure: 'sorry',
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, first.interaction),
            dialog('elsewhere', vary.text('pattern of elsewhere'), second.interaction),
            dialog('sorry', vary.text('pattern of sorry'), text(vary.text('No luck'))),
          ],
          integrations: [...first.integrations, ...second.integrations],
          skillIds: [skillId, otherId],
          outcomes: endingAlike(attempts, { kind: 'error', status: 502 }),
        }),
      },
      steps: says(ask),
    };
  },
}));

/** Three escalations of one turn by the same route, each after the failure of the one before. */
export const thirdSkill: readonly Scenario[] = routes.map((route) => ({
  id: `immediate/third-skill-in-one-turn-by-${route}`,
  title: 'Two transfer calls fail, each leads to another skill by the same route, and the third fails as well',
  exercises: [
    'immediate.failure-reaches-rule',
    route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers',
  ],
  build: (vary) => {
    const ask = vary.text('agent please');
    const names = ['first', 'second', 'third'];
    const made = names.map((name, at) =>
      escalation(route, vary.name(`${name} integration`), {
        skillId: vary.skillId(name),
        message: vary.text(`One moment for the ${name}`),
        onFailure: names[at + 1] ?? 'sorry',
      }),
    );
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            ...made.map(({ interaction }, at) =>
              dialog(names[at] ?? '', at === 0 ? ask : vary.text(`pattern of ${names[at] ?? ''}`), interaction),
            ),
            dialog('sorry', vary.text('pattern of sorry'), text(vary.text('No luck'))),
          ],
          integrations: made.flatMap(({ integrations }) => integrations),
          skillIds: names.map((name) => vary.skillId(name)),
          outcomes: endingAlike(attempts, { kind: 'error', status: 502 }),
        }),
      },
      // Each of the three has a message, which is a text of its own on some surfaces, before the text of the last rule.
      steps: says(ask, undefined, 2 * settleMs),
    };
  },
}));

/** What is said between two attempts by different routes has nothing to do with either. */
export const otherWordsInBetween: readonly Scenario[] = routes.map((route) => ({
  id: `immediate/other-words-before-${route}`,
  title:
    'A transfer call fails; a variable changes, something is not understood, and the next escalation is by the other route',
  exercises: [
    'immediate.bot-keeps-conversation',
    route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers',
  ],
  build: (vary) => {
    const [ask, again, change] = [vary.text('agent please'), vary.text('agent again'), vary.text('I am somebody else')];
    const [skillId, otherId] = [vary.skillId('first'), vary.skillId('second')];
    const other = route === 'integration' ? 'agent-transfer' : 'integration';
    const first = escalation(other, vary.name('first integration'), { skillId, message: vary.text('One moment') });
    const second = escalation(route, vary.name('second integration'), {
      skillId: otherId,
      message: 'One moment, {$botContext.who}',
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { who: vary.name('first name') },
          dialogs: [
            dialog('escalate', ask, first.interaction),
            dialog('escalate-again', again, second.interaction),
            dialog('change', change, setVariable('who', vary.name('second name')), text(vary.text('Changed'))),
          ],
          integrations: [...first.integrations, ...second.integrations],
          // The first skill is unknown to the platform, so that the call for it fails however often it is made.
          skillIds: [otherId],
        }),
      },
      steps: [...says(ask), ...says(change), ...says(vary.text('something else')), ...says(again)],
    };
  },
}));
