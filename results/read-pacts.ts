/** The pacts that a run left, to be published: text as it was written, with who asks whom and how much. */
import path from 'node:path';
import { z } from 'zod';
import { DamagedResults } from './damaged-results';
import { listFolder } from './list-folder';
import { parseJson } from './parse-json';
import { readText, takeItAsLeft } from './read-text';
import { renderMisfit } from './render-misfit';

export interface KeptPact {
  readonly text: string;
  readonly consumer: string;
  readonly provider: string;
  /** How many. */
  readonly interactions: number;
}

const PactRecord = z.object({
  consumer: z.object({ name: z.string() }),
  provider: z.object({ name: z.string() }),
  interactions: z.array(z.looseObject({ description: z.string() })),
});

/** Those of a folder in the order of their names, or the one of a file; none where neither is there. @throws DamagedResults */
export function readPacts(place: string): KeptPact[] {
  if (place.endsWith('.json')) return pactOf(place);
  return listFolder(place, 'a folder of pacts')
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => pactOf(path.join(place, name)));
}

function pactOf(file: string): KeptPact[] {
  const read = readText(file, 'a pact');
  return read ? [pactIn(read.text, file)] : [];
}

function pactIn(text: string, file: string): KeptPact {
  const damaged = (why: string) => new DamagedResults(`${file} is not a pact: ${why}. ${takeItAsLeft}`);
  const parsed = parseJson(text);
  if ('not' in parsed) throw damaged(parsed.not);
  const checked = PactRecord.safeParse(parsed.json);
  if (!checked.success) throw damaged(renderMisfit(checked.error, parsed.json));
  const { consumer, provider, interactions } = checked.data;
  return { text, consumer: consumer.name, provider: provider.name, interactions: interactions.length };
}
