/** What keeps Pact's engine from running here, as far as that can be seen without starting it. */
import { createRequire } from 'node:module';

/** Said beside whatever keeps the contracts from being played. */
export const withoutContracts = 'or leave the contracts out (--no-contracts).';

/**
 * The beginning of a sentence; undefined when nothing is seen. npm leaves the part that is made for this
 * kind of machine out when it is told to install nothing optional.
 */
export function whyNoEngine(): string | undefined {
  // Whoever brings a build of their own says so to the library, and it knows best what to make of that.
  if (process.env['PACT_PREBUILD_PACKAGE_LOCATION'] ?? process.env['PACT_PREBUILD_LOCATION']) return undefined;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@pact-foundation/pact-core-${system}-${process.arch}`;
  const names = system === 'linux' ? [`${name}-glibc`, `${name}-musl`] : [name];
  if (names.some(isInstalled)) return undefined;
  return `Pact's engine, the package ${names.join(' or ')}, is not installed, as after an installation with --omit=optional`;
}

/** The library looks for it from where it is itself: in a package, in a file of ours (quality/tools/compile-package.ts). */
function isInstalled(name: string): boolean {
  return [resolverOf('@pact-foundation/pact-core'), require].some((from) => {
    try {
      return from !== undefined && from.resolve(`${name}/package.json`) !== '';
    } catch {
      return false;
    }
  });
}

function resolverOf(library: string): NodeJS.Require | undefined {
  try {
    return createRequire(require.resolve(library));
  } catch {
    return undefined;
  }
}
