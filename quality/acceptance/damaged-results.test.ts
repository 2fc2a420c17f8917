/**
 * Whatever happened to a file of a results folder, each word that reads it says which file, where in it, what was expected,
 * what was seen and what to do, with exit code 2: every file by every kind of damage, by every word.
 */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareFiles } from '../../cli/compare';
import { judgeResults } from '../../cli/judge';
import { suiteVersion } from '../../cli/suite-version';
import { verifyClaimFile } from '../../cli/verify-claim';
import { judgeFolder } from '../../run/judge-folder';
import { verdictFile } from '../../judge/verdict/verdict-file';
import { renderRun } from '../../reporters/console';
import { catalogueDigest, digestRule } from '../../requirements/catalogue-digest';
import { DamagedResults } from '../../results/damaged-results';
import { readRunFile } from '../../results/run-file';
import { mergeFolders } from '../../run/merge';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';

let folder: TemporaryFolder;
/** A run that failed, with contracts, generated cases and a counterexample; as if this version had made it, as one shard. */
let out: string;

type Json = Record<string, unknown>;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
  cpSync(path.join(__dirname, '..', 'testing', 'results-of', '0.1.0', 'mutant'), out, { recursive: true });
  const suite = { name: 'suite', version: suiteVersion(), requirements: catalogueDigest(), digestRule };
  const { facts, plays, ...file } = readRunFile(out);
  // A few plays are enough, those of the counterexamples among them.
  rmSync(at('pacts'), { recursive: true });
  const some = [...plays.slice(0, 4), ...plays.filter(({ scenario }) => scenario.startsWith('generated/'))];
  write('run.json', { ...file, plays: some, facts: { ...facts, suite, shard: { index: 1, of: 1 } } });
  const { run, evidence } = judgeFolder(out);
  writeFileSync(at('conformance.json'), verdictFile(run, evidence));
  for (const { trace: file } of plays) if (!some.some((each) => each.trace === file)) rmSync(at(file ?? ''));
});

test.afterAll(() => folder?.remove());

