import { sentinel } from '../../../trace/trace';
import { textPaceMs } from '../../../trace/pace';
import { dialog, escalation, identifier, muchLaterMs, says, setup, text, untilMuchLaterMs } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';
import { shownCases } from './shown-cases';

/** A name that a platform may answer with: longer than a column is wide, with what markup, formats and replacing make something of. */
const skillName = `Ünïted "Sales" & <b>Support</b> – 50 % of it's here, $& $1 %s; 販売 😀, ${'one desk after the other, '.repeat(4)}all day`;

export const shownResults: readonly Scenario[] = shownCases.map(
  ({ slug, title, exercises, fields, hyphenated, template, variables }) => ({
    id: `result/${slug}`,
    title,
    exercises,
    needs: ['result-data'],
    build: (vary: Vary) => {
      const ask = vary.text('agent please');
      const skillId = vary.skillId('target');
      const [name, varied] = [identifier(vary.name('result')), vary.name('integration')];
      const integrationName = hyphenated ? varied : identifier(varied);
      const escalate = escalation('integration', integrationName, {
        skillId,
        message: vary.text('One moment'),
        onSuccess: 'went-well',
      });
      return {
        conversations: {
          main: setup(vary, {
            ...(variables === undefined ? {} : { variables: variables(name) }),
            dialogs: [
              dialog('escalate', ask, escalate.interaction),
              dialog('went-well', vary.text('pattern of went-well'), text(template(integrationName, name))),
              // What the bot says after the hand-over may reach nobody; what it says now reaches the consumer.
              dialog('caught', sentinel, text(template(integrationName, name))),
            ],
            integrations: escalate.integrations.map((integration) => ({
              ...integration,
              responseDataVariableName: name,
              ...fields(name),
            })),
            platform: { skills: [{ id: skillId, name: vary.text(skillName), heldBy: 'agents' }] },
            outcomes: [{ kind: 'accept-then-fail', afterMs: muchLaterMs }],
          }),
        },
        // The text comes when the transfer has failed, after what was held until then.
        steps: says(ask, undefined, untilMuchLaterMs + 2 * textPaceMs),
      };
    },
  }),
);
