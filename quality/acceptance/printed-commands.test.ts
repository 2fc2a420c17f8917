/** What the documents print can be typed: each command is run as it stands, at another address and in another folder. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { runChild } from '../testing/child';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

const root = path.join(__dirname, '..', '..');

const documents = [
  'README.md',
  'ADOPTING.md',
  'INTERPRETING.md',
  'CONTRIBUTING.md',
  'docs/bot-builders.md',
  'docs/ci.md',
  'docs/contracts.md',
  'docs/disputes.md',
  'docs/performance.md',
  'docs/robustness.md',
  'docs/protocol/README.md',
  'docs/protocol/stdio.md',
];

/** Why a command is not typed here. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci': 'what .ci/run begins with',
  'npm ci && npm test': 'npm test is typed below, without the installation',
  'npm ci && npm run check': 'what runs this test',
  'npm run check': 'what runs this test',
  'npm run types': 'a step of the check',
  'npm run lint': 'a step of the check',
  'npm run format': 'writes into the project; its check is a step of the check',
  'npm run test:self': 'what runs this test',
  'npm run test:unit': 'a part of what runs this test',
  'npm run test:acceptance': 'a part of what runs this test',
  'npm run test:proof': 'a part of what runs this test, and a step of the check',
  'npm run trace-matrix': 'writes into the project; quality/testing/traceability.test.ts compares what it wrote',
  'npm run mutants -- --write':
    'writes into the project, and takes minutes; a step of the check compares what it wrote',
  'npm run page:check -- page.md': 'quality/tools/page-check.test.ts',
  'npm run openapi': 'writes into the project; a test compares what it wrote',
  'npm run pacts': 'writes into the project; contracts/contracts.test.ts compares what it wrote',
  'npm run pacts:mutants': 'takes minutes; contracts/contracts.test.ts holds the mutants of shape to the pacts',
  'npm run combinations': 'writes into the project, and takes a minute; properties/combinations/covering-rows.long.ts',
  'npm run combinations:faults': 'takes a minute; quality/tools/see-faults.long.ts',
  'npm run variants:pairs -- --part=1/8': 'takes minutes; quality/acceptance/variant-pairs.long.ts',
  'npm run variants:pairs -- --size=2 --part=1/80': 'takes minutes; quality/tools/variant-pairs.test.ts',
  'npm run mutants:machine -- --part=reference --sample=20': 'quality/tools/machine-mutants.test.ts',
  'npm run mutants:machine -- --part=rules --sample=100': 'quality/tools/machine-mutants.test.ts',
  'npm run test:long':
    'typed with a file, as it is printed too: to name all long tests takes as long as five other commands',
  'npm run bench': 'takes minutes, and measures',
  'npm run properties:figures': 'takes minutes, and measures',
  'npm run new-requirement -- cap.text-comes-once --level=should --basis=inferred':
    'quality/tools/new-requirement.test.ts',
  'npm run keep -- conformance-results/counterexamples/skill-ids-1a2b3c4d.json': 'needs a counterexample',
  'CONFORMANCE_TARGET=http://127.0.0.1:8080 npx playwright test --project=specs -g "fourth attempt"':
    'quality/acceptance/specs-run.test.ts',
  'npm test -- --target=http://127.0.0.1:8080 --bot=my-bot/bot.yaml': 'quality/acceptance/described-bots.long.ts',
  'npm pack': 'quality/acceptance/package.test.ts',
  'npm install ./escalation-conformance-0.2.0.tgz': 'quality/acceptance/package.test.ts',
};

/** Exit codes other than 0 that are right: nobody answers at an address that is only an example. */
const endsWith: Readonly<Record<string, number>> = {
  'npm test -- --pacts-from=https://broker.example': 2,
  'npm test -- --pacts-from=https://broker.example --publish-verification=1f3c9ab --provider-branch=main': 2,
  'npm run lint-bot -- exports/fixtures/garden-desk-with-faults.json': 1,
  'npm run lint-bot -- exports/fixtures/garden-desk.json exports/fixtures/garden-desk-with-faults.json --format=sarif': 1,
};

