/** Where a configuration file is looked for. Apart from its reader, which a command without such a file does not need. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../run/usage-error';

export const configName = 'escalation-conformance.config';

export const configEndings = ['.json', '.yaml', '.yml'] as const;

/** The file that this folder holds; undefined when it holds none. @throws UsageError when it holds several. */
export function configFileIn(folder: string): string | undefined {
  const found = configEndings
    .map((ending) => `${configName}${ending}`)
    .filter((name) => existsSync(path.join(folder, name)));
  if (found.length > 1) {
    throw new UsageError(
      `${found.join(' and ')} stand in one folder, and nobody knows which is meant. Keep one of them, or name one by --config=${found[0] ?? ''}.`,
    );
  }
  return found[0];
}
