import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from './package-root';

/** A file that comes with the suite is not what it was; bin/guard.js knows it by its name. */
class DamagedInstallation extends Error {
  override readonly name = 'DamagedInstallation';
}

/** The version of this package. @throws when its package.json does not say it. */
export function suiteVersion(): string {
  const file = path.join(packageRoot, 'package.json');
  const text = readFileSync(file, 'utf8');
  let version: unknown;
  try {
    version = (JSON.parse(text) as { version?: unknown } | null)?.version;
  } catch (error) {
    throw new DamagedInstallation(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof version !== 'string') throw new DamagedInstallation(`${file} names no version`);
  return version;
}
