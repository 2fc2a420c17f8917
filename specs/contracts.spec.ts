/**
 * Presents each pact once, with all its messages: who was held to it, and where what was sent or answered differs. What was
 * found stands in `contracts.json` of the run; nothing is called again here.
 */
import { differenceOf } from '../judge/verdict/difference-of';
import { readContractReport, renderContract, type ContractRow } from '../results/contract-report';
import { firstWords } from '../judge/words/first-words';
import { visible } from '../judge/words/visible';
import { attach } from './attach';
import { test } from './base-test';
import { shownFolder, shownRun } from './judged-run';
import { cutLines, toldStep } from './told-step';
import { unsatisfied } from './unsatisfied';

const holders = {
  implementation: 'the implementation keeps to it',
  suite: 'the suite itself keeps to it',
} as const;

/** What became of a message. `excused`: the run as a whole is not red for it. */
type Fate = 'broken' | 'failed' | 'inconclusive' | 'excused' | 'not-applicable' | 'passed';

/** The worst first: so the messages are told, and the first of them is what becomes of the pact. */
const fates: readonly Fate[] = ['broken', 'failed', 'inconclusive', 'excused', 'passed', 'not-applicable'];

/** Who steps of messages are told by: words that the report knows from findings. */
const told: Readonly<Record<Fate, string>> = {
  broken: 'fail',
  failed: 'fail',
  inconclusive: 'inconclusive',
  excused: 'excused',
  'not-applicable': 'not applicable',
  passed: 'pass',
};

/** Differences that are told in full; of more, the rest is in the attachment. */
const mostDifferences = 10;

interface Message {
  readonly row: ContractRow;
  readonly fate: Fate;
}

const folder = shownFolder();
const rows = folder === undefined ? [] : (readContractReport(folder)?.rows ?? []);

for (const [title, messages] of byPact(rows)) {
  const worst = messages[0]?.fate ?? 'passed';
  const touched = messages.filter(({ fate }) => fate === worst).flatMap(({ row }) => touchedBy(row));
  const annotation = [
    { type: 'allure.label.epic', description: 'Contracts' },
    { type: 'allure.label.feature', description: visible(messages[0]?.row.pact ?? '', 200) },
    { type: 'allure.label.severity', description: touched.length > 0 ? 'critical' : 'normal' },
    ...[...new Set(touched)].map((id) => ({ type: 'allure.label.requirement', description: id })),
  ];
  test(title, { annotation }, async ({}, testInfo) => {
    const lines = messages.map(({ row, fate }) => `${told[fate]}: ${visible(row.description, 300)}`);
    await toldStep(`Then ${messages.length} messages are as agreed`, cutLines(lines, 'every message', testInfo));
    const body = messages.map(({ row }) => `${row.description}\n\n${renderContract(row)}\n`).join('\n----\n\n');
    attach(testInfo, 'what was sent and answered', { body, contentType: 'text/plain' });
    if (worst === 'not-applicable') testInfo.skip(true, `${firstWords['not-applicable']}  ${reasonsOf(messages)}`);
    if (worst === 'excused') testInfo.skip(true, paragraphOf(messages, worst));
    if (worst !== 'passed') unsatisfied(paragraphOf(messages, worst), testInfo);
  });
}

/** The messages of each pact and of each who is held to it, those that differ first. */
function byPact(all: readonly ContractRow[]): Map<string, Message[]> {
  const pacts = new Map<string, Message[]>();
  for (const row of all) {
    const title = `${visible(row.pact, 200)}: ${holders[row.heldTo]}`;
    const messages = pacts.get(title) ?? [];
    pacts.set(title, messages);
    messages.push({ row, fate: fateOf(row) });
  }
  for (const messages of pacts.values()) messages.sort((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate));
  return pacts;
}

function fateOf(row: ContractRow): Fate {
  return excuseOf(row) === undefined ? row.outcome : 'excused';
}

function touchedBy({ outcome, broken, requirements }: ContractRow): ContractRow['requirements'] {
  return outcome === 'failed' && broken.length > 0 ? broken : requirements;
}

/** Why the run as a whole is not red for it: each of its requirements is waived, or was not selected. */
function excuseOf({ outcome, broken, requirements }: ContractRow): string | undefined {
  const touched = outcome === 'failed' ? broken : outcome === 'inconclusive' ? requirements : [];
  const statuses = touched.map((id) => shownRun()?.run.results.find((result) => result.id === id)?.status);
  const counts = statuses.some((status) => status === 'failed' || status === 'inconclusive');
  if (touched.length === 0 || counts) return undefined;
  return statuses.includes('waived') ? firstWords.waived : 'NOT CHOSEN';
}

function firstWordOf({ row, fate }: Message): string {
  if (fate === 'excused') return excuseOf(row) ?? firstWords.waived;
  if (fate === 'failed') return firstWords.fail;
  return fate === 'inconclusive' ? firstWords.inconclusive : 'BROKEN';
}

/** Those of the worst fate, alike ones together: how many differ, and how. */
function paragraphOf(messages: readonly Message[], worst: Fate): string {
  const wanting = messages.filter(({ fate }) => fate === worst);
  const [first] = wanting;
  if (!first) return '';
  const alike = new Map<string, Message[]>();
  for (const each of wanting) {
    const key = differenceOf({ because: [each.row.because, ...each.row.mismatches].join(' ') });
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  const groups = [...alike.values()];
  const rest = groups.slice(mostDifferences).flat().length;
  return [
    `${firstWordOf(first)}  ${wanting.length} of ${messages.length} messages${groups.length === 1 && wanting.length > 1 ? ', all by the same difference' : ''}`,
    ...groups.slice(0, mostDifferences).flatMap(differenceLines),
    ...(rest > 0 ? [`  … and ${rest} more, in the attachment`] : []),
    '  Look at   what was sent and answered, attached, beside docs/contracts.md',
  ].join('\n');
}

function differenceLines(alike: readonly Message[]): string[] {
  const [first] = alike;
  if (!first) return [];
  const { row } = first;
  const touched = [...new Set(alike.flatMap((each) => touchedBy(each.row)))];
  return [
    `  ${visible(row.because, 2_000)}`,
    ...row.mismatches.map((mismatch) => `  Differs   ${visible(mismatch, 1_000)}`),
    ...(touched.length === 0 ? [] : [`  Touches   ${touched.join(', ')}`]),
    ...alike.map(
      ({ row: each }, index) =>
        `  ${index === 0 ? 'Contract' : '        '}  "${visible(each.description, 300)}", when ${visible(each.state, 300)}`,
    ),
  ];
}

function reasonsOf(messages: readonly Message[]): string {
  return [...new Set(messages.map(({ row }) => visible(row.because, 500)))].join(' ');
}
