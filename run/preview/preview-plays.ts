/** The situations in which the escalation of an imported bot is shown. */
import type { ImportedBot, ImportedEscalation } from '../../exports/import-bot';
import { beyondSilenceMs } from '../../play/scenarios/parts';
import type { Situation, Step } from '../../play/scenarios/scenario';
import { cap, type Outcome } from '../../trace/trace';

export interface PreviewPlay {
  readonly id: string;
  /** What happens, as half a sentence after "when". */
  readonly when: string;
  readonly situation: Situation;
}

/** Long enough for every text, the longest delay and every transfer that the bot asks for again by itself. */
const watchMs = 30_000;
const failsAfterMs = 1_000;

/** Of one escalation, in the order in which a reader wants them. */
export function previewPlays(imported: ImportedBot, { phrase }: ImportedEscalation): readonly PreviewPlay[] {
  const play = (id: string, when: string, outcomes: readonly Outcome[], steps: readonly Step[]): PreviewPlay => ({
    id: `preview/${id}`,
    when,
    situation: {
      conversations: {
        main: {
          bot: imported.bot,
          integrations: imported.integrations,
          // Whether the connector has a fallback skill is no part of an export.
          agentConnector: {},
          platform: {
            skills: imported.skillIds.map((skill) => ({
              id: skill,
              name: `skill ${skill}`,
              heldBy: 'agents' as const,
            })),
            agents: [],
            outcomes,
          },
        },
      },
      steps,
    },
  });
  const asks: readonly Step[] = [
    { kind: 'consumer-says', text: phrase },
    { kind: 'wait', ms: watchMs },
  ];
  const fails = (times: number) =>
    play(
      `fails-${times}`,
      times === 1 ? 'the transfer is accepted and fails later' : `that happens ${inWords[times] ?? times} times`,
      Array.from({ length: times }, () => ({ kind: 'accept-then-fail', afterMs: failsAfterMs })),
      Array.from({ length: times }, () => asks).flat(),
    );
  return [
    play('accepted', 'the transfer is accepted', [{ kind: 'accept' }], asks),
    play('refused', 'the transfer is refused at once', [{ kind: 'error', status: 400 }], asks),
    play('broken', 'the call that transfers breaks', [{ kind: 'reset' }], asks),
    ...Array.from({ length: cap }, (_, index) => fails(index + 1)),
    play(
      'silent',
      'the bot is silent, and the agent connector names no fallback skill',
      [],
      [
        { kind: 'outage', silent: true },
        { kind: 'consumer-says', text: phrase },
        { kind: 'wait-for-silence-limit', offsetMs: beyondSilenceMs },
      ],
    ),
  ];
}

const inWords: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four' };
