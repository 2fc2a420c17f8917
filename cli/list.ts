import { rows } from '../requirements/catalogue';
import { scenarios } from '../play/scenarios/table';

/** Every requirement: id, level, basis, origin, what it needs, and how many scenarios exercise it. */
export function listRequirements(): string {
  const sections = [...new Set(rows.map((row) => row.section))];
  return sections
    .map((section) => {
      const lines = rows
        .filter((row) => row.section === section)
        .map((row) => {
          const covered = scenarios.filter((scenario) => scenario.exercises.includes(row.id)).length;
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
