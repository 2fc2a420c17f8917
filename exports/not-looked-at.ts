/** What in a bot may escalate, or does, and was not looked at: each in a sentence, so that silence about it is not taken for praise. */
import { quote } from '../trace/render-event';
import type { LintedBot } from './lint-bot';

const mostUnknown = 10;

export function notLookedAt({ unknownIntegrations, missingIntegrations, switchedOff }: LintedBot): readonly string[] {
  return [
    ...(switchedOff > 0
      ? [
          switchedOff === 1
            ? 'One escalation is switched off, or its dialog is: it was not looked at.'
            : `${switchedOff} escalations are switched off, or their dialogs are: they were not looked at.`,
        ]
      : []),
    ...unknownIntegrations
      .slice(0, mostUnknown)
      .map(
        (type) =>
          `An integration has the type ${quote(type, 80)}, which is not known here: if it escalates, it was not looked at.`,
      ),
    ...(missingIntegrations > 0
      ? [
          missingIntegrations === 1
            ? 'One interaction calls an integration that the export does not hold: if it escalates, it was not looked at.'
            : `${missingIntegrations} interactions call integrations that the export does not hold: if they escalate, they were not looked at.`,
        ]
      : []),
  ];
}
