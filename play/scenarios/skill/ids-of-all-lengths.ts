import { dialog, escalation, says, setup, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

/** Ids around the limits at which numbers break: 32 bits, the exact integers of a float, eighteen digits. */
const ids: readonly { readonly slug: string; readonly what: string; readonly id: (vary: Vary) => string }[] = [
  { slug: 'one-digit', what: 'one digit', id: (vary) => String(1 + vary.number('digit', 9)) },
  { slug: 'published-sample', what: 'the published sample of ten digits', id: () => '3402109730' },
  {
    slug: 'just-beyond-32-bits',
    what: 'just beyond 32 bits',
    id: (vary) => String(2_147_483_648 + vary.number('more', 1_000)),
  },
  {
    slug: 'sixteen-digits',
    what: 'sixteen digits',
    id: (vary) => `90071992547${String(40_993 + 2 * vary.number('odd', 20_000))}`,
  },
  {
    slug: 'eighteen-digits',
    what: 'eighteen digits',
    id: (vary) => `9${vary.skillId('head').padStart(10, '7')}${String(1_000_001 + 2 * vary.number('tail', 4_000_000))}`,
  },
];

export const idsOfAllLengths: readonly Scenario[] = ids.flatMap(({ slug, what, id }) =>
  (['literal', 'variable'] as const).map((how, index) => ({
    id: `skill/${slug}-by-${how}`,
    title: `The skill id has ${what}, given ${how === 'literal' ? 'directly' : 'by a variable'}`,
    exercises: [
      ...(how === 'literal' ? (['skill.literal-number'] as const) : (['skill.variable-at-attempt'] as const)),
      ...(slug === 'one-digit' ? [] : (['skill.id-not-truncated'] as const)),
    ],
    build: (vary) => {
      const ask = vary.text('agent please');
      const skillId = id(vary);
      const route: Route = index === 0 ? 'integration' : 'agent-transfer';
      const escalate = escalation(route, vary.name('integration'), {
        skillId: how === 'literal' ? skillId : '{$botContext.skillId}',
        message: vary.text('One moment'),
      });
      return {
        conversations: {
          main: setup(vary, {
            variables: how === 'literal' ? {} : { skillId },
            dialogs: [dialog('escalate', ask, escalate.interaction)],
            integrations: escalate.integrations,
            skillIds: [skillId],
          }),
        },
        steps: says(ask),
      };
    },
  })),
);
