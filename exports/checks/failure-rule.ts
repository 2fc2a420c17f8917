import { nameOfEscalation, ofEscalation, sampleResults, type BotCheck, type Linted } from '../check';
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
    linted.escalations
      .filter((each) => !handlesFailure(linted, each))
      .map((each) => ({
        ...ofEscalation(linted, each, requirement),
        because: `No rule of ${nameOfEscalation(each)} asks for a result of failure, so nothing is said when the transfer is refused at once.`,
        expected: 'a custom rule that checks for the result "failure", and what the consumer reads then',
        mend: 'Add a custom rule to the interaction that matches the API result "failure", and let it lead to a text.',
      })),
};

function handlesFailure({ flow }: Linted, { interaction }: ExportedEscalation): boolean {
  if (asksInCode.test(interaction.code)) return true;
  const results = interaction.rules.flatMap(({ conditions }) => conditions.map(resultOf));
  if (results.includes('failure')) return true;
  if (interaction.rules.some(({ asksVariables }) => asksVariables)) return true;
  // Where success has a rule of its own, what comes otherwise comes for failure.
  return results.includes('success') && flow.after(interaction) !== undefined;
}
