import { dialog, escalation, says, setup, silencePasses, text, type Route } from '../parts';
import type { Scenario } from '../scenario';

/** Twenty minutes and no whole second: seen where time is moved by calls alone. */
const longestMs = 1_234_567;

/** The agent connector says how long it waits, in milliseconds. */
export const configuredWait: readonly Scenario[] = [7_000, 30_000, 240_000, longestMs].map((waitMs) => ({
  id: `silence/configured-wait-of-${waitMs / 1000}-seconds`,
  title: `The bot falls silent; the agent connector is configured to wait ${waitMs / 1000} seconds`,
  exercises: ['silence.configured-wait', 'silence.bypassed-once'],
  channels: ['messaging'],
  // With a real clock an implementation keeps its own wait; the long one would take minutes for what a short one shows.
  clocks: waitMs === longestMs ? ['virtual'] : ['virtual', 'configurable'],
  waitsLongWith: waitMs > 60_000 ? ['configurable'] : [],
  needs: ['bot-outage'],
  build: (vary) => {
    const [greeting, ask] = [vary.text('hello'), vary.text('agent please')];
    const [skillId, fallbackSkillId] = [vary.skillId('target'), vary.skillId('fallback')];
    const route = vary.oneOf<Route>('route', ['integration', 'agent-transfer']);
    const escalate = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('greet', greeting, text(vary.text('Welcome'))),
            dialog('escalate', ask, escalate.interaction),
          ],
          integrations: escalate.integrations,
          connector: { fallbackSkillId, fallbackEscalationTime: waitMs },
          skillIds: [skillId, fallbackSkillId],
        }),
      },
      steps: [...says(greeting), { kind: 'outage', silent: true }, ...says(ask), ...silencePasses()],
    };
  },
}));
