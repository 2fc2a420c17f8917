/** The translator by which the suite loads its own TypeScript (bin/translator.js), for whoever keeps what it makes. */
import { createRequire } from 'node:module';
import type { CreateOptions, Service } from 'ts-node';

/** Plain JavaScript, since it is there before any TypeScript is. */
interface Translator {
  readonly withTranslator: <T>(
    use: (translator: { readonly create: (options: CreateOptions) => Service }, options: CreateOptions) => T,
  ) => T;
}

export function newTranslator(): Service {
  const { withTranslator } = createRequire(__filename)('../../bin/translator.js') as Translator;
  return withTranslator(({ create }, options) => create(options));
}
