/** Findings come back as they were kept, whatever other programs leave beside them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { DamagedResults } from './damaged-results';
import { keepFindings, readKeptFindings, type KeptFinding } from './kept-findings';

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const finding: KeptFinding = {
  requirement: 'cap.text-on-fourth-failure',
  scenario: 'cap/four-failures-asked-for',
  channel: 'messaging',
  listed: true,
  verdict: 'fail',
  because: 'The text did not come.',
  evidence: [],
  by: 'contracts',
};

const beside = (name: string) =>
  writeFileSync(path.join(folder.path, 'findings', name), Buffer.from([0, 5, 0x16, 7, 0xff]));

test('files of the system beside them are passed over', () => {
  keepFindings(folder.path, 'contracts', [finding]);
  for (const name of ['._contracts.json', '.DS_Store', '.contracts.json.swp']) beside(name);

  expect(readKeptFindings(folder.path)).toEqual([finding]);
});

test('any other file that is damaged is told', () => {
  keepFindings(folder.path, 'contracts', [finding]);
  beside('properties.json');

  expect(() => readKeptFindings(folder.path)).toThrow(DamagedResults);
});
