/** A transfer that failed later leaves nothing behind: the next escalation of the conversation is what it is configured with. */
import { listed } from '../../../trace/listed';
import type { Capability } from '../../../protocol/types';
import { blankMessage, sentinel, type Setup } from '../../../trace/trace';
import {
  dialog,
  escalation,
  lettersAlone,
  routes,
  says,
  setup,
  text,
  untilFailedMs,
  type EscalationSettings,
  type Route,
} from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';

interface Next {
  /** Names the conversation as well. */
  readonly slug: string;
  readonly what: string;
  readonly needs: readonly Capability[];
  readonly settings: (vary: Vary) => Partial<EscalationSettings>;
  readonly heldBy: 'agents' | 'bot';
}

const delayMs = 2_000;

const nexts: readonly Next[] = [
  { slug: 'blank', what: 'BLANK_MESSAGE', needs: [], settings: () => ({ message: blankMessage }), heldBy: 'agents' },
  { slug: 'a-delay', what: 'an Interaction Delay', needs: [], settings: () => ({ delayMs }), heldBy: 'agents' },
  {
    ...{ slug: 'letters', what: 'letters as its skill id', needs: [], heldBy: 'agents' },
    settings: (vary) => ({ skillId: lettersAlone(vary) }),
  },
  {
    ...{ slug: 'an-agent', what: 'the id of an agent', needs: ['agent-id'], heldBy: 'agents' },
    settings: (vary) => ({ agentId: vary.agentId('agent') }),
  },
  {
    ...{ slug: 'a-context', what: 'Transfer Bot Context', needs: ['bot-to-bot'], heldBy: 'bot' },
    settings: () => ({ transferBotContext: true }),
  },
];

/** Those that every bot can have in one play, and each other in one of its own. */
const sets: readonly (readonly Next[])[] = [
  nexts.filter(({ needs }) => needs.length === 0),
  ...nexts.filter(({ needs }) => needs.length > 0).map((each) => [each]),
];

/**
 * A connector that asks again by itself comes to no second escalation, so that a play is listed for the failure alone; what fails by
 * the second counts all the same.
 */
export const thenAnother: readonly Scenario[] = sets.flatMap((set) =>
  routes.map((route) => ({
    id: `deferred/then-${set.length > 1 ? 'another' : (set[0]?.slug ?? '')}-by-${route}`,
    title: `An accepted transfer fails later, and the next escalation of the conversation has ${listed(
      set.map(({ what }) => what),
      'or',
    )}`,
    exercises: ['deferred.sentinel-reaches-bot'],
    needs: set.flatMap(({ needs }) => needs),
    build: (vary: Vary) => {
      const [first, second] = [vary.text('agent please'), vary.text('somebody else please')];
      return {
        conversations: Object.fromEntries(
          set.map((next) => [next.slug, failingFirst(vary, { route, next, first, second })]),
        ),
        steps: set.flatMap(({ slug }): Step[] => [
          ...says(first, slug, untilFailedMs),
          ...says(second, slug),
          { kind: 'wait', ms: delayMs },
        ]),
      };
    },
  })),
);

function failingFirst(
  vary: Vary,
  {
    route,
    next,
    first,
    second,
  }: { readonly route: Route; readonly next: Next; readonly first: string; readonly second: string },
): Setup {
  const [skillId, other] = [vary.skillId('target'), vary.skillId(`target of ${next.slug}`)];
  const failing = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
  const settings = { skillId: other, message: vary.text('Another moment'), ...next.settings(vary) };
  const another = escalation(route, vary.name('other integration'), settings);
  return setup(vary, {
    dialogs: [
      dialog('escalate', first, failing.interaction),
      dialog('escalate otherwise', second, another.interaction),
      dialog('caught', sentinel, text(vary.text('We could not reach anyone'))),
    ],
    integrations: [...failing.integrations, ...another.integrations],
    platform: {
      skills: [
        { id: skillId, name: 'target', heldBy: 'agents' },
        { id: other, name: 'other target', heldBy: next.heldBy },
      ],
      agents: settings.agentId === undefined ? [] : [{ id: settings.agentId, skillIds: [other], available: true }],
      outcomes: [{ kind: 'accept-then-fail', afterMs: 500 + vary.number('delay', 1_000) }],
    },
  });
}
