/** Where time is real, waits are judged when they were seen to their end, and otherwise told as what was seen of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PlatformDouble } from '../../play/platform/platform-double';
import { playSituation } from '../../play/player/play';
import { judgeTrace } from '../../judge/verdict/judge';
import type { JudgedRun } from '../../judge/verdict/verdict';
import type { Step } from '../../play/scenarios/scenario';
import { escalatingDialog } from '../testing/failing-bot';
import { someFallbackSkillId } from '../testing/silent-bot';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { askForAgent, setupOf, someSkillId } from '../testing/trace-builder';
import { shortenedSilenceMs, type Trace } from '../../trace/trace';
import { parseOptions } from '../../cli/options';
import { reach } from '../../run/reach';
import { startReference, type ReferenceProcess } from '../../run/reference-process';
import { run } from '../../run/run';

/** Milliseconds for which a silent bot is waited for here: few, since they really pass. */
const waitMs = 1_000;

let reference: ReferenceProcess;
let open: (() => Promise<void>)[] = [];

test.beforeAll(async () => {
  reference = await startReference(['--clock=configurable']);
});

test.afterAll(async () => {
  await reference?.stop();
});

test.afterEach(async () => {
  for (const close of open) await close();
  open = [];
});

/** The bot falls silent, the consumer asks for an agent, and these steps follow. */
async function silence(implementation: string, steps: readonly Step[], wait: number | undefined): Promise<Trace> {
  const target = new URL(implementation, reference.url);
  const { adapter, openSurface } = await reach(target, { callDeadlineMs: 10_000, connections: 4 });
  open.push(() => adapter.close());
  const double = await PlatformDouble.start({}, openSurface);
  open.push(() => double.stop());
  const session = {
    adapter,
    double,
    declaration: await adapter.declare(),
    clock: 'configurable' as const,
    seed: 1,
    caseDeadlineMs: 10_000,
    signal: new AbortController().signal,
  };
  const skills = [someSkillId, someFallbackSkillId];
  const main = setupOf({
    dialogs: [escalatingDialog],
    agentConnector: {
      fallbackSkillId: someFallbackSkillId,
      ...(wait === undefined ? {} : { fallbackEscalationTime: wait }),
    },
    platform: { skills: skills.map((id) => ({ id, name: `skill ${id}`, heldBy: 'agents' as const })) },
  });
  const situation = {
    conversations: { main },
    steps: [{ kind: 'outage', silent: true }, { kind: 'consumer-says', text: askForAgent }, ...steps] as const,
  };
  const scenario = { id: 'tests/silence', title: 'A bot is silent.', exercises: [] };
  const { trace, fault } = await playSituation(scenario, situation, 'messaging', session);
  expect(fault).toBeUndefined();
  return trace;
}

const configuredWait = (trace: Trace) =>
  judgeTrace(trace).find(({ requirement }) => requirement === 'silence.configured-wait');

test('a silent bot is bypassed when the configured wait has really passed', async () => {
  const untilLimit: Step = { kind: 'wait-for-silence-limit', offsetMs: 500 };

  const trace = await silence('/', [untilLimit], waitMs);

  expect(configuredWait(trace)).toMatchObject({ verdict: 'pass', because: expect.stringContaining('was asked for') });
  expect(trace.events.find(({ kind }) => kind === 'transfer-requested')?.byMs).toBeGreaterThanOrEqual(waitMs);
});

test('a wait that was cut short is inconclusive, with what was observed of it', async () => {
  const justBeyond: Step = { kind: 'wait-for-silence-limit', offsetMs: 500 };

  const trace = await silence('/mutants/never-bypasses-a-silent-bot/', [justBeyond], waitMs);

  expect(configuredWait(trace)).toMatchObject({
    verdict: 'inconclusive',
    because: expect.stringMatching(/^Observed 1\.[5-9] s of 11\.0 s after the consumer's words\.$/),
  });
});

test('the three minutes of a bot without a configured wait are seconds where the wait can be configured', async () => {
  const { conversations } = await silence('/', [], undefined);

  expect(conversations['main']?.agentConnector.fallbackEscalationTime).toBe(shortenedSilenceMs);
});

test('the command judges an implementation with a configurable clock', async () => {
  const folder = await temporaryFolder();
  const out = path.join(folder.path, 'results');
  const chosen = ['--only=message.once,skill.literal-number', '--no-report', '--no-contracts', '--runs=0', '--seed=2'];
  const options = parseOptions([...chosen, `--target=${reference.url.href}`, `--out=${out}`], '0', {});
  let output = '';
  try {
    const suite = { name: 'suite', version: '0' };
    const write = (text: string) => (output += text);

    const code = await run(options, suite, new AbortController().signal, { write });

    expect(code, output).toBe(0);
    expect(output).toContain('configurable clock');
    expect(JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun).toMatchObject({
      clock: 'configurable',
      conclusion: 'conforms',
    });
  } finally {
    await folder.remove();
  }
});

test('the reference of the suite has the clock that is asked for, so that what waits comes to its end', async () => {
  const folder = await temporaryFolder();
  const out = path.join(folder.path, 'results');
  const chosen = ['--only=delay.postpones-transfer', '--no-report', '--no-contracts', '--runs=0', '--seed=2'];
  let output = '';
  try {
    const write = (text: string) => (output += text);
    const options = parseOptions([...chosen, '--clock=real', `--out=${out}`], '0', {});

    const code = await run(options, { name: 'suite', version: '0' }, new AbortController().signal, { write });

    expect(code, output).toBe(0);
    expect(output).toContain('real clock');
  } finally {
    await folder.remove();
  }
});

test('a silent bot whose wait can be configured leaves no row of silence open', async () => {
  const folder = await temporaryFolder();
  const out = path.join(folder.path, 'results');
  const chosen = ['--only=silence.*', '--no-report', '--no-contracts', '--runs=0', '--seed=2'];
  const options = parseOptions([...chosen, `--target=${reference.url.href}`, `--out=${out}`], '0', {});
  let output = '';
  try {
    const write = (text: string) => (output += text);
    await run(options, { name: 'suite', version: '0' }, new AbortController().signal, { write });

    const { results } = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    expect(
      results.filter(({ status }) => status !== 'passed').map(({ id }) => id),
      output,
    ).toEqual([]);
    expect(results).toHaveLength(6);
  } finally {
    await folder.remove();
  }
});
