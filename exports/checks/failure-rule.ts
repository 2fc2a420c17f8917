import { quote } from '../../trace/render-event';
import { nameOfEscalation, ofEscalation, sampleResults, type BotCheck, type Flaw, type Linted } from '../check';
import type { ExportedEscalation } from '../escalations-of';
import { resultOf } from '../result-of';

const requirement = 'immediate.failure-reaches-rule';

/** A script may look at the result itself; then nothing is known of what it does. */
const asksInCode = /isApiExecutionSuccessful|getApiStatusCode|api_\w*Status/;

export const failureRule: BotCheck = {
  name: 'failure-rule',
  requirement,
  level: 'warning',
  fields: `responseMatches[].conditions[].apiResultsMatch.status, with SUCCESS, in ${sampleResults}; what it says of a failure was never seen, so any other status counts as one`,
  look: (linted) =>
    linted.escalations.flatMap((each): Flaw[] => {
      const told = {
        ...ofEscalation(linted, each, requirement),
        expected: 'a custom rule that checks for the result "failure", and what the consumer reads then',
      };
      if (!handlesFailure(linted, each)) {
        const next = linted.flow.after(each.interaction);
        const what = next
          ? `the bot goes on to ${quote(next.name, 80)} when the transfer is refused at once, as if it had succeeded`
          : 'nothing is said when the transfer is refused at once';
        return [
          {
            ...told,
            because: `No rule of ${nameOfEscalation(each)} asks for a result of failure, so ${what}.`,
            mend: 'Add a custom rule to the interaction that matches the API result "failure", and let it lead to a text.',
          },
        ];
      }
      return leadsNowhere(each)
        ? [
            {
              ...told,
              guessed: true,
              because: `The rule of ${nameOfEscalation(each)} for a result of failure leads to no interaction, so nothing is said when the transfer is refused at once.`,
              mend: 'Let the rule for the result "failure" lead to a text.',
            },
          ]
        : [];
    }),
};

/** Whether its first rule for a failure, as it is read here, ends there; a script may have a say in that. */
function leadsNowhere({ interaction }: ExportedEscalation): boolean {
  const rule = interaction.rules.find(({ conditions }) => conditions.some((each) => resultOf(each) === 'failure'));
  return interaction.code === '' && rule?.action.name === 'INTERACTION' && rule.action.value === 'none';
}

function handlesFailure({ flow }: Linted, { interaction }: ExportedEscalation): boolean {
  if (asksInCode.test(interaction.code)) return true;
  const results = interaction.rules.flatMap(({ conditions }) => conditions.map(resultOf));
  if (results.includes('failure')) return true;
  if (interaction.rules.some(({ asksVariables }) => asksVariables)) return true;
  // Where success has a rule of its own, what comes otherwise comes for failure.
  return results.includes('success') && flow.after(interaction) !== undefined;
}
