/** Publishes the pacts of a run to a Pact broker: `npm run pacts:publish -- --broker=<url>`. */
import path from 'node:path';
import type * as publishPactsModule from '../publish-pacts';
import { load } from '../load';
import { wordWith } from '../word';

export const publishPactsWord = wordWith({
  name: 'publish-pacts',
  does: 'publish the pacts of a run to a Pact broker',
  operands: [],
  options: [
    {
      name: 'broker',
      key: 'broker',
      takes: '<url>',
      kind: 'text',
      needed: true,
      means: 'the Pact broker; its token comes from `PACT_BROKER_TOKEN`',
    },
    {
      name: 'consumer-version',
      key: 'version',
      takes: '<version>',
      kind: 'text',
      needed: true,
      means: 'the version of your implementation, such as a commit',
    },
    { name: 'branch', key: 'branch', takes: '<name>', kind: 'text', means: 'its branch' },
    {
      name: 'from',
      key: 'from',
      takes: '<folder>',
      kind: 'path',
      byDefault: path.join('conformance-results', 'pacts'),
      means: 'where the pacts are, or the results folder that holds them; `{default}` when left out',
    },
    {
      name: 'proxy',
      key: 'proxy',
      takes: '<url>',
      kind: 'url',
      means: 'by which a broker that is not on this machine is called',
    },
    { name: 'really', key: 'really', means: 'publish them; without it is only said what would be published' },
  ],
  run: async (asked, { output, env }) => {
    const { publishFrom } = load('./publish-pacts') as typeof publishPactsModule;
    return publishFrom(asked, env['PACT_BROKER_TOKEN'], (text) => output.write(text));
  },
});
