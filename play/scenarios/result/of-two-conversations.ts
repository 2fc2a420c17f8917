import { sentinel } from '../../../trace/trace';
import { dialog, escalation, identifier, muchLaterMs, says, settleMs, setup, text, untilMuchLaterMs } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';
import { shownCases } from './shown-cases';

/** What a call was answered is of its conversation: it shows in no other one of the bot, not even with one under way beside it. */
export const resultsOfTwoConversations: readonly Scenario[] = shownCases.map(
  ({ slug, titleOfTwo, exercises, fields, template, variables }) => ({
    id: `result/${slug}-of-two-conversations`,
    title: titleOfTwo,
    exercises,
    needs: ['result-data'],
    sharesBot: true,
    build: (vary: Vary) => {
      const [ask, askNumber] = [vary.text('agent please'), vary.text('my number please')];
      const skillId = vary.skillId('target');
      const [name, integrationName] = [identifier(vary.name('result')), identifier(vary.name('integration'))];
      const { interaction, integrations } = escalation('integration', integrationName, {
        skillId,
        message: vary.text('One moment'),
        onSuccess: 'went-well',
      });
      const shows = text(template(integrationName, name));
      const bot = setup(vary, {
        ...(variables === undefined ? {} : { variables: variables(name) }),
        dialogs: [
          dialog('escalate', ask, interaction),
          dialog('went-well', vary.text('pattern of went-well'), shows),
          dialog('caught', sentinel, shows),
          dialog('number', askNumber, shows),
        ],
        integrations: integrations.map((each) => ({ ...each, responseDataVariableName: name, ...fields(name) })),
        skillIds: [skillId],
        // Fewer failures than would end an escalation, were they counted for the bot; who asks once more by itself gets an agent.
        outcomes: [{ kind: 'accept-then-fail', afterMs: muchLaterMs }],
      });
      return {
        conversations: { first: bot, beside: bot },
        steps: [
          { kind: 'consumer-says', text: ask, conversation: 'first' },
          ...says(ask, 'beside', untilMuchLaterMs + settleMs),
          ...says(askNumber, 'first'),
          ...says(askNumber, 'beside'),
        ],
      };
    },
  }),
);
