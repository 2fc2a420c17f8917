/** The list of the sources of evidence is what the rest of the house knows of them. */
import { posix } from 'node:path';
import { ownerOf } from '../../judge/verdict/tried';
import { BotDescription } from '../../protocol/bot-description';
import { importsOf, sourceFiles, type SourceFile } from '../../quality/testing/source-files';
import { expect, test } from '../../quality/testing/test';
import { locationText } from '../../results/location';
import { isEmptied } from '../../results/results-folder';
import type { Options } from '../options';
import { evidenceSources } from './evidence-sources';
import { sourceEntries } from './source-entries';

/** The folder of a source, seen from outside it; undefined for any other file. */
function folderOfSource(file: string): string | undefined {
  return /^run\/sources\/([^/]+)\//.exec(file)?.[1];
}

/** Plays that are made when a spec asks for them are scenarios by their nature. */
const known = ['run/sources/evidence-sources.ts', 'run/plays-on-demand.ts'];

/**
 * One sentence for each import by which somebody looks into the folder of a source instead of at the list. Situations of a
 * described bot are scenarios, and are played and verified as these are.
 */
function lookingInto(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => posix.join(posix.dirname(path), specifier))
      .filter((imported) => {
        const folder = folderOfSource(imported);
        const own = folderOfSource(path);
        return folder !== undefined && folder !== own && !(own === 'described' && folder === 'scenarios');
      })
      .map((imported) => `${path} imports ${imported}`),
  );
}

/** It says enough for more than a few situations. */
const bot = BotDescription.parse({
  escalations: [
    {
      phrases: 'agent please',
      skill: '3402109730',
      message: 'One moment.',
      agentId: 'acc.4711',
      transferBotContext: true,
    },
  ],
  whenFailedLater: 'Nobody was free.',
});

const product = sourceFiles().filter(
  ({ path }) => /^(cli|judge|reporters|results|run|specs)\//.test(path) && !/\.(test|long)\.ts$/.test(path),
);

test('nobody looks into a source beside the list', () => {
  expect(lookingInto(product.filter(({ path }) => !known.includes(path)))).toEqual([]);
});

test('who does look into a source is found', () => {
  const text = "import { triedCases } from './sources/generated/tried-cases';";

  expect(lookingInto([{ path: 'run/tell.ts', text }])).toEqual([
    'run/tell.ts imports run/sources/generated/tried-cases',
  ]);
});

test('each location belongs to the source that names it', () => {
  const named = evidenceSources.flatMap((source) =>
    (source.locations(bot) ?? []).map(({ location }) => ({ source, location })),
  );
  const names = named.map(({ location }) => locationText(location));

  for (const { singular, locations } of evidenceSources) {
    expect(locations(bot)?.length, singular).toBeGreaterThan(5);
  }
  expect(named.filter(({ source, location }) => ownerOf(evidenceSources, location) !== source)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('only a source that rests on the description of a bot knows no location without one', () => {
  const unknowing = evidenceSources.filter(({ locations }) => locations() === undefined);

  expect(unknowing.map(({ areas }) => areas)).toEqual([['described']]);
});

test('every source but the first has areas of its own', () => {
  const [first, ...others] = evidenceSources.map(({ areas }) => areas);

  expect(first).toEqual([]);
  expect(others.filter((areas) => areas.length === 0)).toEqual([]);
  expect(new Set(others.flat()).size).toBe(others.flat().length);
});

test('whatever a source leaves is emptied before the next run', () => {
  const names = sourceEntries.map(({ name }) => name);

  expect(names.filter((name) => !isEmptied(name, sourceEntries))).toEqual([]);
  expect(names.filter((name) => isEmptied(name, []))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('a bot on the LivePerson wire is judged without the sources that are of the written protocol', () => {
  const options = { adapter: 'liveperson', contracts: true, runs: 100 } as Options;

  const hindered = evidenceSources.flatMap(({ label, hindrance }) => {
    const found = hindrance(options);
    return found ? [[label, found.why.endsWith('are left out, and the run is partial.'), found.without]] : [];
  });

  expect(hindered).toEqual([
    ['Contracts', true, { ...options, contracts: false }],
    ['Generated', true, { ...options, runs: 0 }],
  ]);
});