const at = (name: string) => path.join(out, name);
const write = (name: string, content: unknown) => writeFileSync(at(name), JSON.stringify(content));
const read = (name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as Json;

/** What one word of the command ends with and says. */
type Word = () => { readonly code: number; readonly said: string } | Promise<{ code: number; said: string }>;

const words: Readonly<Record<string, Word>> = {
  judge: () => {
    let said = '';
    const code = judgeResults([out], { write: () => true }, (text) => (said += text));
    return { code, said };
  },
  'verify-claim': () => {
    let said = '';
    const code = verifyClaimFile([at('conformance.json')], (text) => (said += text));
    return { code, said };
  },
  merge: async () => {
    try {
      await mergeFolders([out], path.join(folder.path, 'merged'));
      return { code: 0, said: '' };
    } catch (error) {
      // As the word does, and bin/guard.js for what comes later.
      return { code: 2, said: (error as Error).message };
    }
  },
  compare: () => {
    let said = '';
    const to = path.join(folder.path, 'comparison');
    const files = [at('conformance.json'), at('conformance.json')];
    const code = compareFiles(files, to, (text) => (said += text));
    return { code, said };
  },
};

interface Target {
  readonly name: string;
  readonly readBy: readonly (keyof typeof words)[];
  /** What makes it another thing within, and the place that is told of it. */
  readonly bend: (content: Json) => Json;
  readonly place: string;
  /** What is said where it is gone; left out for one that a run may have left out. */
  readonly gone?: string;
}

const trace = 'traces/messaging/route/integration-to-a-skill.json';
const first = (list: unknown, change: object): unknown[] =>
  (list as readonly object[]).map((each, index) => (index === 0 ? { ...each, ...change } : each));

const targets: readonly Target[] = [
  {
    name: 'run.json',
    readBy: ['judge', 'verify-claim', 'merge'],
    bend: (run) => ({ ...run, plays: first(run['plays'], { channel: 'fax' }) }),
    place: 'at plays[0].channel, expected one of "messaging", "chat", seen "fax"',
    gone: 'holds no results: expected the description of a run',
  },
  {
    name: trace,
    readBy: ['judge', 'verify-claim', 'merge'],
    bend: (content) => ({ ...content, events: first(content['events'], { kind: 'thunder' }) }),
    place: 'at events[0].kind, expected one of "configuration-offered", ',
    gone: 'is missing: run.json names it as the trace of route/integration-to-a-skill on messaging',
  },
  {
    name: 'contracts.json',
    readBy: ['judge', 'verify-claim', 'merge'],
    bend: (report) => ({ ...report, rows: first(report['rows'], { mismatches: 'none' }) }),
    place: 'at rows[0].mismatches, expected a list, seen "none"',
  },
  {
    name: 'properties.json',
    readBy: ['judge', 'verify-claim', 'merge'],
    bend: (report) => ({ ...report, properties: first(report['properties'], { exercised: { 'a b': null } }) }),
    place: 'at properties[0].exercised["a b"], expected a number, seen null',
  },
  {
    name: 'findings/contracts.json',
    readBy: ['judge', 'verify-claim', 'merge'],
    bend: (kept) => ({ ...kept, findings: first(kept['findings'], { requirement: 'of.nobody' }) }),
    place: 'at findings[0].requirement, expected the id of a requirement that the catalogue of this version has, seen',
  },
  {
    name: 'conformance.json',
    readBy: ['verify-claim', 'compare'],
    bend: (claim) => ({ ...claim, counts: { ...(claim['counts'] as Json), failed: -1 } }),
    place: 'at counts.failed, expected number to be >=0, seen -1',
    gone: 'is missing: expected a verdict file',
  },
];

interface Damage {
  readonly what: string;
  readonly lay: (target: Target) => void;
  readonly says: (target: Target) => string;
}

/** In place of the file, with this text. */
const text = (made: (before: string) => string | Buffer) => (target: Target) =>
  writeFileSync(at(target.name), made(readFileSync(at(target.name), 'utf8')));

const damages: readonly Damage[] = [
  { what: 'is not JSON', lay: text(() => '{\n <html>'), says: () => 'it is not JSON: at line 2, column 2, ' },
  {
    what: 'has something after its end',
    lay: text((before) => `${before.trimEnd()}}`),
    says: () => 'it is not JSON: at line ',
  },
  { what: 'is cut off', lay: text((before) => before.slice(0, before.length / 2)), says: () => 'it is cut off: ' },
  { what: 'is empty', lay: text(() => ''), says: () => 'it is empty' },
  { what: 'is no text', lay: text(() => Buffer.from([0x7b, 0xff, 0xfe])), says: () => 'which is no text in UTF-8' },
  { what: 'is a list', lay: text(() => '[]'), says: () => 'at its top, expected an object with "format", seen a list' },
  {
    what: 'is of another program',
    lay: text(() => '{ "name": "other", "version": "1.0.0", "scripts": {} }'),
    says: () => 'at format, expected a number from 1 to 1, seen nothing',
  },
  { what: 'is an envelope without content', lay: text(() => '{ "format": 1 }'), says: () => 'seen nothing' },
  {
    what: 'is bent within',
    lay: ({ name, bend }) => write(name, bend(read(name))),
    says: ({ place }) => place,
  },
  {
    what: 'is of a newer version',
    lay: ({ name }) => write(name, { ...read(name), format: 2 }),
    says: () => 'of format 2, and this version of the suite reads formats up to 1. ',
  },
  {
    what: 'is a folder',
    lay: ({ name }) => {
      rmSync(at(name));
      mkdirSync(at(name));
    },
    says: () => 'a folder stands there',
  },
  {
    what: 'cannot be read',
    lay: ({ name }) => {
      rmSync(at(name));
      symlinkSync(path.basename(name), at(name));
    },
    says: () => 'links lead in a circle there',
  },
];

for (const target of targets) {
  for (const { what, lay, says } of damages) {
    test(`${target.name} that ${what} is told by every word that reads it`, async () => {
      await having(target.name, async () => {
        lay(target);
        for (const word of target.readBy) await expectTold(word, target.name, says(target));
      });
    });
  }

  const { gone } = target;
  if (gone === undefined) continue;
  test(`${target.name} that is gone is told by every word that reads it`, async () => {
    await having(target.name, async () => {
      rmSync(at(target.name));
      for (const word of target.readBy) await expectTold(word, target.name, gone);
    });
  });
}

test('a file where the results folder is wanted is told', async () => {
  let said = '';
  const code = judgeResults([at('junit.xml')], { write: () => true }, (told) => (said += told));

  expect(said).toContain(
    `${path.join('junit.xml', 'run.json')}: expected the description of a run, which cannot be there`,
  );
  expect(code).toBe(2);
});

test('a file where the folder of findings is wanted is told', async () => {
  await having('findings', async () => {
    rmSync(at('findings'), { recursive: true });
    writeFileSync(at('findings'), '');
    for (const word of ['judge', 'verify-claim']) {
      await expectTold(word, 'findings', 'expected the folder of findings, which cannot be there: a file stands where');
    }
  });
});

test('words that do not read a file do not mind its damage', async () => {
  await having('conformance.json', async () => {
    writeFileSync(at('conformance.json'), '<html>');
    expect((await words['judge']?.())?.code).toBe(1);
    expect((await words['merge']?.())?.said).toBe('');
  });
  await having('run.json', async () => {
    writeFileSync(at('run.json'), '<html>');
    expect((await words['compare']?.())?.code).toBe(0);
  });
});

test('whatever is bent anywhere within, it is judged or merged, or told as damaged', async () => {
  test.slow();
  let told = 0;
  for (const { name, readBy } of targets) {
    if (!readBy.includes('judge')) continue;
    const before = readFileSync(at(name), 'utf8');
    try {
      for (const bent of bentWithin(JSON.parse(before) as Json)) {
        writeFileSync(at(name), JSON.stringify(bent.content));
        const error = thrownBy(() => {
          const { run, evidence } = judgeFolder(out);
          renderRun(run, evidence, { colour: false, report: undefined, folder: out });
          verdictFile(run, evidence);
        });
        const where = `${name}, ${bent.what}`;
        const merging = await mergeFolders([out], path.join(folder.path, 'merged')).catch((thrown: unknown) => thrown);
        if (merging instanceof Error)
          expect(merging.stack, where).not.toMatch(/^\w*(Type|Range|Syntax|Reference)Error\b/);
        if (error === undefined) continue;
        expect(error, `${where}: ${(error as Error).stack}`).toBeInstanceOf(DamagedResults);
        expect(merging, where).toBeInstanceOf(Error);
        told += 1;
      }
    } finally {
      writeFileSync(at(name), before);
    }
  }
  expect(told).toBeGreaterThan(100);
});

const values: readonly unknown[] = [null, 7, 'x', [], {}, true, -1.5, [null], { x: 1 }];
/** Places below which more of the same would follow. */
const mostOfAList = 2;

/** The content with one place changed, for each place: taken away, and made another value. */
function* bentWithin(content: Json): Generator<{ readonly what: string; readonly content: unknown }> {
  let next = 0;
  for (const place of placesIn(content)) {
    const value = values[(next += 1) % values.length];
    yield { what: `${place.join('.')} gone`, content: withAt(content, place, undefined) };
    yield { what: `${place.join('.')} as ${JSON.stringify(value)}`, content: withAt(content, place, value) };
  }
}

function placesIn(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? mostOfAList : undefined);
  return entries.flatMap(([key, inner]) => [[key], ...placesIn(inner).map((place) => [key, ...place])]);
}

