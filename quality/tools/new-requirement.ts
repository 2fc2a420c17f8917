/**
 * `npm run new-requirement -- <area.slug>`: lays out row, rule, rule test, scenario, spec, mutant and changelog line of a
 * new requirement. All compiles, and all is red until it is written. Options: --level=must|should|may,
 * --basis=documented|inferred, --origin=page|linked, --section="…" (that of the area when left out).
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { format, resolveConfig } from 'prettier';
import { Refused, requirementAskedFor, type Choices } from './requirement-asked-for';
import {
  changelogEdit,
  exportedName,
  mutantEdit,
  rowEdit,
  rulesTableEdit,
  ruleTestText,
  ruleText,
  scenariosTableEdit,
  scenarioText,
  specEdit,
  type Edit,
  type NewRequirement,
} from './requirement-pieces';

const root = path.join(__dirname, '..', '..');

async function layOut(argv: readonly string[]): Promise<void> {
  const command = new Command('new-requirement')
    .usage('-- <area.slug> [options]')
    .argument('<area.slug>', 'for instance cap.text-on-fourth-failure')
    .addOption(new Option('--level <level>').choices(['must', 'should', 'may']).default('must'))
    .addOption(new Option('--basis <basis>').choices(['documented', 'inferred']).default('documented'))
    .addOption(new Option('--origin <origin>').choices(['page', 'linked']).default('page'))
    .option('--section <title>', 'a section of the catalogue; that of the area when left out')
    .exitOverride();
  command.parse([...argv], { from: 'user' });
  const requirement = requirementAskedFor(command.args[0] ?? '', command.opts<Choices>());
  const changed = await changes(requirement);
  // Everything is made before anything is written, so that a refusal leaves nothing behind.
  for (const [file, text] of changed) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  process.stdout.write(nextSteps(requirement, [...changed.keys()]));
}

/** Every file that is to be written, by its path, with its whole text. */
async function changes(requirement: NewRequirement): Promise<Map<string, string>> {
  const { area, slug } = requirement;
  const read = async (file: string) => readFile(path.join(root, file), 'utf8');
  const rule = exportedName(requirement, await read('judge/rules/table.ts'));
  const scenario = exportedName(requirement, await read('play/scenarios/table.ts'));
  const fresh: readonly (readonly [string, string])[] = [
    [`judge/rules/${area}/${slug}.ts`, ruleText(requirement, rule)],
    [`judge/rules/${area}/${slug}.test.ts`, ruleTestText(requirement, rule)],
    [`play/scenarios/${area}/${slug}.ts`, scenarioText(requirement, scenario)],
  ];
  const edits: readonly (readonly [string, Edit])[] = [
    [rowsFile(requirement), rowEdit(requirement)],
    ['judge/rules/table.ts', rulesTableEdit(requirement, rule)],
    ['play/scenarios/table.ts', scenariosTableEdit(requirement, scenario)],
    [`specs/${area}.spec.ts`, specEdit(requirement)],
    [await mutantsFile(area), mutantEdit(requirement)],
    ['CHANGELOG.md', changelogEdit(requirement)],
  ];
  const there = fresh.map(([file]) => file).find((file) => existsSync(path.join(root, file)));
  if (there !== undefined) throw new Refused(`${there} is there already. Choose another slug, or move that file.`);
  const texts = new Map<string, string>();
  for (const [file, text] of fresh) texts.set(file, await laidOut(file, text));
  for (const [file, edit] of edits) texts.set(file, await laidOut(file, edited(file, edit, await read(file))));
  return texts;
}

function edited(file: string, edit: Edit, text: string): string {
  try {
    return edit(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refused(
      `${file} is not laid out as expected: ${why} Write this piece by hand; CONTRIBUTING.md says how.`,
    );
  }
}

function rowsFile({ sectionArea }: NewRequirement): string {
  return `requirements/rows/${sectionArea}.ts`;
}

async function mutantsFile(area: string): Promise<string> {
  const folder = 'reference/mutants';
  for (const name of readdirSync(path.join(root, folder)).sort()) {
    const file = `${folder}/${name}`;
    if ((await readFile(path.join(root, file), 'utf8')).includes(`breaks: '${area}.`)) return file;
  }
  throw new Refused(`No file in ${folder} breaks a requirement of "${area}". Write the first mutant there by hand.`);
}

async function laidOut(file: string, text: string): Promise<string> {
  const filepath = path.join(root, file);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

function nextSteps(requirement: NewRequirement, files: readonly string[]): string {
  const { id, area, slug, origin } = requirement;
  const steps = [
    `${rowsFile(requirement)}: the obligation in your own words, with page and heading; given, when, then`,
    ...(origin === 'page' ? [`requirements/page-statements.ts: name ${id} at the statement that it keeps`] : []),
    `judge/rules/${area}/${slug}.test.ts: three traces by hand, then judge/rules/${area}/${slug}.ts until they are green`,
    `play/scenarios/${area}/${slug}.ts: the situation, without expectations`,
    `reference/mutants/: the mistake; npm run mutants -- --only=<its name> says whether your rule finds it`,
    `CHANGELOG.md: the sentence of the row`,
    `npm run mutants -- --write, and review what changed in docs/proof/kill-matrix.json`,
    `npm run trace-matrix`,
  ];
  return [
    `Laid out ${id}; every piece is red until it is written:`,
    ...files.map((file) => `  ${file}`),
    'Write, in this order:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    'Then: npm run check',
    '',
  ].join('\n');
}

/** Lays out what the command line asks for and sets the process's exit code. */
export async function main(): Promise<void> {
  try {
    await layOut(process.argv.slice(2));
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

if (require.main === module) void main();
