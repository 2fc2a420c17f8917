/** What keeps Pact's engine from running here, as far as that can be seen without starting it. */
import { mkdtempSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Said beside whatever keeps the contracts from being played. */
export const withoutContracts = 'or leave the contracts out (--no-contracts).';

/** A sentence with what to do; undefined when nothing is seen. */
export function whyNoEngine(): string | undefined {
  return noFolder() ?? noNativePackage();
}

function noFolder(): string | undefined {
  const folder = tmpdir();
  try {
    rmdirSync(mkdtempSync(path.join(folder, 'contracts-')));
    return undefined;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    return `The contracts need a folder for temporary files, and ${folder} cannot be written (${why}). Name another one by TMPDIR, ${withoutContracts}`;
  }
}

/** npm leaves the part that is made for this kind of machine out when it is told to install nothing optional. */
function noNativePackage(): string | undefined {
  // Whoever brings a build of their own says so to the library, and it knows best what to make of that.
  if (process.env['PACT_PREBUILD_PACKAGE_LOCATION'] ?? process.env['PACT_PREBUILD_LOCATION']) return undefined;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@pact-foundation/pact-core-${system}-${process.arch}`;
  const names = system === 'linux' ? [`${name}-glibc`, `${name}-musl`] : [name];
  if (names.some(isInstalled)) return undefined;
  return `Pact's engine, the package ${names.join(' or ')}, is not installed, and the contracts need it. Install the suite again without --omit=optional, ${withoutContracts}`;
}

function isInstalled(name: string): boolean {
  try {
    const ofLibrary = createRequire(require.resolve('@pact-foundation/pact-core'));
    ofLibrary.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}
