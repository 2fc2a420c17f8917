import type { RequirementId } from '../../../requirements/catalogue';
import type { Outcome, PlatformSetup } from '../../../trace/trace';
import { says } from '../parts';
import type { Scenario } from '../scenario';
import { describedSetup } from './described-setup';
import { firstPhrase, playableIn, refusalTexts, type PlayableEscalation } from './stated';
import { always, asks, describedScenario, shown, type DescribedTemplate } from './template';
import type { BotDescription } from '../../../protocol/bot-description';

const statuses = [400, 401, 403, 404, 409, 429, 500, 502, 503] as const;

interface Refusal {
  readonly slug: string;
  readonly what: string;
  readonly row: RequirementId;
  readonly outcome?: Outcome;
  readonly platform?: Partial<PlatformSetup>;
}

const refusals: readonly Refusal[] = [
  ...statuses.map((status) => ({
    slug: `status-${status}`,
    what: `the Transfer API answers with status ${status}`,
    row: 'immediate.failure-reaches-rule' as const,
    outcome: { kind: 'error' as const, status },
  })),
  {
    slug: 'reset',
    what: 'the transfer call is reset',
    row: 'immediate.broken-call-is-failure',
    outcome: { kind: 'reset' },
  },
  {
    slug: 'cut-off',
    what: 'the transfer call is cut off',
    row: 'immediate.broken-call-is-failure',
    outcome: { kind: 'cut-off' },
  },
  {
    slug: 'no-connection',
    what: 'the Transfer API refuses the connection',
    row: 'immediate.broken-call-is-failure',
    platform: { transfersRefuseConnections: true },
  },
  {
    slug: 'no-such-skill',
    what: 'the platform knows no such skill',
    row: 'skill.unknown-id-fails-as-transfer',
    platform: { skills: [] },
  },
];

/** Every escalation of which it is said what follows a refusal, with every way in which a transfer fails at once. */
export const refused: DescribedTemplate = (description) =>
  playableIn(description).flatMap((escalation) => {
    const texts = refusalTexts(escalation);
    return texts === undefined
      ? []
      : refusals.map((refusal) => refusedBy(refusal, escalation, texts.length > 0, description));
  });

function refusedBy(
  { slug, what, row, outcome, platform }: Refusal,
  escalation: PlayableEscalation,
  speaks: boolean,
  description: BotDescription,
): Scenario {
  const phrase = firstPhrase(escalation);
  const goesOn = description.fallback !== undefined && platform?.transfersRefuseConnections !== true;
  return describedScenario({
    slug: `refused-${escalation.number}-${slug}`,
    title: `The consumer says ${shown(phrase)}, and ${what}`,
    exercises: [
      ...(speaks || row === 'skill.unknown-id-fails-as-transfer' ? [row] : []),
      ...(goesOn ? (['immediate.bot-keeps-conversation'] as const) : []),
    ],
    build: (vary) => ({
      conversations: {
        main: describedSetup(description, {
          ...(outcome ? { outcomes: always(outcome) } : {}),
          ...(platform ? { platform } : {}),
        }),
      },
      steps: [...asks(escalation, phrase), ...(goesOn ? says(vary.text('something else')) : [])],
    }),
  });
}
