/** Writes the published protocol document anew, after a change to the schemas. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { publishedOpenapi } from '../../protocol/openapi';

const file = resolve(__dirname, '../../docs/protocol/openapi.json');
writeFileSync(file, publishedOpenapi());
console.log(`Wrote ${file}`);
