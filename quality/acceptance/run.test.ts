/** A run ends in the right number and true files, whatever stands at the other end. Here without the cost of a process each. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request, type RequestListener } from 'node:http';
import path from 'node:path';
import { exitMeanings } from '../../reporters/exit-meaning';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { declaring, failing, hanging, serve, type Serving } from '../testing/serve';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';
import { run } from '../../run/run';

let reference: ServedReference;
let folder: TemporaryFolder;
let out: string;
let servings: Serving[];

test.beforeAll(async () => {
  reference = await referenceOfWorker();
});

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
  servings = [];
});

test.afterEach(async () => {
  for (const serving of servings) await serving.stop();
  await folder.remove();
});

/** The chosen scenarios alone: contracts, generated cases and the report have tests of their own. */
const playsOnly = ['--no-report', '--no-contracts', '--runs=0'];

interface Judged {
  readonly code: number;
  readonly output: string;
  /** The verdict file. */
  readonly verdict: JudgedRun;
}

async function judge(target: string, args: readonly string[] = [], interrupt?: AbortSignal): Promise<Judged> {
  let output = '';
  const options = parseOptions([...playsOnly, `--out=${out}`, `--target=${target}`, ...args], '0', {});
  const suite = { name: 'escalation-conformance', version: '0' };
  const signal = interrupt ?? new AbortController().signal;
  const code = await run(options, suite, signal, { write: (text: string) => (output += text) });
  const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
  return { code, output, verdict };
}

async function served(listener: RequestListener): Promise<string> {
  const serving = await serve(listener);
  servings.push(serving);
  return serving.url;
}

const peer = (name: string) => new URL(`/peers/${name}/`, reference.url).href;

/** Every file below the results folder, as text. */
function everythingWritten(): string {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

// The kill matrix plays everything on each of them; here the first one meets a whole run.
for (const [name, ...chosen] of [
  ['silent'],
  ['constant-text', '--only=message.*,route.*'],
  ['echo', '--only=message.*,route.*'],
  ['random', '--only=message.*,route.*'],
  ['always-accepting', '--only=message.*,route.*'],
] as const) {
  test(`the peer that is ${name} passes nothing, and does not conform`, async () => {
    const { code, output, verdict } = await judge(peer(name), chosen);

    expect([1, 4], output).toContain(code);
    expect(verdict.results.filter(({ status }) => status === 'passed').map(({ id }) => id)).toEqual([]);
    expect(verdict.conclusion).not.toBe('conforms');
  });
}

for (const [name, seen] of [
  ['hung', 'did not answer POST /conversations within 1 s (--call-deadline)'],
  ['hung-from-start', 'did not answer GET / within 1 s (--call-deadline)'],
] as const) {
  test(`the peer that is ${name} passes nothing, and is told as such`, async () => {
    const { code, output, verdict } = await judge(peer(name), ['--call-deadline=1']);

    expect(code, output).toBe(3);
    expect(output).toContain(seen);
    expect(output).toContain(`Exit code 3: ${exitMeanings[3]}.`);
    expect(verdict).toMatchObject({ conclusion: 'no verdict', counts: { passed: 0, failed: 0 } });
  });
}

for (const [name, seen] of [
  ['web-page', /<!doctype html>.*Expected a declaration in JSON/],
  ['empty-object', /is not a declaration: .*escalation-conformance\/1/],
  ['random-json', /is not a declaration: .*escalation-conformance\/1/],
  ['always-500', /status 500 .*Internal Server Error.* Expected status 200/],
] as const) {
  test(`the peer that answers everything with ${name} passes nothing, and breaks the protocol`, async () => {
    const { code, output, verdict } = await judge(peer(name));

    expect(code, output).toBe(4);
    expect(output).toMatch(seen);
    expect(output).toContain(`Exit code 4: ${exitMeanings[4]}.`);
    expect(verdict).toMatchObject({ conclusion: 'no verdict', counts: { passed: 0, failed: 0 } });
  });
}

test('whoever declares well and fails every other call breaks the protocol', async () => {
  const { code, output, verdict } = await judge(await served(declaring({}, failing)), ['--only=route.*']);

  expect(code, output).toBe(4);
  expect(output).toContain('answered POST /conversations with status 500');
  expect(verdict.counts.passed).toBe(0);
});

test('an implementation that dies half-way leaves what was judged until then', async () => {
  let calls = 0;
  const target = await served((incoming, response) => {
    calls += 1;
    if (calls > 150) {
      void servings[0]?.stop();
      return;
    }
    const { method = 'GET', headers, url = '/' } = incoming;
    const passedOn = request(
      new URL(url, reference.url),
      { method, headers },
      (answer) => void answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers)),
    );
    passedOn.on('error', () => response.destroy());
    incoming.pipe(passedOn);
  });

  const { code, output, verdict } = await judge(target);

  expect(code, output).toBe(3);
  expect(output).toContain('FAULT  unreachable');
  expect(verdict.conclusion).toBe('no verdict');
  expect(verdict.counts.passed).toBeGreaterThan(0);
  expect(verdict.results.find(({ id }) => id === 'route.integration-transfers')?.status).toBe('passed');
});

