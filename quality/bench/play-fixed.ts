/** Plays the one escalation of the comparison as the suite plays, so many times, and judges each. A process of its own. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderThrown } from '../../play/adapters/fault';
import { openSession } from '../../run/open-session';
import { playAll } from '../../play/player/play-all';
import type { Play } from '../../play/player/play';
import { judgeTrace } from '../../judge/verdict/judge';
import { rules } from '../../judge/rules/table';
import type { PlannedPlay } from '../../play/scenarios/planned-play';
import type { Scenario, Situation } from '../../play/scenarios/scenario';

type Setup = Situation['conversations'][string];

interface Escalation extends Pick<Setup, 'bot' | 'integrations'> {
  readonly greeting: string;
  readonly ask: string;
  readonly skill: { readonly id: string; readonly name: string };
  readonly quietMs: number;
  readonly fallbackMessage: string;
  readonly message: string;
}

/** The requirements that the escalation keeps: each has to be judged, and kept, in every play. */
const exercises: Scenario['exercises'] = [
  'route.integration-transfers',
  'skill.literal-number',
  'message.before-transfer',
  'message.once',
];

const file = path.join(__dirname, 'competitors', 'escalation.json');
const { bot, integrations, greeting, ask, skill, quietMs, fallbackMessage, message } = JSON.parse(
  readFileSync(file, 'utf8'),
) as Escalation;

/** What the other runners assert; the statuses of the calls are the adapter's business, and a wrong one is a fault. */
function assertTheSame({ events }: Play['trace']): void {
  const texts = events.flatMap((event) =>
    event.kind === 'consumer-read' && event.via === 'message' ? event.text : [],
  );
  const requests = events.flatMap((event) => (event.kind === 'transfer-requested' ? event : []));
  const raw = requests[0]?.raw as { readonly chatBotId: string; readonly conversationId: string } | undefined;
  const asked = events.find((event) => event.kind === 'consumer-said' && event.text === ask);
  assert.deepEqual(texts, [fallbackMessage]);
  assert.equal(requests.length, 1);
  assert.ok((requests[0]?.n ?? 0) > (asked?.n ?? Infinity));
  assert.equal(requests[0]?.skillId, skill.id);
  assert.equal(requests[0]?.message, message);
  assert.equal(raw?.chatBotId, bot.chatBotId);
  assert.match(raw?.conversationId ?? '', /^conversation-/);
}

function theEscalation(): Scenario {
  const main: Setup = {
    bot,
    integrations,
    agentConnector: {},
    platform: { skills: [{ ...skill, heldBy: 'agents' }], agents: [], outcomes: [] },
  };
  return {
    id: 'bench/escalation',
    title: 'A consumer greets, asks for an agent and gets one.',
    exercises,
    build: () => ({
      conversations: { main },
      steps: [
        { kind: 'consumer-says', text: greeting },
        { kind: 'consumer-says', text: ask },
        { kind: 'wait', ms: quietMs },
      ],
    }),
  };
}

async function main(): Promise<void> {
  const target = new URL(process.env['BENCH_TARGET'] ?? '');
  const plays = Number(process.env['BENCH_PLAYS']);
  const atOnce = Number(process.env['BENCH_AT_ONCE'] ?? 16);
  const everyRule = process.env['BENCH_JUDGES'] === 'every rule';
  const { session, close } = await openSession({ target, callDeadlineMs: 60_000 }, { connections: 64 });
  try {
    const plannedPlay: PlannedPlay = { scenario: theEscalation(), channel: 'messaging' };
    let held = 0;
    await playAll(Array<PlannedPlay>(plays).fill(plannedPlay), session, atOnce, ({ trace, fault }) => {
      if (fault) throw fault;
      assertTheSame(trace);
      const findings = everyRule
        ? judgeTrace(trace)
        : exercises.map((id) => ({ ...rules[id].judge(trace), listed: true }));
      const broken = findings.find(({ verdict, listed }) => verdict === 'fail' || (listed && verdict !== 'pass'));
      if (broken) throw new Error(broken.because);
      held += 1;
    });
    process.stdout.write(`${held} plays held\n`);
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${renderThrown(error)}\n`);
  process.exitCode = 1;
});
