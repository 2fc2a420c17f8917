/**
 * Where a result of the Allure page stands: under which heading of the tree and of the categories, with which status, whose
 * turn it is, and what resolves it. Allure knows passed, failed, broken, skipped and unknown, and paints the second and third in
 * alarming colours, so only what the claim fails by, and faults, may have these without a resolution.
 */
import { rowOf } from '../requirements/catalogue';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import { causesOf, type Cause } from '../judge/words/causes-of';
import { firstWords } from '../judge/words/first-words';
import { firstToLookAt } from '../judge/words/first-to-look-at';
import { causeHeading, headingOfCause } from '../judge/words/cause-words';
import { visible } from '../judge/words/visible';
import type { RunFault } from '../results/run-fault';
import type { Waiver } from '../results/waiver';
import { weightOf } from './weight';

export type AllureStatus = 'passed' | 'failed' | 'broken' | 'skipped' | 'unknown';

/** A failure that is known and borne, or has no weight: Allure keeps it out of the ring, and tells why on a page of its own. */
export interface Resolution {
  readonly resolution: 'accepted' | 'muted';
  readonly comment: string;
}

export interface Standing {
  readonly status: AllureStatus;
  readonly category?: Category;
  readonly owners: readonly string[];
  readonly resolution?: Resolution;
}

/** Every heading of the categories, in their order. Those of the profile make up its whole number. */
export const allureCategories = [
  'In the profile: failed',
  'In the profile: not judged',
  'In the profile: unstable',
  'In the profile: waived',
  'In the profile: kept',
  'In the profile: not applicable',
  'Beside the profile: failed, red by --strict',
  'Beside the profile: failed',
  'Beside the profile: not judged',
  'Beside the profile: unstable',
  'Beside the profile: waived',
  'Beside the profile: kept',
  'Beside the profile: not applicable',
  'Contracts: not as agreed',
  'Contracts: not judged',
  'Contracts: waived',
  'Properties: a case that breaks it',
  'Properties: not judged',
  'Left out of a partial run',
  'Not applicable, not finished or not chosen',
  'Fault of the suite',
  'Fault of target, adapter or usage',
  'Observed, never judged',
] as const;

export type Category = (typeof allureCategories)[number];

const endings = {
  passed: 'kept',
  failed: 'failed',
  inconclusive: 'not judged',
  waived: 'waived',
  'not-applicable': 'not applicable',
} as const;

const statuses: Readonly<Record<RowResult['status'], AllureStatus>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'unknown',
  waived: 'failed',
  'not-applicable': 'skipped',
};

/** Whose turn it is when a row is not as documented. */
const implementer = 'the implementer';

/** Whose turn it is, by the kind of a fault. */
const turns: Readonly<Record<RunFault['kind'], string>> = {
  suite: 'the authors of the suite',
  usage: 'whoever started the run',
  unreachable: 'whoever runs the implementation',
  protocol: 'the author of the adapter',
};

export function standingOfRow(run: Pick<JudgedRun, 'strict'>, row: RowResult): Standing {
  const red = effectOnClaim(run, row) === 'red';
  const where = row.gating ? 'In the profile' : 'Beside the profile';
  const ending = row.unstable ? 'unstable' : endings[row.status];
  const strictly = red && !row.gating ? ', red by --strict' : '';
  const resolution = resolutionOf(run, row);
  const wanting = row.status === 'failed' || row.status === 'inconclusive';
  return {
    status: statuses[row.status],
    category: `${where}: ${ending}${strictly}` as Category,
    owners: row.waivers
      ? [...new Set(row.waivers.map(({ owner }) => visible(owner, 200)))]
      : wanting
        ? [implementer]
        : [],
    ...(resolution ? { resolution } : {}),
  };
}

/** Of a result that is none of a requirement: `weighed` is the heaviest of those that it speaks of. */
export function standingOfOther(
  run: Pick<JudgedRun, 'strict'>,
  {
    epic,
    feature,
    status,
    message,
  }: Readonly<Record<'epic' | 'feature' | 'message', string>> & { status: AllureStatus },
  weighed: RowResult | undefined,
): Standing {
  if (epic === 'Faults') {
    const kind = feature.replace('fault ', '') as RunFault['kind'];
    const category = kind === 'suite' ? 'Fault of the suite' : 'Fault of target, adapter or usage';
    return { status, category, owners: [turns[kind] ?? implementer] };
  }
  if (epic === 'Observations') return { status, category: 'Observed, never judged', owners: [] };
  const begins = (word: string) => message.startsWith(`${word}  `);
  if (begins(firstWords.partial)) return { status, category: 'Left out of a partial run', owners: [] };
  const contract = epic === 'Contracts';
  if (begins(firstWords.inconclusive) || begins(firstWords.unstable)) {
    return {
      status: 'unknown',
      category: contract ? 'Contracts: not judged' : 'Properties: not judged',
      owners: [implementer],
    };
  }
  if (status === 'skipped' && begins(firstWords.waived) && weighed?.waivers) {
    const { resolution, owners } = standingOfRow(run, weighed);
    return { status: 'failed', category: 'Contracts: waived', owners, ...(resolution ? { resolution } : {}) };
  }
  if (status === 'skipped') return { status, category: 'Not applicable, not finished or not chosen', owners: [] };
  if (status !== 'failed') {
    return {
      status,
      ...(status === 'broken' ? { category: 'Fault of target, adapter or usage' as const } : {}),
      owners: [],
    };
  }
  const resolution = weighed && (resolutionOf(run, weighed) ?? countedOnce(weighed));
  return {
    status,
    category: contract ? 'Contracts: not as agreed' : 'Properties: a case that breaks it',
    owners: [implementer],
    ...(resolution ? { resolution } : {}),
  };
}

