/** The escalation under test as a combination configures it, with what its dialog does before. */
import type { Integration, Interaction } from '../../protocol/types';
import { escalation, type EscalationSettings, type Route } from '../../play/scenarios/parts';
import { reversingScript } from '../../trace/reversing-script';
import { agentIdOf, decoyId, idOf, ownId, placeholderOf, type Choice, type Variable } from './choice';
import type { Combination } from './dimensions';

/** The escalation under test as it is configured. */
function settingsOf(row: Combination, choice: Choice): EscalationSettings {
  const { skill, message, agent, context, delay, rules } = row;
  const placeholder = (variable: Variable) => placeholderOf(choice, variable);
  const skills: Record<Combination['skill'], string> = {
    'one digit': idOf(choice, ownId),
    'ten digits': idOf(choice, ownId),
    'eighteen digits': idOf(choice, ownId),
    variable: placeholder('skill'),
    'variable set late': placeholder('skill'),
    'no number': choice.noNumber,
    'variable of no number': placeholder('skill'),
    'unset variable': placeholder('neverSet'),
  };
  const messages: Record<Combination['message'], string | undefined> = {
    static: choice.texts.Moment,
    variable: placeholder('whole'),
    mixed: `${choice.texts.Moment} ${placeholder('name')}, please`,
    'four variables': `${placeholder('name')} and ${placeholder('late')} or ${placeholder('name')}, ${placeholder('whole')}`,
    'new line': `${choice.texts.Moment}\\\\nnext line\\\\nlast line`,
    // With one backslash, and with three.
    'new line by other escapes': `${choice.texts.Moment}\\nnext line\\\\\\nlast line`,
    blank: 'BLANK_MESSAGE',
    default: undefined,
    'line feed by variable': `Moment ${placeholder('lines')}`,
  };
  const delays: Record<Combination['delay'], number | undefined> = {
    none: undefined,
    '1 ms': 1,
    '2.75 s': 2_750,
    '10 s': 10_000,
  };
  const template = messages[message];
  const delayMs = delays[delay];
  const leads = ruleSettings(rules);
  return {
    skillId: skills[skill],
    ...(template === undefined ? {} : { message: template }),
    ...(agent === 'none' ? {} : { agentId: agentIdOf(choice) }),
    ...(context === 'off' ? {} : { transferBotContext: true }),
    ...(delayMs === undefined ? {} : { delayMs }),
    ...leads,
  };
}

function ruleSettings(rules: Combination['rules']): Pick<EscalationSettings, 'onSuccess' | 'onFailure' | 'next'> {
  return {
    ...(rules === 'for success' || rules === 'for both' ? { onSuccess: 'well' } : {}),
    ...(rules === 'for failure' ||
    rules === 'for both' ||
    rules === 'for failure beside nextDialog' ||
    rules === 'two for failure'
      ? { onFailure: 'sorry' }
      : {}),
    ...(rules === 'nextDialog' || rules === 'for failure beside nextDialog' ? { next: 'onward' } : {}),
  };
}

export function routeOf({ route }: Combination): Route {
  return route === 'integration' ? 'integration' : 'agent-transfer';
}

export function otherRouteOf({ route }: Combination): Route {
  return route === 'integration' ? 'agent-transfer' : 'integration';
}

/** The interactions that lead to the escalation under test, and itself. */
export function underTest(
  row: Combination,
  choice: Choice,
): { interactions: Interaction[]; integrations: Integration[] } {
  const made = escalation(routeOf(row), testedName(row), settingsOf(row, choice));
  const texts = { nothing: 0, 'one text': 1, 'three texts': 3, 'a variable is set': 0 }[row.before];
  const interaction: Interaction =
    row.rules === 'two for failure' && made.interaction.type !== 'text' && made.interaction.type !== 'set-variable'
      ? { ...made.interaction, rules: [...(made.interaction.rules ?? []), { result: 'failure', dialog: 'onward' }] }
      : made.interaction;
  return {
    interactions: [
      ...Array.from({ length: texts }, (_, n): Interaction => ({
        type: 'text',
        // Of three the last is the second once more.
        text: `${choice.texts.Before} ${Math.min(n + 1, 2)}`,
      })),
      ...(row.before === 'a variable is set'
        ? [{ type: 'set-variable' as const, variable: choice.variables.name, value: `${choice.texts.Value} new` }]
        : []),
      ...(row.skill === 'variable set late'
        ? [{ type: 'set-variable' as const, variable: choice.variables.skill, value: idOf(choice, ownId) }]
        : []),
      interaction,
    ],
    integrations: made.integrations.map((each) => keepingResults(row, labelled(row, choice, each))),
  };
}

/** A name that stands in a placeholder has no blank. */
export function testedName({ results }: Combination): string {
  return results === 'none' ? 'under test' : 'underTest';
}

/** Named like the one under test but for its case. */
export function twinName(row: Combination): string {
  return testedName(row).replace(/^u/, 'U');
}

const responseVariable = 'answered';

function keepingResults({ results }: Combination, integration: Integration): Integration {
  if (results === 'none') return integration;
  const byScript = results === 'a script and a field';
  const taken = byScript ? 'reversed' : 'transferId';
  return {
    ...integration,
    responseDataVariableName: responseVariable,
    ...(byScript ? { transformResultScript: reversingScript(responseVariable) } : {}),
    customDataFields: [{ key: 'number', value: `{$.api_${responseVariable}.${taken}}` }],
  };
}

/** What an escalation has that comes before the one under test. */
function labelled(
  { label }: Combination,
  choice: Choice,
  { agentSkillName: _, ...integration }: Integration,
): Integration {
  if (label === 'none') return integration;
  return { ...integration, agentSkillName: `skill ${idOf(choice, label === 'of the skill' ? ownId : decoyId)}` };
}
