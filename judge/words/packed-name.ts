/** The file that `npm pack` writes. The package is on no registry: its name alone would fetch somebody else's. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether the sources run or what was compiled from them into dist/. */
const manifest = [path.join(__dirname, '..', '..'), path.join(__dirname, '..', '..', '..')]
  .map((folder) => path.join(folder, 'package.json'))
  .find((file) => existsSync(file));

export function packedName(): string {
  const { version } = JSON.parse(readFileSync(manifest ?? 'package.json', 'utf8')) as { readonly version: string };
  return `escalation-conformance-${version}.tgz`;
}
