/** The results folder has one reader and one writer: who else touches the disk is listed, with what is touched there. */
import { sourceFiles, type SourceFile } from './source-files';
import { expect, test } from './test';

/** Rooms of the product. `results/` is the reader and the writer; `reference/`, `examples/` and `bin/` know no results. */
const rooms = [
  'cli',
  'contracts',
  'exports',
  'judge',
  'play',
  'properties',
  'protocol',
  'reporters',
  'requirements',
  'run',
  'specs',
  'trace',
];

/** None of it is read back as part of a run. */
const touched: Readonly<Record<string, string>> = {
  'cli/config-file.ts': 'whether there is a configuration file of a run',
  'cli/describe.ts': 'the description that it lays out',
  'cli/given-text.ts': 'the certificate and the secrets that it is given',
  'cli/init.ts': 'the starters that it copies',
  'cli/list.ts': 'how many scenarios exercise each requirement, as it is kept',
  'cli/npm-settings.ts': "npm's files of settings",
  'cli/package-root.ts': 'the place of the suite itself',
  'cli/play-for-specs.ts': 'a folder of its own, which it takes away',
  'cli/said-elsewhere.ts': 'whether a configuration file is there',
  'cli/settings-of-file.ts': 'the configuration file of a run',
  'cli/suite-version.ts': 'the package.json of the suite',
  'cli/waive.ts': "the implementer's waivers",
  'contracts/engine-child.ts': 'the folder of the engine',
  'contracts/pact-engine.ts': 'the folder of the engine',
  'contracts/verify-pact.ts': 'the folder of the engine',
  'exports/read-export.ts': 'the exports that it is given',
  'judge/words/packed-name.ts': 'the package.json of the suite',
  'play/adapters/own-limits.ts': 'whether any file can be opened',
  'play/adapters/reach-module.ts': 'the module that is judged',
  'play/scenarios/kept.ts': 'the scenarios that are kept in the suite',
  'reporters/allure-report.ts': 'the Allure page',
  'reporters/allure-results.ts': 'the results for Allure',
  'reporters/pages/write-pages.ts': 'our own pages',
  'reporters/stamp-allure-results.ts': 'the results for Allure',
  'reporters/unflushed-writer.ts': 'the results for Allure',
  'run/foreign-folder.ts': 'whether a folder is empty, and where what is given lies',
  'run/liveperson/prepare-liveperson.ts': 'the certificate that it makes, in a folder of its own, which it takes away',
  'run/present.ts': 'a folder of its own, which it takes away',
  'run/tell.ts': 'reports that could not be made, which it takes away',
  'run/temporary-folder.ts': 'a folder within the results, which it takes away',
  'run/write-verdict.ts': 'a form of the verdict that could not be made, which it takes away',
};

/** Product files that use the file system, tests left out. */
function touching(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => rooms.some((room) => path.startsWith(`${room}/`)) && !/\.(test|long)\.ts$/.test(path))
    .filter(({ text }) => /(?:from |require\(|import\()\s*'(?:node:)?fs(?:\/promises)?'/.test(text))
    .map(({ path }) => path)
    .sort();
}

test('whoever touches the disk beside results/ is known, with what is touched', () => {
  expect(touching(sourceFiles())).toEqual(Object.keys(touched));
});

test('a file that reads by itself is found, however it imports', () => {
  const text = [
    "import { readFileSync } from 'node:fs';",
    "const fs = require('fs');",
    "await import('node:fs/promises');",
  ];
  const files = text.map((each, index) => ({ path: `judge/reads-${index}.ts`, text: each }));

  expect(touching(files)).toHaveLength(3);
  expect(touching([{ path: 'results/read.ts', text: text[0] ?? '' }])).toEqual([]);
});
