/** The pacts of a broker go through the whole command: fetched, verified, told, with no word of the token. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { publishPacts } from '../../contracts/pact-broker';
import type { ContractReport } from '../../results/contract-report';
import { startPactBrokerStub, type PactBrokerStub } from '../testing/pact-broker-stub';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { withEnvironment } from '../testing/with-environment';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

const root = path.resolve(__dirname, '..', '..');
const token = 'canary-broker-token';
const ours = readFileSync(path.join(root, 'contracts', 'pacts', 'suite-endpoint.json'), 'utf8');

let reference: ServedReference;
let broker: PactBrokerStub;
let folder: TemporaryFolder;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
});

test.beforeEach(async () => {
  folder = await temporaryFolder();
  broker = await startPactBrokerStub(token);
});

test.afterEach(async () => {
  await broker.stop();
  await folder.remove();
});

interface Judged {
  readonly code: number | undefined;
  readonly output: string;
  readonly rows: ContractReport['rows'];
  /** Every file of the results, and what was printed. */
  readonly everything: string;
}

async function judge(env: Readonly<Record<string, string | undefined>>, more: readonly string[] = []): Promise<Judged> {
  const out = path.join(folder.path, 'results');
  const options = ['--no-report', '--runs=0', '--only=skill.literal-number', '--seed=4', `--out=${out}`];
  const where = [`--target=${reference.url.href}`, `--pacts-from=${broker.url.href}`];
  const { code, said: output } = await withEnvironment(env, () => calledWith([...options, ...where, ...more]));
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
  const report = files.find(({ name }) => name === 'contracts.json');
  const { rows } = report
    ? (JSON.parse(readFileSync(path.join(out, report.name), 'utf8')) as ContractReport)
    : { rows: [] };
  return { code, output, rows, everything: [output, ...texts].join('\n') };
}

/** The pact as a consumer of that name would have written it. */
const pactOf = (consumer: string, change: (text: string) => string = (text) => text) =>
  JSON.stringify({ ...(JSON.parse(change(ours)) as object), consumer: { name: consumer } });

async function publish(...pacts: string[]): Promise<void> {
  await publishPacts(broker.url, token, { version: '1', branch: 'main', pacts });
}

