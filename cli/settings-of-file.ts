/** Reads the configuration file of a run, `escalation-conformance.config.json` or `.yaml`: options by their names. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Scalar } from 'yaml';
import type { OptionRow } from '../judge/words/option-table';
import { remedyOf, whyUnreadable } from '../results/why-unreadable';
import { customEndpoint } from '../run/custom-endpoint/adapter-name';
import { livePerson } from '../run/liveperson/adapter-name';
import { parseYaml, whyUnparsed } from '../run/parse-yaml';
import { UsageError } from '../run/usage-error';
import { configEndings, configName } from './config-file';
import { configurable } from './config-schema';
import { nearest } from './nearest';
import { atLine, type OptionOrigin, type OptionSetting, type OptionSettings } from './setting';
import { isNumeric } from './value-forms';
import { hasVariables, namesSecret, variablesInText } from './variables-in-text';
import { withoutPasswords } from './without-passwords';

/** A file larger than this is not one of options. */
const longestFile = 1024 * 1024;

/** More of them say nothing more. */
const mostComplaints = 30;

interface Place {
  /** Where the command looks for one. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a stronger word is said on this option, so that its variables need not be set. */
  readonly isSaid: (name: string) => boolean;
}

/** What the file says, by the names of the options. @throws UsageError with everything that cannot stand, and where. */
export function settingsOfFile(file: string, { folder, env, isSaid }: Place): OptionSettings {
  const text = textOf(file, folder);
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const at = (offset: number): Extract<OptionOrigin, { from: 'file' }> => {
    const { line, col } = lines.linePos(offset);
    return { from: 'file', file, line, column: col };
  };
  const [broken] = [...document.errors, ...document.warnings];
  if (broken) {
    const [first = ''] = whyUnparsed(broken).split('\n', 1);
    throw new UsageError(`${atLine(at(broken.pos[0]))}: it cannot be read: ${first}. ${form}`);
  }
  if (file.endsWith('.json')) requireJson(file, text, at);
  const { contents } = document;
  // All that is written may be a comment.
  if (contents === null && !file.endsWith('.json')) return new Map();
  if (!isMap(contents))
    throw new UsageError(`${file}: expected options by their names, seen ${shown(contents)}. ${form}`);
  const complaints: string[] = [];
  const settings = new Map<string, OptionSetting>();
  for (const { key, value } of contents.items as { key: Scalar; value: Node | null }[]) {
    if (complaints.length === mostComplaints) {
      complaints.push('… and what follows was not looked at.');
      break;
    }
    const name = String(key.value);
    if (name === '$schema') continue;
    const row = configurable.find((each) => each.name === name);
    const origin = at((value ?? key).range?.[0] ?? 0);
    if (!row) {
      complaints.push(`${atLine(at(key.range?.[0] ?? 0))}: ${unknown(name)}`);
      continue;
    }
    try {
      const written = valuesOf(row, value);
      if (isSaid(name)) continue;
      const from = path.resolve(folder, path.dirname(file));
      const setting = settingOf(row, written, { origin, env, from, to: folder });
      if (setting) settings.set(name, setting);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      complaints.push(`${atLine(origin)}: "${name}": ${error.message}.`);
    }
  }
  if (complaints.length > 0) throw new UsageError(complaints);
  return settings;
}

const form = 'A configuration file holds one option a line, as in "seed: 7", or a JSON object.';

class NoFile extends Error {}

