/** The new requirement that an author asks for, or why there can be none like it and what to write instead. */
import { closest } from 'fastest-levenshtein';
import { catalogue, findRow, rows } from '../../requirements/catalogue';
import type { Basis, Level, Origin } from '../../requirements/requirement';
import type { NewRequirement } from './requirement-pieces';

/** Wrong usage, told to the author in a sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface Choices {
  readonly level: Level;
  readonly basis: Basis;
  readonly origin: Origin;
  /** That of the area when left out. */
  readonly section?: string;
}

export function requirementAskedFor(id: string, { section, ...choices }: Choices): NewRequirement {
  const [, area = '', slug = ''] = /^([a-z]+)\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  if (area === '') {
    throw new Refused(`"${id}" is no id. Write an area, a dot and a slug in kebab-case: cap.text-on-fourth-failure`);
  }
  if (findRow(id)) throw new Refused(`There is a requirement "${id}" already, and an id is never used twice.`);
  const areas = [...new Set(rows.map((row) => areaOf(row.id)))];
  if (!areas.includes(area)) {
    throw new Refused(
      `There is no area "${area}". Did you mean "${closest(area, areas)}"? The areas: ${areas.join(', ')}.`,
    );
  }
  const sections = Object.keys(catalogue);
  if (section !== undefined && !sections.includes(section)) {
    throw new Refused(`There is no section "${section}". Did you mean "${closest(section, sections)}"?`);
  }
  const alike = rows.filter((row) => areaOf(row.id) === area);
  const model = alike.findLast((row) => row.origin === choices.origin) ?? alike.at(-1);
  if (!model) throw new Refused(`The area "${area}" has no row.`);
  const where = section ?? model.section;
  const sectionArea = areaOf(rows.find((row) => row.section === where)?.id ?? id);
  return { id, area, slug, sectionArea, source: model.source, ...choices };
}

function areaOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}
