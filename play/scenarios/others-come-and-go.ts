/** What happens in other conversations of a bot while one of its conversations waits for something: none of it is that one's. */
import type { Setup } from '../../trace/trace';
import { dialog, escalation, says, settleMs, setup, text, type EscalationSettings } from './parts';
import type { Step } from './scenario';
import type { Vary } from './vary';

/** Conversations by what happens in each while the one waits. */
const [ending, starting, joined, failing] = ['ending', 'starting', 'joined', 'failing'];

/** Milliseconds that it all takes; less than what is waited for. */
export const comingAndGoingMs = 5_000;

export interface BesideOthers {
  readonly conversations: Readonly<Record<string, Setup>>;
  /** Until the others stand where something can happen in them. */
  readonly before: readonly Step[];
  /** One ends, one begins, to one an agent comes, and of one the transfer fails. */
  readonly meanwhile: readonly Step[];
}

/** The conversation called `waiting` asks for an agent with its pattern of `ask`, by an escalation with these settings. */
export function besideOthers(
  vary: Vary,
  waiting: string,
  ask: string,
  settings: Partial<EscalationSettings>,
  connector: Setup['agentConnector'] = {},
): BesideOthers {
  const [greeting, soon] = [vary.text('hello'), vary.text('agent at once')];
  const [skillId, otherId] = [vary.skillId('target'), vary.skillId('other target')];
  const own = escalation('integration', vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    ...settings,
  });
  const other = escalation('integration', vary.name('other integration'), {
    skillId: otherId,
    message: vary.text('At once'),
  });
  const bot = (outcomes: Setup['platform']['outcomes'] = []): Setup =>
    setup(vary, {
      dialogs: [
        dialog('greet', greeting, text(vary.text('Welcome'))),
        dialog('escalate', ask, own.interaction),
        dialog('escalate-at-once', soon, other.interaction),
      ],
      integrations: [...own.integrations, ...other.integrations],
      connector,
      skillIds: [skillId, otherId, vary.skillId('fallback')],
      outcomes,
    });
  return {
    conversations: {
      [waiting]: bot(),
      [ending]: bot(),
      [starting]: bot(),
      [joined]: bot(),
      [failing]: bot([{ kind: 'accept-then-fail', afterMs: 500 }]),
    },
    before: [...says(greeting, ending), ...says(soon, joined)],
    meanwhile: [
      { kind: 'wait', ms: 500 },
      { kind: 'ends', conversation: ending },
      { kind: 'agent-joins', conversation: joined },
      { kind: 'starts', conversation: starting },
      { kind: 'consumer-says', text: greeting, conversation: starting },
      ...says(soon, failing, comingAndGoingMs - 500),
    ],
  };
}

/** Time for what may still come of the last that happened. */
export const afterwardsMs = settleMs;