function withAt(value: unknown, [key = '', ...rest]: readonly string[], to: unknown): unknown {
  const inner = rest.length === 0 ? to : withAt((value as Json)[key], rest, to);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === key ? inner : each));
  return { ...(value as Json), [key]: inner };
}

function thrownBy(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

async function expectTold(word: string, name: string, says: string): Promise<void> {
  const { code, said } = (await words[word]?.()) ?? { code: -1, said: '' };
  // A part that is merged may hold no links at all.
  const isLink = word === 'merge' && said.includes('is a symbolic link');
  if (!isLink) expect(said, word).toContain(says);
  expect(said, word).toContain(path.basename(name));
  expect(said, word).toMatch(/Take the (folder|file) as|Name (the|a) |read it with that one/);
  expect(said, word).not.toMatch(/\b(E[A-Z]{4,}|SyntaxError|TypeError|ZodError)\b|^\s+at /m);
  expect(code, `${word}: ${said}`).toBe(2);
}

/** The entry as it was, whatever becomes of it meanwhile. */
async function having(name: string, meanwhile: () => Promise<void>): Promise<void> {
  const aside = path.join(folder.path, 'aside');
  cpSync(at(name), aside, { recursive: true });
  try {
    await meanwhile();
  } finally {
    rmSync(at(name), { recursive: true, force: true });
    renameSync(aside, at(name));
  }
}