test('what a broker selects is verified beside our own, under the name of its consumer', async () => {
  await publish(pactOf('another team'));

  const { code, output, rows, everything } = await judge({ PACT_BROKER_TOKEN: token });

  const theirs = rows.filter(({ pact }) => pact.startsWith('another team'));
  expect(code, output).toBe(0);
  expect(theirs).toHaveLength((JSON.parse(ours) as { interactions: unknown[] }).interactions.length);
  expect(theirs.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(everything).not.toContain(token);
});

test('a brought pact that is not kept turns the run red', async () => {
  await publish(pactOf('a team that expects more', (text) => text.replaceAll('"status": 422', '"status": 423')));

  const { code, output, rows } = await judge({ PACT_BROKER_TOKEN: token });

  const broken = rows.filter(
    ({ pact, outcome }) => pact.startsWith('a team that expects more') && outcome === 'failed',
  );
  expect(broken.length).toBeGreaterThan(0);
  expect(code, output).toBe(4);
  expect(output).not.toContain('Fault of the suite');
});

test('a brought pact that expects of the platform what it does not do is the fault of whoever wrote it', async () => {
  const asked = readFileSync(path.join(root, 'contracts', 'pacts', 'implementation-transfer-api.json'), 'utf8');
  const changed = asked.replaceAll('"status": 201', '"status": 299').replaceAll('"status": 200', '"status": 299');
  expect(changed).not.toBe(asked);
  await publish(JSON.stringify({ ...(JSON.parse(changed) as object), consumer: { name: 'a bot of theirs' } }));

  const { code, output } = await judge({ PACT_BROKER_TOKEN: token });

  expect(code, output).toBe(4);
  expect(output).toContain('of the pact "a bot of theirs → transfer-api" from the broker');
  expect(output).toContain('mend the consumer that wrote it');
  expect(output).not.toContain('The suite itself failed');
});

for (const [what, env, says] of [
  ['no token', { PACT_BROKER_TOKEN: undefined }, /PACT_BROKER_TOKEN/],
  ['a wrong token', { PACT_BROKER_TOKEN: 'wrong-word' }, /PACT_BROKER_TOKEN|401/],
] as const) {
  test(`${what} for the broker is wrong usage: exit code 2`, async () => {
    await publish(pactOf('another team'));

    const { code, output, everything } = await judge({ ...env });

    expect(code, output).toBe(2);
    expect(output).toMatch(says);
    expect(everything).not.toContain('wrong-word');
  });
}

const publishing = ['--publish-verification=1f3c9ab', '--provider-branch=main'];

test('a broker is told what was verified, for the version on its branch, and nobody the token', async () => {
  await publish(pactOf('another team'));

  const { code, output, rows, everything } = await judge({ PACT_BROKER_TOKEN: token }, publishing);

  const theirs = rows.filter(({ pact }) => pact.startsWith('another team'));
  const [told] = broker.results;
  expect(code, output).toBe(0);
  expect(broker.results).toHaveLength(1);
  expect(told).toMatchObject({ consumer: 'another team', provider: 'escalation-endpoint' });
  expect(told?.body).toMatchObject({ success: true, providerApplicationVersion: '1f3c9ab' });
  expect(told?.body.testResults?.map((each) => each.interactionDescription)).toEqual(
    theirs.map(({ description }) => description),
  );
  expect(broker.branches).toEqual(['escalation-endpoint main 1f3c9ab']);
  expect(output).toContain(`all ${theirs.length} messages hold`);
  expect(everything).not.toContain(token);
});

test('a broker is told of a pact that is not kept, message by message', async () => {
  await publish(pactOf('a team that expects more', (text) => text.replaceAll('"status": 422', '"status": 423')));

  const { code, output, rows } = await judge({ PACT_BROKER_TOKEN: token }, publishing);

  const failed = rows.filter(({ pact, outcome }) => pact.startsWith('a team') && outcome === 'failed');
  const [told] = broker.results;
  expect(code, output).toBe(4);
  expect(told?.body.success).toBe(false);
  expect(told?.body.testResults?.filter(({ success }) => !success).map((each) => each.interactionDescription)).toEqual(
    failed.map(({ description }) => description),
  );
  expect(output).toContain(`${failed.length} of `);
});

test('what the platform of the suite was held to is published as nobody else\u2019s', async () => {
  const asked = readFileSync(path.join(root, 'contracts', 'pacts', 'implementation-transfer-api.json'), 'utf8');
  await publish(JSON.stringify({ ...(JSON.parse(asked) as object), consumer: { name: 'a bot of theirs' } }));

  const { code, output } = await judge({ PACT_BROKER_TOKEN: token }, publishing);

  expect(code, output).toBe(0);
  expect(broker.results).toEqual([]);
  expect(output).toContain('the platform in it is that of the suite');
});

test('nothing is published unasked', async () => {
  await publish(pactOf('another team'));

  await judge({ PACT_BROKER_TOKEN: token });

  expect(broker.results).toEqual([]);
  expect(broker.branches).toEqual([]);
});

test('a broker that refuses the results ends the run with 2, and the verdict stands', async () => {
  await publish(pactOf('another team'));
  broker.refuseResults();

  const { code, output } = await judge({ PACT_BROKER_TOKEN: token }, publishing);

  const kept = JSON.parse(readFileSync(path.join(folder.path, 'results', 'conformance.json'), 'utf8')) as {
    readonly exitCode: number;
  };
  expect(code, output).toBe(2);
  expect(output).toMatch(/The results were not published\. The broker at \S+ answered \S+ with status 409/);
  expect(output).toContain('Exit code 2: the verdict above stands, and the broker does not know of it.');
  expect(kept.exitCode).toBe(0);
});

for (const [words, says] of [
  [['--publish-verification=1'], 'add --pacts-from=https://broker.example'],
  [['--provider-branch=main', '--pacts-from=http://127.0.0.1:9'], 'add --publish-verification=1f3c9ab'],
  [['--publish-verification=1', '--pacts-from=http://127.0.0.1:9', '--no-contracts'], 'contradict each other'],
] as const) {
  test(`${words.join(' ')} is answered with what to write`, async () => {
    const { code, complaint } = await calledWith([...words], { cwd: folder.path });

    expect(code).toBe(2);
    expect(complaint).toContain(says);
  });
}
