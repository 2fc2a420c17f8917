/** Bots behind a custom endpoint, judged by whole runs: the example conforms, faults are found, habits are not, and hostile ones are told. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { serveEndpoint, type EndpointConduct } from '../testing/endpoint-bot';
import { portOfNobody } from '../testing/port-of-nobody';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { endpointFaults, endpointHabits, hostileEndpoints } from './garden-endpoint';

const root = path.join(__dirname, '..', '..');
const example = path.join(root, 'examples', 'custom-endpoint');
const description = path.join(example, 'bot.yaml');

interface Ran {
  readonly code: number;
  readonly said: string;
  readonly verdict: JudgedRun;
}

/** One run with these options, whose results are read before they are gone. */
async function judged(words: readonly string[], look?: (out: string) => Promise<void>): Promise<Ran> {
  const folder = await temporaryFolder();
  try {
    const out = path.join(folder.path, 'results');
    const { code, said } = await calledWith(['run', ...words, '--seed=1', '--no-report', `--out=${out}`]);
    await look?.(out);
    const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    return { code, said: said.replace(/\s+/g, ' '), verdict };
  } finally {
    await folder.remove();
  }
}

async function judgedAt(conduct: EndpointConduct, ...words: readonly string[]): Promise<Ran> {
  const bot = await serveEndpoint(conduct);
  try {
    return await judged(['--adapter=custom-endpoint', `--target=${bot.target.href}`, `--bot=${description}`, ...words]);
  } finally {
    await bot.stop();
  }
}

const rowsThat = (status: string, { verdict }: Ran) =>
  verdict.results.filter((each) => each.status === status).map(({ id }) => id as string);

/** What the documents have people type. */
function printed(): string[] {
  const documents = [path.join(root, 'docs', 'custom-endpoint.md'), path.join(example, 'README.md')];
  return documents.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('npm test')),
  );
}

test('the description in the document is that of the example', () => {
  const [, inDocument = ''] =
    /<!-- description: begin -->\s*```yaml\n([\s\S]*?)```/.exec(
      readFileSync(path.join(root, 'docs', 'custom-endpoint.md'), 'utf8'),
    ) ?? [];

  expect(parse(inDocument)).toEqual(parse(readFileSync(description, 'utf8')));
});

test('the example conforms by the command that the documents print, and its claim holds', async () => {
  const [line = '', ...others] = printed();
  expect(others).toEqual([line]);
  const port = await portOfNobody();
  const words = [...line.matchAll(/--[\w-]+=(?:"[^"]*"|\S+)/g)].map(([word]) =>
    word.replaceAll('"', '').replace('127.0.0.1:3000', `127.0.0.1:${port}`),
  );
  process.env['PORT'] = String(port);
  let verified = -1;
  try {
    const ran = await judged([...words, '--pass-env=PORT'], async (out) => {
      verified = (await calledWith(['verify-claim', path.join(out, 'conformance.json')])).code;
    });

    expect(ran.code, ran.said).toBe(0);
    expect(rowsThat('failed', ran)).toEqual([]);
    expect(rowsThat('inconclusive', ran)).toEqual([]);
    expect(rowsThat('passed', ran)).toEqual(expect.arrayContaining([...new Set(endpointFaults.map(([, row]) => row))]));
    expect(ran.said).toContain('on a custom endpoint alone, which does not show all');
    expect(verified).toBe(0);
  } finally {
    Reflect.deleteProperty(process.env, 'PORT');
  }
});

test('each row that is judged there finds the fault that breaks it', async () => {
  const ran = await Promise.all(
    endpointFaults.map(async ([what, row, conduct]) => ({
      what,
      row,
      ran: await judgedAt(conduct(), `--only=${row}`),
    })),
  );

  for (const { what, row, ran: each } of ran) {
    expect(rowsThat('failed', each), `${what}: ${each.said}`).toEqual([row]);
    expect(each.said).toContain(`--adapter=custom-endpoint --target=http://127.0.0.1:`);
  }
});

test('right bots with unusual habits fail nothing', async () => {
  const ran = await Promise.all(
    Object.entries(endpointHabits).map(async ([what, conduct]) => ({ what, ran: await judgedAt(conduct()) })),
  );

  for (const { what, ran: each } of ran) {
    expect(rowsThat('failed', each), `${what}: ${each.said}`).toEqual([]);
    expect(rowsThat('inconclusive', each), `${what}: ${each.said}`).toEqual([]);
    expect(each.code).toBe(0);
  }
});

for (const [what, conduct, code, says] of hostileEndpoints) {
  test(`a bot that ${what} ends the run with ${code}`, async () => {
    // Whoever is slow here is not so because the machine is.
    const deadline = says.source.includes('within 2 s') ? 2 : 60;
    const ran = await judgedAt(conduct, '--only=message.once', `--call-deadline=${deadline}`);

    expect(ran.code, ran.said).toBe(code);
    expect(ran.said).toMatch(says);
    expect(ran.said).toContain(`Exit code ${code}: `);
    expect(ran.said).not.toContain('The suite itself failed');
    expect(rowsThat('passed', ran)).toEqual([]);
  });
}

test('a bot that is not described is judged by nothing, and doctor says how it is', async () => {
  const bot = await serveEndpoint({});
  try {
    const where = ['--adapter=custom-endpoint', `--target=${bot.target.href}`];
    const asked = await calledWith(['doctor', ...where]);
    expect(asked.said).toContain('ok    answers, and declares "garden-desk 1.0.0"');
    expect(asked.said).toContain('Judge it by a description: --bot=<description>');
    expect(asked.code).toBe(0);

    const ran = await judged(where);
    expect(ran.code, ran.said).toBe(2);
    expect(ran.said).toContain('name the file by --bot=<description>');
  } finally {
    await bot.stop();
  }
});

test('where nobody listens the address is told', async () => {
  const ran = await judged([
    ...['--adapter=custom-endpoint', `--bot=${description}`],
    `--target=http://127.0.0.1:${await portOfNobody()}/v1/bots/a/environments/draft`,
  ]);

  expect(ran.code).toBe(3);
  expect(ran.said).toContain('No server listens at http://127.0.0.1:');
});
