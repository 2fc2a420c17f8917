/** The generated cases: each property is played in situations made by chance, or one by one from a list. */
import { mostTimesLonger } from '../../../properties/settle-cases';
import { properties } from '../../../properties/table';
import {
  counterexamplesFolderName,
  propertyPictureFileName,
  propertyReportFileName,
  readPropertyReport,
} from '../../../results/property-report';
import { livePerson } from '../../liveperson/adapter-name';
import type { EvidenceSource } from '../evidence-source';
import { joinProperties } from './join-properties';
import { runGenerated } from './run-generated';
import { generatedAreas, triedCases } from './tried-cases';
import { verifyGenerated } from './verify-generated';

/** With a clock that is not virtual one generated case waits as long as this, and with `--thorough`. */
const longestWaitMs = 180_000;
const longestThoroughWaitMs = 1_200_000;

export const generatedSource: EvidenceSource = {
  singular: 'property',
  label: 'Generated',
  areas: generatedAreas,
  entries: [
    { name: counterexamplesFolderName, kind: 'folder', inMerge: 'copied' },
    { name: propertyReportFileName, kind: 'file', inMerge: 'joined' },
    { name: propertyPictureFileName, kind: 'file', inMerge: 'made again' },
  ],
  hindrance: (options) => {
    if (options.adapter !== livePerson || options.runs === 0) return undefined;
    return {
      why: 'Generated cases are of the written protocol, which the LivePerson wire is not: they are left out, and the run is partial.',
      without: { ...options, runs: 0 },
    };
  },
  plan: (_facts, { runs, budgetMs, thorough }) => ({
    plays: 0,
    waitsMs: ({ clock }) => {
      if (runs === 0) return 0;
      return budgetMs * mostTimesLonger + (clock === 'virtual' ? 0 : thorough ? longestThoroughWaitMs : longestWaitMs);
    },
    run: async (run, others) => {
      await runGenerated(run);
      await others();
    },
  }),
  // Which cases are kept is known when they have been played, property by property.
  inOrder: () => [],
  readBack: (folder, file) => triedCases(file, readPropertyReport(folder)),
  merge: joinProperties,
  verify: (folder, { run }, plays) => {
    const kept = plays.map(({ scenario }) => scenario);
    return verifyGenerated(folder, run, kept);
  },
  locations: () =>
    properties
      .filter(({ recordsOnly }) => !recordsOnly)
      .map(({ name, exercises }) => ({ location: { kind: 'property', property: name }, speaksOf: exercises })),
};
