/**
 * The traceability matrix: for each requirement where it comes from, what judges it, what exercises it and what was
 * broken to prove the judge. Pure, so that each way of being incomplete can be tested without the whole house.
 */
import { pageStatements } from '../../requirements/page-statements';
import { rows, type RequirementId } from '../../requirements/catalogue';
import type { Basis, Level, Origin } from '../../requirements/requirement';
import { sourceUrl } from '../../requirements/source-url';
import { sources } from '../../requirements/sources';
import { keptProofPath, type KeptMutant } from './kept-proof';

/** What was found in the house. Ids are plain text: a misspelt one has to be found, not refused. */
export interface Coverage {
  readonly rules: readonly { readonly id: string; readonly file: string }[];
  readonly specs: readonly { readonly requirement: string; readonly file: string }[];
  readonly scenarios: readonly {
    readonly id: string;
    readonly exercises: readonly string[];
    readonly observes?: readonly string[];
  }[];
  readonly properties: readonly { readonly name: string; readonly exercises: readonly string[] }[];
  readonly pacts: readonly { readonly name: string; readonly requirements: readonly string[] }[];
  /** With what was seen to follow from each; nothing of one that was not played yet. */
  readonly mutants: readonly Pick<KeptMutant, 'name' | 'breaks' | 'alsoFails' | 'inconclusive'>[];
  readonly observations: readonly { readonly id: string }[];
}

export interface MatrixRow {
  readonly id: RequirementId;
  readonly section: string;
  readonly level: Level;
  readonly basis: Basis;
  readonly origin: Origin;
  readonly source: { readonly title: string; readonly heading: string; readonly url: string };
  /** Statements of the page that it keeps, in our words. */
  readonly statements: readonly string[];
  readonly rules: readonly string[];
  readonly scenarios: readonly string[];
  readonly specs: readonly string[];
  readonly properties: readonly string[];
  readonly pacts: readonly string[];
  /** Mutants that were made to break it. */
  readonly mutants: readonly string[];
  /** Mutants made for another requirement that failed this one, too. */
  readonly alsoFailedBy: readonly string[];
}

/** One row for each requirement, in the order of the catalogue. */
export function traceMatrix(coverage: Coverage): MatrixRow[] {
  return rows.map(({ id, section, level, basis, origin, source }) => {
    const { title } = sources[source.page];
    const url = sourceUrl(source);
    return {
      id,
      section,
      level,
      basis,
      origin,
      source: { title, heading: source.heading, url },
      statements: pageStatements
        .filter((statement) => 'requirements' in statement && statement.requirements.includes(id))
        .map(({ says }) => says),
      rules: coverage.rules.filter((rule) => rule.id === id).map(({ file }) => file),
      scenarios: coverage.scenarios.filter(({ exercises }) => exercises.includes(id)).map((scenario) => scenario.id),
      specs: coverage.specs.filter(({ requirement }) => requirement === id).map(({ file }) => file),
      properties: coverage.properties.filter(({ exercises }) => exercises.includes(id)).map(({ name }) => name),
      pacts: coverage.pacts.filter(({ requirements }) => requirements.includes(id)).map(({ name }) => name),
      mutants: coverage.mutants.filter(({ breaks }) => breaks === id).map(({ name }) => name),
      alsoFailedBy: coverage.mutants.filter(({ alsoFails }) => alsoFails.includes(id)).map(({ name }) => name),
    };
  });
}

/** What is missing or astray, in sentences that say what to write next; empty when every thread leads both ways. */
export function traceComplaints(coverage: Coverage): string[] {
  return [...traceMatrix(coverage).flatMap(gaps), ...unseen(coverage), ...strays(coverage)];
}

/** Only a scenario that is made for an observation tells of it. */
function unseen({ observations, scenarios }: Coverage): string[] {
  const made = new Set(scenarios.flatMap(({ observes = [] }) => observes));
  return observations
    .filter(({ id }) => !made.has(id))
    .map(
      ({ id }) =>
        `the observation ${id} has no scenario, so that nothing ever tells of it. List it under "observes" of one.`,
    );
}

function gaps({ id, rules, scenarios, specs, mutants }: MatrixRow): string[] {
  const [area = '', slug = ''] = id.split('.');
  return [
    ...(rules.length > 0 ? [] : [`${id} has no rule. Write judge/rules/${area}/${slug}.ts.`]),
    ...(scenarios.length > 0
      ? []
      : [`${id} has no scenario. List it under "exercises" of one in play/scenarios/${area}/.`]),
    ...(specs.length > 0 ? [] : [`${id} has no spec. Describe it in specs/${area}.spec.ts.`]),
    ...(mutants.length > 0 ? [] : [`${id} has no mutant made for it. Break it on purpose in reference/mutants/.`]),
  ];
}

function strays(coverage: Coverage): string[] {
  const ids = new Set<string>(rows.map(({ id }) => id));
  const observed = new Set(coverage.observations.map(({ id }) => id));
  const stray = (who: string, named: readonly string[]) =>
    named.filter((id) => !ids.has(id)).map((id) => `${who} names "${id}", and the catalogue has no such requirement.`);
  return [
    ...coverage.rules.flatMap(({ file, id }) => stray(`the rule in ${file}`, [id])),
    ...coverage.specs.flatMap(({ file, requirement }) => stray(file, [requirement])),
    ...coverage.scenarios.flatMap(({ id, exercises }) => stray(`the scenario ${id}`, exercises)),
    ...coverage.scenarios.flatMap(({ id, exercises, observes = [] }) =>
      exercises.length + observes.length > 0 ? [] : [`the scenario ${id} names no requirement and no observation.`],
    ),
    ...coverage.scenarios.flatMap(({ id, observes = [] }) =>
      observes
        .filter((each) => !observed.has(each))
        .map((each) => `the scenario ${id} observes "${each}", and there is no such observation.`),
    ),
    ...coverage.properties.flatMap(({ name, exercises }) => stray(`the property ${name}`, exercises)),
    ...coverage.pacts.flatMap(({ name, requirements }) => stray(`the pact ${name}`, requirements)),
    ...coverage.mutants.flatMap(({ name, breaks }) => stray(`the mutant ${name}`, [breaks])),
    ...coverage.mutants.flatMap(({ name, alsoFails, inconclusive }) =>
      stray(`${keptProofPath}, at the mutant ${name},`, [...alsoFails, ...inconclusive]),
    ),
  ];
}
