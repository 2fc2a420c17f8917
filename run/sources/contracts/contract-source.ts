/** The contracts: each message at the edges is held to its pact. */
import { pacts } from '../../../contracts/pacts';
import { placeOf } from '../../../contracts/row-findings';
import { whyNoEngine } from '../../../contracts/why-no-engine';
import { contractsFileName, readContractReport } from '../../../results/contract-report';
import { parseLocation } from '../../../results/location';
import { pactsFolderName } from '../../../results/keep-pact';
import { livePerson } from '../../liveperson/adapter-name';
import type { Options } from '../../options';
import type { EvidenceSource } from '../evidence-source';
import { holdToContracts } from './hold-to-contracts';
import { contractAreas, triedContracts } from './tried-contracts';
import { verifyContracts } from './verify-contracts';

export const contractSource: EvidenceSource = {
  singular: 'contract',
  label: 'Contracts',
  areas: contractAreas,
  entries: [
    { name: contractsFileName, kind: 'file', inMerge: 'copied' },
    { name: pactsFolderName, kind: 'folder', inMerge: 'copied' },
  ],
  hindrance: (options) => {
    if (!areAsked(options)) return undefined;
    const without = { ...options, contracts: false };
    if (options.adapter === livePerson) {
      const why = 'Pacts are of the written protocol, which the LivePerson wire is not';
      if (options.pactsFrom !== undefined) return { why: `${why}. Leave out --pacts-from.` };
      return { why: `${why}: the contracts are left out, and the run is partial.`, without };
    }
    const why = whyNoEngine();
    if (why === undefined) return undefined;
    // Whoever names a broker wants its pacts verified, and nothing less.
    if (options.pactsFrom !== undefined)
      return { why: `${why}, and --pacts-from needs it. Install the suite again without that option.` };
    return { why: `${why}: the contracts are left out, and the run is partial.`, without };
  },
  plan: ({ channels: [channel] }, options) => {
    if (!areAsked(options) || channel === undefined) return undefined;
    return {
      plays: 0,
      run: async (run, others) => {
        await holdToContracts(run, channel);
        await others();
      },
    };
  },
  inOrder: () => [],
  readBack: (folder, file) => triedContracts(file, readContractReport(folder)),
  // One part has them all.
  merge: () => ({ findings: [], notes: [] }),
  verify: (folder, { run }, plays) => verifyContracts(folder, run, plays),
  locations: () =>
    pacts.flatMap(({ name, interactions }) =>
      interactions
        // What speaks of no requirement is a breach of the protocol when it is broken, and no finding.
        .filter(({ requirements }) => requirements.length > 0)
        .map(({ description, requirements }) => ({
          location: parseLocation(placeOf(name, description)),
          speaksOf: requirements,
        })),
    ),
};

/** The contracts are few: the first shard has them all. A generated case that is played again is played alone. */
function areAsked({ contracts, shard, replay }: Options): boolean {
  return contracts && (shard?.index ?? 1) === 1 && replay?.kind !== 'case';
}
