import type { RequirementId } from '../../requirements/catalogue';
import type { Finding } from '../../results/finding';
import type { RunFacts } from '../../results/run-facts';
import { rules } from '../rules/table';

/** Where to look first. What a bot does that its description does not say may be wrong on either side. */
export function whereToLook(
  { bot }: Pick<RunFacts, 'bot'>,
  id: RequirementId,
  finding: Pick<Finding, 'lookAt'> | undefined,
): string {
  const hint = finding?.lookAt ?? rules[id].lookAt;
  return bot ? `the bot, or its description in ${bot.file}: ${hint}` : hint;
}
