/** What is fixed, new and the same since the last run, in the words that every reader gets. */
import type { RequirementId } from '../../requirements/catalogue';
import type { SinceLastRun } from '../verdict/since';
import type { JudgedRun } from '../verdict/verdict';
import { markdownCode } from './markdown-code';
import { visible } from './visible';

export interface SinceGroup {
  readonly name: string;
  readonly means: string;
  readonly ids: readonly RequirementId[];
}

/** Every kind of change, also those that nothing belongs to. */
export function sinceGroups(since: SinceLastRun): SinceGroup[] {
  return [
    { name: 'Fixed', means: 'failed then, pass now', ids: since.fixed },
    { name: 'New', means: 'fail now, did not then', ids: since.new },
    { name: 'Same', means: 'failed then, fail now', ids: since.same },
    { name: 'Not known', means: 'failed then, not judged now', ids: since.unknown },
  ];
}

/** How many of each, and since when; undefined where nothing is compared. */
export function renderSince({ since, suite, seed }: Pick<JudgedRun, 'since' | 'suite' | 'seed'>): string | undefined {
  if (!since) return undefined;
  const { than } = since;
  const unknown = since.unknown.length > 0 ? `, ${since.unknown.length} not known` : '';
  const otherSeed = than.seed === seed ? '' : `, with seed ${than.seed}`;
  const otherSuite = than.suite.requirements === suite.requirements ? '' : ', by other requirements';
  return (
    `${since.fixed.length} fixed, ${since.new.length} new, ${since.same.length} the same${unknown} since the run of ` +
    `${than.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')} on ` +
    `version ${visible(than.implementation.version, 40)}${otherSeed}${otherSuite}`
  );
}

/** As Markdown: how many, then which, for each kind that something belongs to. */
export function sinceMarkdown(run: Pick<JudgedRun, 'since' | 'suite' | 'seed'>): string[] {
  const told = renderSince(run);
  if (!run.since || told === undefined) return [];
  const groups = sinceGroups(run.since).filter(({ ids }) => ids.length > 0);
  return [
    // The version is what an implementation wrote.
    markdownCode(told, 500),
    ...groups.map(({ name, ids }) => `**${name}:** ${ids.map((id) => `\`${id}\``).join(', ')}`),
  ];
}
