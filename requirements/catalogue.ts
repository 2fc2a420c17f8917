/** The catalogue: each documented obligation stands here once, and every other room refers to it by its id. */
import type { Requirement } from './requirement';
import { agentRows } from './rows/agent';
import { capRows } from './rows/cap';
import { configRows } from './rows/config';
import { contextRows } from './rows/context';
import { deferredRows } from './rows/deferred';
import { delayRows } from './rows/delay';
import { immediateRows } from './rows/immediate';
import { messageRows } from './rows/message';
import { resultRows } from './rows/result';
import { routeRows } from './rows/route';
import { silenceRows } from './rows/silence';
import { skillRows } from './rows/skill';
import { unaskedRows } from './rows/unasked';

/** Sections in the order of the page, and last what no section of it calls for; their rows in the order of the section. */
export const catalogue = {
  'Routes: two ways to declare an escalation': routeRows,
  Configuration: configRows,
  'Agent Skill Id': skillRows,
  'Message to User': messageRows,
  'Agent Id': agentRows,
  'Transfer Bot Context': contextRows,
  'Silence: the bot does not respond': silenceRows,
  'Immediate failure': immediateRows,
  'Deferred failure': deferredRows,
  'The cap on repeated failures': capRows,
  'Interaction delay': delayRows,
  'Result data': resultRows,
  'Nothing unasked': unaskedRows,
} as const satisfies Record<string, Record<string, Requirement>>;

type Sections = typeof catalogue;
type IdsOf<Section> = Section extends unknown ? keyof Section : never;

export type SectionTitle = keyof Sections;
export type RequirementId = IdsOf<Sections[SectionTitle]>;

export interface Row extends Requirement {
  readonly id: RequirementId;
  readonly section: SectionTitle;
}

/** Every row, in the order of the page. */
export const rows: readonly Row[] = Object.entries(catalogue).flatMap(([section, requirements]) =>
  Object.entries(requirements as Record<string, Requirement>).map(([id, requirement]) => ({
    ...requirement,
    id: id as RequirementId,
    section: section as SectionTitle,
  })),
);

const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));

/** The row with this id, or undefined where there is none. */
export function findRow(id: string): Row | undefined {
  return byId.get(id);
}

/** The row with this id. */
export function rowOf(id: RequirementId): Row {
  const row = byId.get(id);
  if (!row) throw new Error(`The catalogue has no row "${id}".`);
  return row;
}
