/** What only one in many generated cases finds is small as well. `npm run test:long` */
import path from 'node:path';
import type { RequirementId } from '../../requirements/catalogue';
import { folderOfFile } from '../testing/folder-of-file';
import { test } from '../testing/test';
import { expectSmallCase } from './expect-small-case';
import { referenceOfWorker } from './reference-of-worker';

const folder = folderOfFile();

const mutants: readonly (readonly [string, RequirementId])[] = [
  ['swallows-a-deferred-failure', 'deferred.sentinel-reaches-bot'],
];

for (const [mutant, requirement] of mutants) {
  test(`the mutant ${mutant} is shown by a small case that its line plays again`, async () => {
    const reference = await referenceOfWorker();

    await expectSmallCase(mutant, requirement, { reference, out: path.join(folder.path, mutant) });
  });
}
