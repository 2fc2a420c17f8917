import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rows } from '../requirements/catalogue';
import { keptScenarios } from '../play/scenarios/kept';
import type * as tableModule from '../play/scenarios/table';
import { load } from './load';
import { packageRoot } from './package-root';

/** What the suite says of itself, which a test holds to its scenarios: to load them all takes as long as everything else together. */
const matrix = path.join(packageRoot, 'docs', 'proof', 'trace-matrix.json');

/** Every requirement: id, level, basis, origin, what it needs, and how many scenarios exercise it. */
export function listRequirements(file = matrix): string {
  const many = scenarioCounts(file);
  const sections = [...new Set(rows.map((row) => row.section))];
  return sections
    .map((section) => {
      const lines = rows
        .filter((row) => row.section === section)
        .map((row) => {
          const covered = many(row.id);
          const limits = [...(row.channels ?? []), ...(row.clocks ?? []), ...(row.needs ?? [])];
          return (
            `  ${row.id}\n` +
            `      ${row.level} · ${row.basis} · ${row.origin}${limits.length > 0 ? ` · only ${limits.join(', ')}` : ''}` +
            ` · ${covered} scenario${covered === 1 ? '' : 's'}\n` +
            `      ${row.statement}\n`
          );
        });
      return `${section}\n${lines.join('')}`;
    })
    .join('\n');
}

function scenarioCounts(file: string): (id: string) => number {
  // What a user keeps is played as well, and stands in no matrix of ours.
  if (existsSync(file) && keptScenarios.length === 0) {
    const { requirements = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly requirements?: readonly { readonly id: string; readonly scenarios: readonly string[] }[];
    };
    const counts = new Map(requirements.map(({ id, scenarios }) => [id, scenarios.length]));
    if (rows.every(({ id }) => counts.has(id))) return (id) => counts.get(id) ?? 0;
  }
  const { scenarios } = load('../play/scenarios/table') as typeof tableModule;
  return (id) => scenarios.filter(({ exercises }) => (exercises as readonly string[]).includes(id)).length;
}
