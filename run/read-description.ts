/** Reads the description of a bot, or says of each part that cannot stand what was expected and what was seen, and on which line. */
import { closest } from 'fastest-levenshtein';
import { isAlias, visit } from 'yaml';
import type { z } from 'zod';
import { contradictionsIn } from '../play/scenarios/described/contradictions';
import { AfterFailure, BotDescription, DescribedEscalation } from '../protocol/bot-description';
import { renderMisfit } from '../results/render-misfit';
import type { DescribedBot } from '../results/run-facts';
import { visible } from '../judge/words/visible';
import { UsageError } from './usage-error';
import { contentOf, placeOf, readYaml, type WrittenYaml } from './written-yaml';

/** More of them say nothing more. */
const mostComplaints = 30;

const seeTheSchema =
  'A description holds "escalations" with their phrases, and whatever else is known: docs/schemas/bot.schema.json has all fields.';

/** @throws UsageError with every complaint, and DamagedResults where what stands there is no text. */
export function readDescription(file: string): DescribedBot {
  const written = readYaml(file, 'description of a bot', 'Name the file that describes your bot.');
  refuseAliases(written);
  const content = contentOf(written);
  const parsed = BotDescription.safeParse(content);
  if (!parsed.success) {
    refuse(parsed.error.issues.flatMap((issue) => complaints(written, issue, content)));
    throw new UsageError(`${written.name} is no ${written.what}.`);
  }
  refuse(
    contradictionsIn(parsed.data).map(({ path, why }) => `${placeOf(written, path)}: at ${inWords(path)}, ${why}.`),
  );
  return { file: written.name, description: parsed.data };
}

function refuse(complaints: readonly string[]): void {
  if (complaints.length === 0) return;
  const rest = complaints.length - mostComplaints;
  throw new UsageError([
    ...complaints.slice(0, mostComplaints).map((each) => visible(each, 600)),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    seeTheSchema,
  ]);
}

/** What is said once is read once: a small file with aliases could expand without end. */
function refuseAliases(written: WrittenYaml): void {
  visit(written.document, {
    Alias: (_, node) => {
      const { line } = written.lines.linePos(node.range?.[0] ?? 0);
      throw new UsageError(
        `${written.name} line ${line}: expected every part written out, seen the alias "*${visible(isAlias(node) ? node.source : '', 60)}". Write it out there.`,
      );
    },
  });
}

function complaints(written: WrittenYaml, issue: z.ZodError['issues'][number], content: unknown): readonly string[] {
  if (issue.code !== 'unrecognized_keys') {
    return [`${placeOf(written, issue.path)}: ${renderMisfit({ issues: [issue] } as unknown as z.ZodError, content)}.`];
  }
  const known = knownAt(issue.path);
  return issue.keys.map(
    (key) =>
      `${placeOf(written, [...issue.path, key])}: at ${inWords(issue.path)}, there is no field "${visible(key, 60)}". Did you mean "${closest(key, known)}"?`,
  );
}

function knownAt(path: readonly PropertyKey[]): string[] {
  if (path[0] === 'escalations') return Object.keys(DescribedEscalation.shape);
  return Object.keys(path[0] === 'whenFailedLater' ? AfterFailure.shape : BotDescription.shape);
}

function inWords(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return words === '' ? 'its top' : words.replace(/^\./, '');
}