test('a run that is not done in time says so once', async () => {
  const target = await served(declaring({}, hanging));

  const { code, output } = await judge(target, ['--deadline=1', '--call-deadline=600']);

  expect(code, output).toBe(6);
  expect(output).not.toContain('unreachable');
  expect(output.match(/The run was not done within 1 s \(--deadline\)/g)).toHaveLength(1);
});

test('a run that is interrupted before its first answer ends, and blames nobody', async () => {
  const interrupt = new AbortController();
  const target = await served((incoming) => {
    incoming.resume();
    interrupt.abort();
  });

  const { code, output, verdict } = await judge(target, ['--call-deadline=600'], interrupt.signal);

  expect(code, output).toBe(6);
  expect(output).not.toContain('FAULT');
  expect(verdict).toMatchObject({ interrupted: true, counts: { passed: 0, failed: 0 }, faults: [] });
});

test('a run that is interrupted before it begins calls nobody', async () => {
  const interrupt = new AbortController();
  interrupt.abort();
  let calls = 0;
  const target = await served((incoming, response) => {
    calls += 1;
    declaring({}, failing)(incoming, response);
  });

  const { code, output, verdict } = await judge(target, [], interrupt.signal);

  expect(code, output).toBe(6);
  expect(calls).toBe(0);
  expect(verdict).toMatchObject({ interrupted: true, faults: [] });
});

test('a password in the target reaches the implementation and nothing else', async () => {
  const seen = new Set<string | undefined>();
  const url = await served((incoming, response) => {
    seen.add(incoming.headers.authorization);
    declaring({}, failing)(incoming, response);
  });

  const { code, output } = await judge(url.replace('//', '//user:open-sesame@'), ['--only=route.*']);

  expect(code, output).toBe(4);
  expect([...seen]).toEqual([`Basic ${Buffer.from('user:open-sesame').toString('base64')}`]);
  expect(output).not.toContain('open-sesame');
  expect(everythingWritten()).not.toContain('open-sesame');
});

test('a name in a declaration cannot steer the terminal', async () => {
  const name = '\u001b[2J\u009b31mNICE\u202e\r';
  const target = await served(declaring({ implementation: { name, version: '1' } }, failing));

  const { output } = await judge(target, ['--only=route.*']);

  expect(output).toContain('NICE');
  expect(output).not.toMatch(/[\u001b\u009b\u202e\r]/);
});

for (const [wrong, says] of [
  ['--channel=chat', '--channel=chat: the implementation declares only messaging.'],
  ['--clock=virtual', '--clock=virtual: the implementation declares a real clock.'],
  ['--clock=configurable', '--clock=configurable: the implementation declares a real clock.'],
  ['--clock=real', '--clock=real: the implementation declares a virtual clock.'],
] as const) {
  test(`${wrong} against the declaration is wrong usage: exit code 2`, async () => {
    const clock = wrong === '--clock=real' ? 'virtual' : 'real';
    const { code, output } = await judge(await served(declaring({ clock }, failing)), [wrong]);

    expect(code, output).toBe(2);
    expect(output).toContain(says);
  });
}

test('an implementation without a capability is not judged by what needs it, and the need is named', async () => {
  const target = await served(declaring({}, failing));

  const { verdict } = await judge(target, ['--only=silence.*']);

  expect(verdict.results.length).toBeGreaterThan(0);
  for (const { status, why } of verdict.results) {
    expect(status).toBe('not-applicable');
    expect(why).toContain('"bot-outage"');
  }
});

test('the same seed asks the same, another one does not', async () => {
  const traces: string[] = [];
  for (const seed of [5, 5, 6]) {
    await judge(new URL('/', reference.url).href, ['--only=skill.literal-number', `--seed=${seed}`]);
    const traced = path.join(out, 'traces', 'messaging', 'route');
    const [file = ''] = readdirSync(traced).sort();
    const { conversations } = JSON.parse(readFileSync(path.join(traced, file), 'utf8')) as { conversations: unknown };
    // The end of a bot's id is drawn by chance: an implementation may count failures for a bot, over all of its runs.
    traces.push(JSON.stringify(conversations).replace(/("chatBotId":"[^"]*)-[0-9a-f]{8}"/g, '$1"'));
  }

  expect(traces[1]).toBe(traces[0]);
  expect(traces[2]).not.toBe(traces[0]);
});

test('what an earlier run left is replaced', async () => {
  const target = await served(declaring({}, failing));
  await judge(target, ['--only=route.*']);
  mkdirSync(path.join(out, 'allure-report'), { recursive: true });
  writeFileSync(path.join(out, 'allure-report', 'index.html'), 'of the run before');

  await judge(target, ['--only=route.*']);

  expect(everythingWritten()).not.toContain('of the run before');
});
