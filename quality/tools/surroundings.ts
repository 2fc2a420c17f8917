/**
 * Plays the table of surroundings and writes its last figures into docs/surroundings.md: `npm run surroundings`. It takes
 * an hour in all, can be stopped at any time, and goes on where it was as long as the packed suite is the same.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { markdownTable } from '../../judge/words/markdown-table';
import { runChild } from '../testing/child';
import { sourceFiles } from '../testing/source-files';
import { endWith, print, refuse } from './as-command';
import { layGround, playSurroundings, type Played } from './play-surroundings';
import { surroundings } from './surroundings-rows';

const root = path.resolve(__dirname, '..', '..');
const page = path.join(root, 'docs', 'surroundings.md');
const begin = '<!-- surroundings: begin -->';
const end = '<!-- surroundings: end -->';

interface Kept {
  readonly suite: string;
  readonly rows: Readonly<Record<string, Played>>;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      for: { type: 'string', default: '840' },
      folder: { type: 'string', default: path.join(tmpdir(), 'escalation-surroundings') },
      write: { type: 'boolean', default: false },
    },
  });
  const chosen = surroundings.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0) return refuse(`No row has "${values.only}" in its name: ${names().join('; ')}.`);
  const untilMs = performance.now() + Number(values.for) * 1000;
  mkdirSync(values.folder, { recursive: true, mode: 0o755 });
  const suite = digestOfProduct();
  // Without any time the page is written of what was played before.
  const ground = Number(values.for) > 0 ? await layGround(values.folder, await pack(values.folder)) : undefined;
  const keptIn = path.join(values.folder, 'kept.json');
  const before = existsSync(keptIn) ? (JSON.parse(readFileSync(keptIn, 'utf8')) as Kept) : undefined;
  let rows = before?.suite === suite ? before.rows : {};
  for (const row of chosen) {
    if (rows[row.name] && rows[row.name]?.why === undefined) continue;
    if (!ground || performance.now() > untilMs) {
      print('Stopped after the time it was given; the same command goes on.');
      break;
    }
    const played = await playSurroundings(row, ground);
    rows = { ...rows, [row.name]: played };
    writeFileSync(keptIn, JSON.stringify({ suite, rows }));
    print(`${row.name}: ${played.why ?? `as it should be, ${played.runS.toFixed(0)} s`}`);
  }
  if (values.write) await writePage(rows);
  return chosen.every(({ name }) => rows[name] && rows[name]?.why === undefined) ? 0 : 1;
}

function names(): string[] {
  return surroundings.map(({ name }) => name);
}

/** The path of the tarball. */
async function pack(folder: string): Promise<string> {
  const to = path.join(folder, 'packed');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  const { code, output } = await runChild('npm', ['pack', '--pack-destination', to], {
    cwd: root,
    deadlineMs: 300_000,
  });
  if (code !== 0) throw new Error(`The suite cannot be packed: ${output}`);
  return path.join(to, readdirSync(to).find((name) => name.endsWith('.tgz')) ?? '');
}

/** What is packed is known by its code and its dependencies: the figures themselves are in a page of it. */
function digestOfProduct(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package.json')));
  for (const { path: name, text } of sourceFiles()) if (!name.startsWith('quality/')) hash.update(name).update(text);
  return hash.digest('hex');
}

async function writePage(rows: Readonly<Record<string, Played>>): Promise<void> {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const table = markdownTable(
    ['surroundings', 'Node', 'result', 'installation', '`--help`', 'whole run'],
    surroundings.map(({ name, node }) => {
      const played = rows[name];
      if (!played) return [name, node, 'not played', '', '', ''];
      const { version, why, installS, helpS, runS } = played;
      return [
        name,
        version,
        why?.replaceAll('|', '\\|').slice(0, 200) ?? 'as it should be',
        seconds(installS),
        seconds(helpS),
        seconds(runS),
      ];
    }),
  ).join('\n');
  const text = readFileSync(page, 'utf8');
  const [head = ''] = text.split(begin);
  const [, tail = ''] = text.split(end);
  const options = (await resolveConfig(page)) ?? {};
  writeFileSync(page, await format(`${head}${begin}\n\n${table}\n\n${end}${tail}`, { ...options, filepath: page }));
}

endWith(main());
