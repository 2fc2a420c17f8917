/** Bots that take no definition are judged by their descriptions: a right one fails nothing, a wrong one is found, a mute one passes nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describedSetup } from '../../play/scenarios/described/described-setup';
import type { BotDescription } from '../../protocol/bot-description';
import { parseVerdictFile, type VerdictFile } from '../../results/verdict-file-schema';
import { serveFixed } from '../testing/fixed-bot';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const one = { phrases: ['agent please'], skill: '3402109730', message: 'One moment, an agent will join.' };

/** As unlike each other as they may be. */
const descriptions: Readonly<Record<string, BotDescription>> = {
  'phrases, skill and message alone': { escalations: [one] },
  'what the words of the page are used for twice': {
    escalations: [
      { ...one, message: 'Hold on.', says: ['Hold on.', 'Hold on.'], whenRefused: 'Hold on.', agentId: 'none' },
      {
        ...one,
        phrases: ['agent', 'please'],
        message: 'Hold on.',
        interaction: 'agent-transfer',
        whenRefused: 'Hold on.',
      },
    ],
    whenFailedLater: { says: 'Hold on.', escalates: 'agent please' },
    fallback: 'Hold on.',
    userFriendlyResponse: 'Hold on.',
  },
  'a failure that no dialog catches': {
    escalations: [{ ...one, whenRefused: 'Nobody is there.' }],
    whenFailedLater: 'fallback',
    fallback: 'I did not get that.',
    userFriendlyResponse: 'none',
  },
  'a bot that escalates again by itself': {
    escalations: [
      { ...one, interactionDelay: 3000 },
      { phrases: 'other', skill: '77', message: 'BLANK_MESSAGE' },
    ],
    whenFailedLater: { says: 'I try once more.', escalates: 'agent please' },
    fallback: ['What', 'do you mean?'],
    userFriendlyResponse: 'So sorry.',
  },
};

const skeleton = path.join(__dirname, '..', '..', 'examples', 'skeletons', 'description', 'bot.yaml');
const laidOut = parse(readFileSync(skeleton, 'utf8')) as BotDescription;

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder?.remove();
});

interface Judged {
  readonly code: number;
  readonly said: string;
  readonly verdict: VerdictFile;
}

/** Judges what stands below that path of the reference, fixed to the one description, by the other. */
async function judged(name: string, fixedTo: BotDescription, below = '', by = fixedTo): Promise<Judged> {
  const { url } = await referenceOfWorker();
  const { bot, integrations, agentConnector } = describedSetup(fixedTo);
  const serving = await serveFixed(new URL(below, url).href, { bot, integrations: [...integrations], agentConnector });
  try {
    const file = path.join(folder.path, 'bot.json');
    const out = path.join(folder.path, name.replaceAll(/\W+/g, '-'));
    writeFileSync(file, JSON.stringify(by));
    const words = [
      `--target=${serving.url}`,
      `--bot=${file}`,
      '--no-report',
      '--channel=messaging',
      '--seed=5',
      `--out=${out}`,
    ];
    const { code, said } = await calledWith(['run', ...words, '--call-deadline=120', '--deadline=1200']);
    const verdict = parseVerdictFile(readFileSync(path.join(out, 'conformance.json'), 'utf8'), name);
    return { code, said, verdict };
  } finally {
    await serving.stop();
  }
}

const idsOf = ({ verdict }: Judged, ...statuses: string[]) =>
  verdict.results.filter(({ status }) => statuses.includes(status)).map(({ id }) => id);

for (const [what, description] of Object.entries({ ...descriptions, 'the description that is laid out': laidOut })) {
  test(`a right bot fails nothing and leaves nothing open: ${what}`, async () => {
    const run = await judged(what, description);

    expect(run.code, run.said).toBe(0);
    expect(idsOf(run, 'failed', 'inconclusive')).toEqual([]);
    expect(idsOf(run, 'passed').length).toBeGreaterThan(8);
    expect(run.verdict.extent?.byDescription).toBe(true);
  });
}

for (const [mutant, broken] of [
  ['shows-the-sentinel', 'deferred.sentinel-hidden'],
  ['ignores-the-rule-for-failure', 'immediate.failure-reaches-rule'],
] as const) {
  test(`the mutant ${mutant} is found by the description`, async () => {
    const run = await judged(mutant, laidOut, `mutants/${mutant}/`);

    expect(idsOf(run, 'failed'), run.said).toContain(broken);
    expect(run.said).toMatch(/Look at {3}the bot, or its description in bot\.json: /);
  });
}

test('a bot that does something else than is described fails, and the paragraph doubts the description as well', async () => {
  const other = { ...laidOut, whenFailedLater: 'Another text than the bot has.' };
  const run = await judged('another text', laidOut, '', other);

  expect(run.code, run.said).toBe(1);
  expect(idsOf(run, 'failed')).toContain('deferred.caught-dialog-answers');
  expect(run.said.replace(/\s+/g, ' ')).toContain('the bot, or its description in bot.json: ');
});

for (const peer of ['silent', 'echo']) {
  test(`a bot that is ${peer} passes nothing of what was played`, async () => {
    const run = await judged(peer, laidOut, `peers/${peer}/`);

    expect(idsOf(run, 'passed'), run.said).toEqual([]);
  });
}

test('what the description leaves out is not applicable, and names what is not said', async () => {
  const run = await judged('left out', { escalations: [one] });
  const whyOf = (id: string) => run.verdict.results.find((each) => each.id === id)?.why;

  expect(whyOf('deferred.sentinel-hidden')).toBe(
    'The description does not say what the bot says when a transfer fails later (whenFailedLater).',
  );
  expect(idsOf(run, 'not-applicable')).toContain('immediate.failure-reaches-rule');
});

test('phrases alone are nothing to play, and the run is not green', async () => {
  const run = await judged('phrases alone', { escalations: [{ phrases: 'agent please' }] });

  expect(run.code, run.said).toBe(6);
  expect(idsOf(run, 'passed', 'failed')).toEqual([]);
  expect(run.said.replace(/\s+/g, ' ')).toContain('of which the description does not say the skill and the message');
});

test('a fixed bot without a description, and a description of a bot that takes definitions, are refused', async () => {
  const { url } = await referenceOfWorker();
  const { bot, integrations, agentConnector } = describedSetup(laidOut);
  const serving = await serveFixed(url.href, { bot, integrations: [...integrations], agentConnector });
  const out = `--out=${path.join(folder.path, 'refused')}`;
  const without = await calledWith(['run', `--target=${serving.url}`, '--no-report', out]);
  const withOne = await calledWith(['run', `--target=${url.href}`, `--bot=${skeleton}`, '--no-report', out]);
  const examined = await calledWith(['doctor', `--target=${serving.url}`]);
  await serving.stop();

  expect([without.code, withOne.code]).toEqual([2, 2]);
  expect(without.said.replace(/\s+/g, ' ')).toContain('declares that its bot is fixed: it takes no definition');
  expect(withOne.said.replace(/\s+/g, ' ')).toContain(
    'takes definitions of bots, and --bot describes a bot that takes none',
  );
  expect(examined.said).toMatch(/NOTE {2}Its bot is fixed/);
});
