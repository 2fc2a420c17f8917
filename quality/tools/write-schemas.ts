/** Writes the published JSON Schemas anew, after a change to one of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publishedConfigSchema } from '../../cli/config-schema';
import { publishedVerdictSchema } from '../../results/verdict-file-schema';
import { publishedBotSchema } from '../../run/bot-schema';
import { publishedWaiversSchema } from '../../run/waivers-schema';

const folder = path.resolve(__dirname, '../../docs/schemas');
mkdirSync(folder, { recursive: true });
for (const [name, text] of [
  ['waivers.schema.json', publishedWaiversSchema()],
  ['conformance.schema.json', publishedVerdictSchema()],
  ['bot.schema.json', publishedBotSchema()],
  ['config.schema.json', publishedConfigSchema()],
] as const) {
  writeFileSync(path.join(folder, name), text);
  console.log(`Wrote ${path.join(folder, name)}`);
}
