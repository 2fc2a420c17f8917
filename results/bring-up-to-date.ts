/**
 * The one place that knows older results. Each file carries the number of its format; here stands, file by file, what
 * makes one format of the one before, and what older versions left out within one. Readers know the newest alone.
 */

/** A file of the results folder that is read back. */
export type ResultsFile = 'run' | 'trace' | 'contracts' | 'properties' | 'findings' | 'verdict';

export type FileContent = Readonly<Record<string, unknown>>;

/** Is given what may be damaged: what it does not know it leaves, for the schema to find. */
export type Upgrade = (content: FileContent) => FileContent;

/**
 * The upgrade at index n takes what is of format n + 1, and gives format n + 2, or, as the last of the list, what the
 * newest version writes in that format. So a list is as long as the number of its newest format.
 */
const upgrades: Readonly<Record<ResultsFile, readonly Upgrade[]>> = {
  run: [withEveryFact],
  trace: [asItIs],
  contracts: [asItIs],
  properties: [withUnreached],
  findings: [asItIs],
  verdict: [asItIs],
};

/** The number of the newest format that this version reads. */
export function newestFormat(file: ResultsFile): number {
  return upgrades[file].length;
}

/** The content as the newest version would have written it. Its format is a number from 1 to the newest. */
export function bringUpToDate(content: FileContent, format: number, steps: readonly Upgrade[]): FileContent {
  return steps.slice(format - 1).reduce((older, upgrade) => upgrade(older), content);
}

/** Of the table above. */
export function upgradesOf(file: ResultsFile): readonly Upgrade[] {
  return upgrades[file];
}

function asItIs(content: FileContent): FileContent {
  return content;
}

/** JSON leaves out what is undefined; the facts of a run name every key. */
function withEveryFact(content: FileContent): FileContent {
  const { facts } = content;
  if (!isContent(facts)) return content;
  return { ...content, facts: { ...{ declaration: undefined, clock: undefined, only: undefined }, ...facts } };
}

/** 0.1.0 did not say how many cases were not reached: of a property that was stopped it is all that were not played. */
function withUnreached(content: FileContent): FileContent {
  const { properties } = content;
  if (!Array.isArray(properties)) return content;
  return { ...content, properties: properties.map(unreachedIn) };
}

function unreachedIn(property: unknown): unknown {
  if (!isContent(property)) return property;
  const { status, unreached, cases, wanted } = property;
  if (status !== 'stopped' || unreached !== undefined) return property;
  if (typeof cases !== 'number' || typeof wanted !== 'number') return property;
  return { ...property, unreached: Math.max(0, wanted - cases) };
}

function isContent(value: unknown): value is FileContent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
