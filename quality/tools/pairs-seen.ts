/** What was seen of variants that one bot is at once, kept as it comes. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { sourceFiles } from '../testing/source-files';
import { ResultLines } from './result-lines';

export const Complaint = z.object({
  /** Where it was seen: in the scenarios, or in the generated cases of a property. */
  where: z.string(),
  /** The requirement that fails or stays open, or the kind of the fault. */
  what: z.string(),
  /** The whole paragraph. */
  told: z.string(),
});

export type Complaint = Readonly<z.infer<typeof Complaint>>;

/** Where complaints come from if not from a property. */
export const inScenarios = 'scenarios';

const SeenTogether = z.object({ name: z.string(), complaints: z.array(Complaint) });

/** Rooms on which it rests what is seen of a bot. */
const restsOn =
  /^(?!reference\/variants\/contradictions)(?:judge|play|properties|protocol|reference|requirements|results|run|trace)\//;

/** All that was seen into this folder with these choices, as long as no source has changed. */
export function pairsSeen(folder: string, { seed, cases }: { readonly seed: number; readonly cases: number }) {
  return ResultLines.open(path.join(folder, `${sourcesDigest()}-seed-${seed}-cases-${cases}.jsonl`), SeenTogether);
}

/** The name of what was seen of a bot, everywhere or only there. */
export const nameOfSeen = (bot: readonly string[], where: readonly string[] = []) =>
  [bot.join('+'), ...where].join(' in ');

/** What was seen by other sources does not count. */
function sourcesDigest(): string {
  const digest = createHash('sha256');
  const files = sourceFiles().filter(({ path: file }) => restsOn.test(file) && !/\.(?:test|long)\.ts$/.test(file));
  for (const { path: file, text } of files.sort((a, b) => (a.path < b.path ? -1 : 1)))
    digest.update(`${file}\n${text}\n`);
  return digest.digest('hex').slice(0, 12);
}