function resolutionOf(run: Pick<JudgedRun, 'strict'>, row: RowResult): Resolution | undefined {
  if (row.waivers) return { resolution: 'accepted', comment: row.waivers.map(tellWaiver).join('; ') };
  if (row.status !== 'failed' || effectOnClaim(run, row) === 'red') return undefined;
  return { resolution: 'muted', comment: `No weight for the claim: ${weightOf(run, row)}` };
}

/** What a contract or a property breaks is a requirement that has failed, and counts there: the ring would have it twice. */
function countedOnce({ id, status }: RowResult): Resolution | undefined {
  if (status !== 'failed') return undefined;
  return { resolution: 'muted', comment: `Counted once, at the requirement that it breaks, such as ${id}` };
}

function tellWaiver({ owner, expires, reason, issue }: Waiver): string {
  const where = issue === undefined ? '' : ` (${visible(issue, 200)})`;
  return `${visible(owner, 200)} bears it until ${expires}: ${visible(reason, 500)}${where}`;
}

/** Headings for rows whose cause touches no other row, and by which the claim does not fail, by their weight. */
const alone = {
  red: [],
  open: ['Not judged, and the claim rests on it'],
  reported: ['Failed beside the claim, which Allure counts as skipped', 'Not judged beside the claim', 'Waived'],
} as const;

const besideWords = 'beside the claim and counted as skipped';

/** More rows that fail beside the claim have one heading together. */
const mostToldBeside = 3;

/**
 * The heading of each row in the tree, in the order of the headings: what is heaviest by its causes, then the sections of the page.
 * What the claim fails by has its reason in the heading, since the tree shows of a result its name alone.
 */
export function allureGroups(run: JudgedRun): ReadonlyMap<RowResult, string> {
  const failed = causesOf(run).filter((cause) => cause.failed.length > 0);
  const several = failed.filter((cause) => cause.failed.length + cause.open.length > 1);
  const beside = failed.filter((cause) => !several.includes(cause) && cause.weight === 'reported');
  // What has no weight is told as well, as long as it does not bury what is below it.
  const told = beside.length <= mostToldBeside ? beside : [];
  const headed = failed.filter((cause) => several.includes(cause) || cause.weight === 'red' || told.includes(cause));
  const touched = new Set(headed.flatMap((cause) => [...cause.failed, ...cause.open]));
  const others = run.results.filter((row) => !touched.has(row));
  const groups = new Map<RowResult, string>();
  const first = firstToLookAt(run);
  const numberOf = (cause: Cause) => failed.indexOf(cause) + 1;
  // Where the first cause is told by it, that heading says so.
  if (first && failed[0]?.root !== first)
    groups.set(first, `Look here first, ${besideWords}: ${causeHeading(first, 240)}`);
  for (const weight of ['red', 'open', 'reported'] as const) {
    for (const cause of headed.filter((each) => each.weight === weight)) {
      const because = headingOfCause(cause, 240);
      // The number is the one that it has on our own page.
      const name = `Cause ${numberOf(cause)}${weight === 'reported' ? `, ${besideWords}` : ''}: ${because}`;
      for (const row of [...cause.failed, ...cause.open]) if (!groups.has(row)) groups.set(row, name);
    }
    for (const heading of alone[weight]) {
      for (const row of others) if (!groups.has(row) && headingOf(run, row) === heading) groups.set(row, heading);
    }
  }
  for (const row of others) if (!groups.has(row)) groups.set(row, rowOf(row.id).section);
  return groups;
}

function headingOf(run: JudgedRun, row: RowResult): string | undefined {
  const effect = effectOnClaim(run, row);
  if (effect === 'fine') return undefined;
  if (effect === 'open') return alone.open[0];
  const [failed, open, waived] = alone.reported;
  return row.status === 'waived' ? waived : row.status === 'failed' ? failed : open;
}
