/**
 * Presents each message of the pacts: who was held to it, what was sent and answered, and where they differ. What was
 * found stands in `contracts.json` of the run; nothing is called again here.
 */
import { readContractReport, type ContractRow } from '../results/contract-report';
import { firstWords } from '../judge/words/first-words';
import { visible } from '../judge/words/visible';
import { attach } from './attach';
import { test } from './base-test';
import { shownFolder, shownRun } from './judged-run';
import { unsatisfied } from './unsatisfied';

const holders = {
  implementation: 'the implementation keeps to it',
  suite: 'the suite itself keeps to it',
} as const;

const words = { passed: firstWords.pass, failed: firstWords.fail, inconclusive: firstWords.inconclusive } as const;

const folder = shownFolder();
const rows = folder === undefined ? [] : (readContractReport(folder)?.rows ?? []);

for (const row of rows) {
  const annotation = [
    { type: 'allure.label.epic', description: 'Contracts' },
    { type: 'allure.label.feature', description: visible(row.pact, 200) },
    { type: 'allure.label.severity', description: row.requirements.length > 0 ? 'critical' : 'normal' },
    ...row.requirements.map((id) => ({ type: 'allure.label.requirement', description: id })),
  ];
  test(titleOf(row), { annotation }, ({}, testInfo) => {
    if (row.outcome === 'not-applicable') testInfo.skip(true, `NOT APPLICABLE  ${row.because}`);
    for (const part of ['request', 'response'] as const) {
      const body = row[part];
      if (body !== undefined) attach(testInfo, part, { body, contentType: 'text/plain' });
    }
    const excuse = excuseOf(row);
    if (excuse !== undefined) testInfo.skip(true, paragraphOf(row, excuse));
    if (row.outcome !== 'passed') unsatisfied(paragraphOf(row), testInfo);
  });
}

/** Why the run as a whole is not red for it: each of its requirements is waived, or was not selected. */
function excuseOf({ outcome, broken, requirements }: ContractRow): string | undefined {
  const touched = outcome === 'failed' ? broken : outcome === 'inconclusive' ? requirements : [];
  const statuses = touched.map((id) => shownRun()?.run.results.find((result) => result.id === id)?.status);
  const counts = statuses.some((status) => status === 'failed' || status === 'inconclusive');
  if (touched.length === 0 || counts) return undefined;
  return statuses.includes('waived') ? firstWords.waived : 'NOT CHOSEN';
}

function titleOf({ pact, description, heldTo }: ContractRow): string {
  return `${visible(pact, 200)}: ${visible(description, 300)}: ${holders[heldTo]}`;
}

function firstWordOf({ outcome }: ContractRow): string {
  return outcome === 'broken' || outcome === 'not-applicable' ? 'BROKEN' : words[outcome];
}

function paragraphOf(row: ContractRow, first = firstWordOf(row)): string {
  return [
    `${first}  ${visible(row.requirements.join(', ') || row.pact, 300)}`,
    `  ${visible(row.because, 2_000)}`,
    ...row.mismatches.map((mismatch) => `  Differs   ${visible(mismatch, 1_000)}`),
    `  Contract  "${visible(row.description, 300)}", when ${visible(row.state, 300)}`,
    '  Look at   the request and the response attached, beside docs/contracts.md',
  ].join('\n');
}