function textOf(file: string, folder: string): string {
  if (!configEndings.some((ending) => file.endsWith(ending))) {
    throw new UsageError(`--config=${file}: the name of a configuration file ends in ${configEndings.join(', ')}.`);
  }
  let bytes: Buffer;
  try {
    const full = path.resolve(folder, file);
    // A pipe would be waited for, and a device read for ever.
    const stats = statSync(full);
    if (!stats.isFile() && !stats.isDirectory()) throw new NoFile();
    bytes = stats.size > longestFile ? Buffer.alloc(longestFile + 1) : readFileSync(full);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const remedy = remedyOf(error);
    if (remedy !== undefined) {
      throw new UsageError(`The configuration file ${file}: it ${whyUnreadable(error)}. ${remedy}`);
    }
    const why =
      error instanceof NoFile
        ? 'something stands there that is no file'
        : code === 'ENOENT'
          ? 'there is no such file'
          : `it cannot be read (${code})`;
    throw new UsageError(`The configuration file ${file}: ${why}. Name one that there is by --config=<file>.`);
  }
  if (bytes.length > longestFile) {
    throw new UsageError(
      `The configuration file ${file} is larger than ${longestFile / 1024} KiB: it is something else.`,
    );
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** What YAML takes beyond JSON would be refused by the next tool that reads the file. */
function requireJson(file: string, text: string, at: (offset: number) => Parameters<typeof atLine>[0]): void {
  try {
    JSON.parse(text);
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    const [, offset] = /at position (\d+)/.exec(why) ?? [];
    const place = offset === undefined ? file : atLine(at(Number(offset)));
    const what = why.replace(/,? ?(in JSON )?at position.*$/, '');
    throw new UsageError(
      `${place}: it is no JSON: ${what}. Mend it, or name it ${configName}.yaml, which may hold comments.`,
    );
  }
}

function unknown(name: string): string {
  const names = configurable.map((row) => row.name);
  const bare = name
    .replace(/^-+/, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  const meant =
    [bare, `no-${bare}`].find((each) => names.includes(each)) ?? nearest(bare, names, Math.max(2, bare.length / 2));
  if (['config', 'print-config', 'list', 'replay', 'help', 'version'].includes(bare)) {
    return `"${name}" stands on the command line only.`;
  }
  return `there is no option "${name}".${meant === undefined ? ` There are ${names.join(', ')}.` : ` Did you mean "${meant}"?`}`;
}

interface ValuePlace {
  readonly origin: OptionOrigin;
  readonly env: NodeJS.ProcessEnv;
  /** The folder of the file, from which its paths are seen, and the working folder. */
  readonly from: string;
  readonly to: string;
}

/** Undefined when its variables leave nothing of it. @throws Error with what is wrong with the value. */
function settingOf(
  row: OptionRow,
  written: readonly (string | number | boolean)[],
  { origin, env, from, to }: ValuePlace,
): OptionSetting | undefined {
  const { kind } = row;
  if (written.every((each) => typeof each === 'boolean')) return { origin, values: written[0] === true };
  const texts = written.map(String);
  const isMade = texts.some(hasVariables);
  const expanded = texts.map((text) => {
    const { text: whole, taken } = variablesInText(text, env);
    // A header is expanded where it is sent, so that its value stands nowhere else.
    if (kind === 'header') return text;
    refuseShown(whole, taken);
    return whole;
  });
  if (kind === undefined) {
    const [flag = ''] = expanded;
    if (flag === '') return undefined;
    if (flag !== 'true' && flag !== 'false')
      throw new Error(`expected true or false, seen ${texts[0] ?? ''}, which says neither`);
    return { origin, values: flag === 'true' };
  }
  // What names nobody is refused by its reader: a verdict on the reference would be a verdict on nobody.
  const names = kind === 'target' || kind === 'place';
  if (isMade && !names && expanded.every((text) => text === '')) return undefined;
  return {
    origin,
    values: expanded.map((text) => seenFrom(row, text, from, to)),
    ...(isMade && kind !== 'header' ? { templates: texts } : {}),
  };
}

function valuesOf(row: OptionRow, node: Node | null): (string | number | boolean)[] {
  const nodes = row.repeatable && isSeq(node) ? (node.items as (Node | null)[]) : [node];
  return nodes.map((each) => valueOf(row, each));
}

/** @throws Error when it is not of the type that the option takes. */
function valueOf({ kind, repeatable }: OptionRow, node: Node | null): string | number | boolean {
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string' && hasVariables(value)) return value;
  const expected = kind === undefined ? 'boolean' : isNumeric(kind) ? 'number' : 'string';
  if (typeof value === expected) return value as string | number | boolean;
  const words = {
    boolean: 'true or false',
    number: 'a number',
    string: repeatable ? 'a text or a list of texts' : 'a text',
  };
  throw new Error(`expected ${words[expected]}, seen ${shown(node)}`);
}

function shown(node: Node | null): string {
  if (isMap(node)) return 'names with values';
  if (isSeq(node)) return 'a list';
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text "${withoutPasswords(value).slice(0, 80)}"`;
  return typeof value === 'number'
    ? `the number ${value}`
    : `${typeof value === 'boolean' ? String(value) : 'something else'}`;
}

/** @throws Error when a secret would be printed, or stand in the list of processes. */
function refuseShown(whole: string, taken: Readonly<Record<string, string>>): void {
  const [name] =
    Object.entries(taken).find(([each, value]) => namesSecret(each) && withoutPasswords(whole).includes(value)) ?? [];
  if (name === undefined) return;
  throw new Error(
    `the variable ${name} holds a secret by its name, and this value is printed. A secret stands in "header", or as the ` +
      'password in a URL; what the suite starts has the environment, and can read it there',
  );
}

/** The value, with a path in it as it is seen from the working folder. */
function seenFrom({ name, kind }: OptionRow, value: string, from: string, to: string): string {
  const moved = (relative: string) => {
    if (from === to || relative === '' || path.isAbsolute(relative)) return relative;
    const seen = path.relative(to, path.resolve(from, relative));
    return seen.startsWith('..') || path.isAbsolute(seen) ? seen : `.${path.sep}${seen}`;
  };
  if (kind === 'header') {
    return value.replace(/^([^:]*:\s*@)(.*)$/s, (_, before: string, file: string) => before + moved(file));
  }
  const isPath =
    kind === 'path' ||
    kind === 'folder' ||
    kind === 'certificates' ||
    (name === 'adapter' && !value.startsWith('stdio:') && ![livePerson, customEndpoint].includes(value));
  return isPath ? moved(value) : value;
}
