/** A silent bot asks for nothing, so that what else its escalation is configured with changes neither that it is bypassed nor when. */
import { listed } from '../../../trace/listed';
import type { Setup } from '../../../trace/trace';
import { besides, escalationBeside, plainBesides, ruled, type Beside } from '../beside-settings';
import { dialog, says, setup, silencePasses, text, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

/** Those that every bot can have in one play, and each other in one of its own. */
const sets: readonly (readonly Beside[])[] = [
  [...plainBesides(10_000), ...besides.filter(({ needs }) => needs.length === 0)],
  ...besides.filter(({ needs }) => needs.length > 0).map((each) => [each]),
];

export const silentBesideSettings: readonly Scenario[] = sets.map((set) => ({
  id: `silence/beside-${set.length > 1 ? 'other-settings' : (set[0]?.slug ?? '')}`,
  title: `The bot falls silent before the consumer asks for an agent, by an escalation with ${listed(
    set.map(({ what }) => what),
    'or',
  )}`,
  exercises: [
    'silence.fallback-skill-after-three-minutes',
    'silence.nothing-within-three-minutes',
    'silence.bypassed-once',
  ],
  channels: ['messaging'],
  needs: ['bot-outage', ...set.flatMap(({ needs }) => needs)],
  build: (vary) => {
    const ask = vary.text('agent please');
    const names = set.map(({ slug }) => slug);
    return {
      conversations: Object.fromEntries(set.map((beside) => [beside.slug, asking(vary, ask, beside)])),
      steps: [
        ...names.map((conversation) => ({ kind: 'outage' as const, silent: true, conversation })),
        ...names.flatMap((conversation) => says(ask, conversation, 0)),
        // All wait alike, so that the time of one is that of each.
        ...silencePasses(names[0]),
      ],
    };
  },
}));

function asking(vary: Vary, ask: string, beside: Beside): Setup {
  const [skillId, fallbackSkillId] = [vary.skillId('target'), vary.skillId('fallback')];
  const route: Route = beside.ofIntegration
    ? 'integration'
    : vary.oneOf<Route>('route', ['integration', 'agent-transfer']);
  const settings = { skillId, message: vary.text('One moment') };
  const escalate = escalationBeside(route, vary.name('integration'), settings, { beside, vary });
  return setup(vary, {
    dialogs: [
      dialog('escalate', ask, text(vary.text('I see')), escalate.interaction),
      dialog(ruled.success, vary.text('never said'), text(vary.text('Off you go'))),
      dialog(ruled.failure, vary.text('never said either'), text(vary.text('No luck'))),
    ],
    integrations: escalate.integrations,
    connector: { fallbackSkillId },
    skillIds: [skillId, fallbackSkillId],
  });
}
