import type { RequirementId } from '../../requirements/catalogue';
import type { Finding } from '../../results/finding';
import { rules } from '../rules/table';
import { differenceOf } from '../verdict/difference-of';
import { isOfWholeRun, setsApart } from '../verdict/failing-pattern';
import { noTransfer } from '../verdict/requested-transfers';
import type { JudgedRun, RowResult } from '../verdict/verdict';

/** Where to look first. What a bot does that its description does not say may be wrong on either side. */
export function whereToLook(
  { bot, results }: Pick<JudgedRun, 'bot' | 'results'>,
  id: RequirementId,
  finding: Finding | undefined,
): string {
  const row = results.find((each) => each.id === id);
  const hint = finding?.lookAt ?? (isMissingHere(row, finding) ? missingHere : hintOf(row, finding, rules[id].lookAt));
  return bot ? `the bot, or its description in ${bot.file}: ${hint}` : hint;
}

/** What is kept elsewhere works: what is special where it fails says more than what the requirement rests on everywhere. */
function hintOf(row: RowResult | undefined, finding: Finding | undefined, everywhere: string): string {
  const { pattern } = row ?? {};
  const isSpecial =
    finding?.verdict === 'fail' && pattern !== undefined && setsApart(pattern) && !isOfWholeRun(pattern);
  return isSpecial
    ? `what is special about where it fails, as it is kept elsewhere; then at ${everywhere}`
    : everywhere;
}

const missingHere = 'what keeps the bot from calling the Transfer API there, as it does elsewhere';

/** Whether a transfer is missing in some situations and comes in others: what every transfer needs is there then. */
function isMissingHere(row: RowResult | undefined, finding: Finding | undefined): boolean {
  if (row?.status !== 'failed' || finding?.verdict !== 'fail' || differenceOf(finding) !== noTransfer) return false;
  const comes = row.findings.some(({ verdict }) => verdict === 'pass');
  return comes || (row.pattern !== undefined && isOfWholeRun(row.pattern));
}
