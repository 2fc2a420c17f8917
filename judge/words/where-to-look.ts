import type { RequirementId } from '../../requirements/catalogue';
import type { Finding } from '../../results/finding';
import { rules } from '../rules/table';
import { differenceOf } from '../verdict/difference-of';
import { isOfWholeRun, setsApart } from '../verdict/failing-pattern';
import { noTransfer } from '../verdict/requested-transfers';
import type { JudgedRun, RowResult } from '../verdict/verdict';
import { saysWhose } from '../verdict/whose-value';

/** Where to look first. What a bot does that its description does not say may be wrong on either side. */
export function whereToLook(
  { bot, results }: Pick<JudgedRun, 'bot' | 'results'>,
  id: RequirementId,
  finding: Finding | undefined,
): string {
  const row = results.find((each) => each.id === id);
  const hint = finding?.lookAt ?? hintOf(row, finding, rules[id].lookAt);
  return bot ? `the bot, or its description in ${bot.file}: ${hint}` : hint;
}

/** What the run shows of where and how a row fails leads further than what the requirement rests on everywhere. */
function hintOf(row: RowResult | undefined, finding: Finding | undefined, everywhere: string): string {
  if (row?.status !== 'failed' || finding?.verdict !== 'fail') return everywhere;
  const { pattern = '' } = row;
  if (saysWhose(pattern)) return whence;
  if (isMissingHere(row, finding)) return missingHere;
  // What is kept elsewhere works.
  return setsApart(pattern) && !isOfWholeRun(pattern)
    ? `what is special about where it fails, as it is kept elsewhere; then at ${everywhere}`
    : everywhere;
}

const whence = 'where the bot takes that from, which belongs elsewhere';
const missingHere = 'what keeps the bot from calling the Transfer API there, as it does elsewhere';

/** Whether a transfer is missing in some situations and comes in others: what every transfer needs is there then. */
function isMissingHere(row: RowResult, finding: Finding): boolean {
  if (differenceOf(finding) !== noTransfer) return false;
  const comes = row.findings.some(({ verdict }) => verdict === 'pass');
  return comes || (row.pattern !== undefined && isOfWholeRun(row.pattern));
}
