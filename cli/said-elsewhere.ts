/** What is said of the options of a run beside its command line, which wins over the environment, which wins over a file. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { OptionRow } from '../judge/words/option-table';
import { customEndpoint } from '../run/custom-endpoint/adapter-name';
import { UsageError } from '../run/usage-error';
import { configFileIn } from './config-file';
import { load } from './load';
import type { OptionSettings } from './setting';
import { settingsOfEnvironment } from './settings-of-environment';
import type * as settingsOfFileModule from './settings-of-file';

export interface SaidElsewhere {
  /** The configuration file that was read, as it is seen from the working folder. */
  readonly file: string | undefined;
  readonly settings: OptionSettings;
}

/**
 * Of the options that were typed nothing is looked for. Nor of what they make meaningless: an `--adapter` takes the place
 * of a target with all that leads to it, and a `--replay` names what is played.
 *
 * @throws UsageError when something is said that cannot stand.
 */
export function saidElsewhere(
  rows: readonly OptionRow[],
  typed: ReadonlyMap<string, string | true>,
  { env, folder, cwd = folder }: { readonly env: NodeJS.ProcessEnv; readonly folder: string; readonly cwd?: string },
): SaidElsewhere {
  const variables = settingsOfEnvironment(rows, env, decidedBy(rows, typed));
  const named = typed.get('config') ?? valueOf(variables, 'config');
  if (typeof named === 'string' && named.trim() === '') {
    throw new UsageError(
      '--config names no file. Leave it out, or name one, such as --config=escalation-conformance.config.yaml.',
    );
  }
  const file = typeof named === 'string' ? placeOf(named, folder, cwd) : (configFileIn(folder) ?? fileOf(cwd, folder));
  if (file === undefined) return { file, settings: variables };
  const isDecided = decidedBy(
    rows,
    new Map([...typed, ...[...variables.keys()].map((name) => [name, valueOf(variables, name)] as const)]),
  );
  const { settingsOfFile } = load('./settings-of-file') as typeof settingsOfFileModule;
  // One file is for all words, some of which take a few of its options.
  const isSaid = (name: string) => isDecided(name) || !rows.some((row) => row.name === name);
  return { file, settings: new Map([...settingsOfFile(file, { env, folder, isSaid }), ...variables]) };
}

/** The file that the person's own folder holds, as it is seen from the working folder. */
function fileOf(cwd: string, folder: string): string | undefined {
  const name = cwd === folder ? undefined : configFileIn(cwd);
  return name === undefined ? undefined : path.relative(folder, path.join(cwd, name));
}

/** npm runs a script in the package's folder: a name that leads nowhere from there may be meant from where the person stands. */
function placeOf(named: string, folder: string, cwd: string): string {
  if (cwd === folder || existsSync(path.resolve(folder, named))) return named;
  const meant = path.resolve(cwd, named);
  return existsSync(meant) ? path.relative(folder, meant) : named;
}

function valueOf(settings: OptionSettings, name: string): string | undefined {
  const { values } = settings.get(name) ?? {};
  return typeof values === 'object' ? values[0] : undefined;
}

/** Whether anything weaker has a say on an option, where these are given. */
function decidedBy(rows: readonly OptionRow[], given: ReadonlyMap<string, unknown>): (name: string) => boolean {
  // It is named beside a target, and takes nothing from it.
  const replacesTarget = given.has('adapter') && given.get('adapter') !== customEndpoint;
  return (name) => {
    if (given.has(name)) return true;
    if (name === 'target') return replacesTarget;
    if (name === 'adapter') return given.has('target');
    const row = rows.find((each) => each.name === name);
    return (replacesTarget && row?.ofTarget === true) || (given.has('replay') && row?.narrows === true);
  };
}
