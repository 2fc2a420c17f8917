/** Setups of the contracts: like those of scenarios, with names that never change. */
import type { Dialog } from '../protocol/types';
import {
  dialog,
  escalation,
  setup,
  text,
  type EscalationSettings,
  type Route,
  type SetupParts,
} from '../play/scenarios/parts';
import { varyFrom } from '../play/scenarios/vary';
import type { Setup } from '../trace/trace';
import { examples } from './examples';

export const ask = 'agent please';
export const intentId = 'ask-for-an-agent';

/** A whole setup with the example bot. */
export function situation(parts: SetupParts): Setup {
  const made = setup(varyFrom(0, 'contracts'), { skillIds: [examples.skillId], ...parts });
  return { ...made, bot: { ...made.bot, chatBotId: examples.chatBotId } };
}

/** A bot that escalates when it is asked to. `before` runs first, in the same dialog. */
export function escalating(
  route: Route,
  settings: Partial<EscalationSettings>,
  more: Partial<SetupParts> = {},
  before: Dialog['interactions'] = [],
): Setup {
  const { interaction, integrations } = escalation(route, 'to-billing', {
    skillId: examples.skillId,
    ...settings,
  });
  const escalate: Dialog = { ...dialog('escalate', ask, ...before, interaction), intentId };
  return situation({ ...more, dialogs: [escalate, ...(more.dialogs ?? [])], integrations });
}

export { dialog, text };
