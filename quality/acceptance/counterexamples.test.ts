/** What generated cases find is small, and can be seen again by whoever pastes the line. */
import path from 'node:path';
import type { RequirementId } from '../../requirements/catalogue';
import { folderOfFile } from '../testing/folder-of-file';
import { test } from '../testing/test';
import { expectSmallCase } from './expect-small-case';
import { referenceOfWorker } from './reference-of-worker';

const folder = folderOfFile();

const mutants: readonly (readonly [string, RequirementId])[] = [
  ['drops-agent-id', 'agent.gets-it-when-skilled-and-available'],
  ['bypasses-a-second-early', 'silence.nothing-within-three-minutes'],
];

for (const [mutant, requirement] of mutants) {
  test(`the mutant ${mutant} is shown by a small case that its line plays again`, async () => {
    const reference = await referenceOfWorker();

    await expectSmallCase(mutant, requirement, { reference, out: path.join(folder.path, mutant) });
  });
}
