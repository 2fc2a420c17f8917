import { sentinel, type Outcome, type Setup } from '../../../trace/trace';
import { dialog, escalation, identifier, setup, text } from '../parts';
import type { Vary } from '../vary';
import type { ShownCase } from './shown-cases';

/** A bot that shows what its integration was answered: after success, when the transfer has failed, and whenever it is asked; with the words for both. */
export function showingBot(
  vary: Vary,
  { fields, template, variables }: ShownCase,
  outcomes: readonly Outcome[],
): { ask: string; askNumber: string; bot: Setup } {
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
    outcomes,
  });
  return { ask, askNumber, bot };
}
