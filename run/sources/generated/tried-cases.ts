import { faultsOf } from '../../../judge/verdict/evidence';
import type { Amount, Tried, Unreached } from '../../../judge/verdict/tried';
import { properties } from '../../../properties/table';
import type { RequirementId } from '../../../requirements/catalogue';
import { unreachedOf, type PropertyReport, type PropertyResult } from '../../../results/property-report';
import type { RunFile } from '../../../results/run-file';
import { causeOf } from '../cause-of';
import { whyWithout } from '../why-without';

export const generatedAreas = ['generated', 'property', 'properties'] as const;

const madeFor = new Set<RequirementId>(properties.flatMap(({ exercises }) => [...exercises]));

/** What a run has tried of the generated cases, by its report of them. */
export function triedCases(
  file: Pick<RunFile, 'facts' | 'plays' | 'faults'>,
  report: PropertyReport | undefined,
): Tried {
  const { scope, shard } = file.facts;
  const everyCase = report !== undefined && !shard && !scope?.replay;
  return {
    areas: generatedAreas,
    what: 'generated cases',
    leftOut: whyNotAll(file, report),
    alone:
      scope?.replay?.kind === 'case' ? 'one generated case was played again, and nothing else (--replay)' : undefined,
    inFullFor: (requirement) => everyCase || !madeFor.has(requirement),
    wouldHaveShown: (requirement, location) =>
      // Other seeds make other cases: that these pass says nothing about those of one location.
      location === undefined && report !== undefined && scope !== undefined && !scope.replay
        ? playedToTheEnd(report, requirement)
        : false,
    amounts: report ? amountsOf(report) : [],
    unreached: report && unreachedIn(report),
    combinations: report?.properties.find(({ coverage }) => coverage)?.coverage,
  };
}

function whyNotAll(
  file: Pick<RunFile, 'facts' | 'plays' | 'faults'>,
  report: PropertyReport | undefined,
): string | undefined {
  const { scope } = file.facts;
  if (scope?.runs === 0) return `no generated cases${whyWithout(file.facts, '--runs=0')}`;
  if (!report) return `no generated cases${causeOf(file.facts, faultsOf(file).length > 0)}`;
  return scope?.replay ? 'only those generated cases that an earlier run had left (--replay)' : undefined;
}

/** Whether each property that is made for the requirement was played to its end. */
function playedToTheEnd(report: PropertyReport, requirement: RequirementId): boolean {
  return report.properties
    .filter(({ exercised }) => exercised[requirement] !== undefined)
    .every(({ status }) => status === 'held' || status === 'not applicable');
}

/** Where something was found no further case was wanted: then fewer were played than there are. */
function amountsOf({ properties: results, settled }: PropertyReport): Amount[] {
  const played = results.filter(({ status }) => status !== 'not applicable');
  const sum = (some: readonly PropertyResult[], count: (each: PropertyResult) => number) =>
    some.reduce((total, each) => total + count(each), 0);
  const there = (each: PropertyResult) => Math.max(each.wanted, each.cases + unreachedOf(each));
  const [lists, chance] = [true, false].map((listed) => played.filter((each) => (each.listed ?? false) === listed));
  return [
    { what: 'cases from lists', tried: sum(lists ?? [], ({ cases }) => cases), of: sum(lists ?? [], there) },
    {
      what: 'cases by chance',
      tried: sum(chance ?? [], ({ cases }) => cases),
      of: settled?.of ?? sum(chance ?? [], there),
      ...(settled && settled.cases < settled.of ? { settled: settled.cases } : {}),
    },
  ];
}

function unreachedIn(report: PropertyReport): Unreached | undefined {
  const played = report.properties.filter(({ status }) => status !== 'not applicable');
  const properties = played
    .filter((each) => unreachedOf(each) > 0)
    .map((each) => ({ name: each.name, cases: unreachedOf(each), of: each.cases + unreachedOf(each) }));
  if (properties.length === 0) return undefined;
  const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);
  const cases = sum(properties.map((each) => each.cases));
  return { cases, of: cases + sum(played.map((each) => each.cases)), properties };
}
