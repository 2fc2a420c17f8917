/** The generated cases: each property is played in situations made by chance, or one by one from a list. */
import { properties } from '../../../properties/table';
import {
  counterexamplesFolderName,
  propertyPictureFileName,
  propertyReportFileName,
  readPropertyReport,
} from '../../../results/property-report';
import type { EvidenceSource } from '../evidence-source';
import { joinProperties } from './join-properties';
import { runGenerated } from './run-generated';
import { generatedAreas, triedCases } from './tried-cases';
import { verifyGenerated } from './verify-generated';

export const generatedSource: EvidenceSource = {
  singular: 'property',
  label: 'Generated',
  areas: generatedAreas,
  entries: [
    { name: counterexamplesFolderName, kind: 'folder', inMerge: 'copied' },
    { name: propertyReportFileName, kind: 'file', inMerge: 'joined' },
    { name: propertyPictureFileName, kind: 'file', inMerge: 'made again' },
  ],
  hindrance: () => undefined,
  plan: () => ({
    plays: 0,
    run: async (run, others) => {
      await runGenerated(run);
      await others();
    },
  }),
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