let folder: TemporaryFolder;
let reference: ServedReference;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  reference = await referenceOfWorker();
  const { code, output } = await type('npm test -- --target=http://127.0.0.1:8080');
  expect(code, output).toBe(0);
  writeFileSync(path.join(folder.path, 'waivers.yaml'), 'waivers: []\n');
  mkdirSync(path.join(folder.path, 'pacts'));
  cpSync(path.join(root, 'contracts', 'pacts', 'bot-hears.json'), path.join(folder.path, 'pacts', 'bot-hears.json'));
});

test.afterAll(async () => {
  await folder?.remove();
});

/** Every command of the documents' blocks of shell, once; those of the installed package are typed where it is installed. */
function printed(): string[] {
  const lines = documents.flatMap((document) =>
    [...readFileSync(path.join(root, document), 'utf8').matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(
      ([, block = '']) => block.split('\n').map((line) => line.trim()),
    ),
  );
  return [...new Set(lines)].filter((line) => line !== '' && !line.startsWith('npx '));
}

/** Runs a command as it is printed, but for its place. */
async function type(command: string) {
  return runChild('bash', ['-c', typed(command)], { cwd: folder.path, deadlineMs: patienceMs });
}

/** With the reference's address, this test's folder, and nothing of a run that the command is not printed for. */
function typed(command: string): string {
  const starter = path.join(root, 'examples', 'typescript');
  const here = command
    .replace(' --out=conformance-results', '')
    .replace('npm ', `npm --silent --prefix "${root}" `)
    .replace('http://127.0.0.1:8080', reference.url.href)
    .replace(
      /(?<=compare.*|verify-claim.*|judge.*)(?:conformance-results|theirs)(?=\/conf|$)/g,
      path.join(folder.path, 'results'),
    )
    .replace(/(?<= )exports\/fixtures\//g, `${path.join(root, 'exports', 'fixtures')}/`)
    .replace('waivers=waivers.yaml', `waivers="${path.join(folder.path, 'waivers.yaml')}"`)
    .replace('./my-adapter.ts', path.join(starter, 'in-process.ts'))
    .replace('python3 my_bot.py', `node -r ts-node/register/transpile-only '${path.join(starter, 'stdio.ts')}'`)
    .replace(
      "java -jar 'my bot.jar' quietly",
      `node -r ts-node/register/transpile-only '${path.join(starter, 'stdio.ts')}'`,
    );
  if (/^npm run pacts:publish/.test(command)) return `${here} --from="${path.join(folder.path, 'pacts')}"`;
  // The long tests take an hour: here they are found, and named.
  if (/^npm run test:long/.test(command)) return `${here}${command.includes(' -- ') ? '' : ' --'} --list`;
  if (!/^npm test/.test(command)) return here;
  const quick = `--out="${path.join(folder.path, 'results')}" --no-report --runs=0`;
  const only = command.includes('--only')
    ? ''
    : '--only=route.agent-transfer-transfers,deferred.one-sentinel-per-failure';
  const contracts = command.includes('contracts') || command.includes('pacts') ? '' : '--no-contracts';
  return `${here}${command.includes(' -- ') ? '' : ' --'} ${quick} ${only} ${contracts}`;
}

for (const command of printed().filter((each) => !(each in elsewhere))) {
  test(`"${command}" can be typed`, async () => {
    const { code, output } = await type(command);

    expect(code, `${typed(command)}\n${output}`).toBe(endsWith[command] ?? 0);
    expect(output).not.toContain('    at ');
  });
}

test('no command is excused that no document prints', () => {
  const all = printed();

  expect(all.length).toBeGreaterThan(20);
  expect([...Object.keys(elsewhere), ...Object.keys(endsWith)].filter((command) => !all.includes(command))).toEqual([]);
});
