import { createRequire } from 'node:module';

/**
 * Loads a module when it is wanted, named from this folder. A word loads what it needs when it is called, so that help and
 * refusals wait for none of it.
 */
export const load: (name: string) => unknown = createRequire(__filename);
