/** Pieces that generated situations are put together from. */
import * as fc from 'fast-check';
import type { Bot, Dialog, Integration, Interaction } from '../protocol/types';
import {
  escalation,
  muchLaterMs,
  routes,
  settleMs,
  type EscalationSettings,
  type Route,
} from '../play/scenarios/parts';
import type { Step } from '../play/scenarios/scenario';
import type { Outcome, PlatformSetup, Setup } from '../trace/trace';
import type { TargetFacts } from './property';

export const ask = 'agent please';
export const greet = 'hello';

export const someRoute: fc.Arbitrary<Route> = fc.constantFrom(...routes);

export function someChannel({ channels }: TargetFacts) {
  return fc.constantFrom(...channels);
}

/** Every way in which a transfer call fails at once, as far as documents and protocol are clear. */
export const failingAtOnce: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom(400, 401, 403, 404, 409, 429, 500, 502, 503).map((status): Outcome => ({ kind: 'error', status })),
  fc.constantFrom<Outcome>({ kind: 'reset' }, { kind: 'cut-off' }),
);

/** Accepted, and failing once all that follows the acceptance could be read. */
export const failingMuchLater = { kind: 'accept-then-fail', afterMs: muchLaterMs } as const satisfies Outcome;

/** So often that an implementation which makes a failed call again learns nothing new by it. */
export function eachTime(outcome: Outcome): Outcome[] {
  return Array.from({ length: 8 }, () => outcome);
}

export interface Escalates extends EscalationSettings {
  readonly route: Route;
  readonly pattern?: string;
  readonly name?: string;
  readonly intentId?: string;
  /** Texts that the dialog says first. */
  readonly texts?: readonly string[];
}

export interface EscalatingDialog {
  readonly dialog: Dialog;
  readonly integrations: readonly Integration[];
}

/** A dialog that escalates, after some texts. */
export function escalating(settings: Escalates): EscalatingDialog {
  const { route, pattern = ask, name = 'escalate', intentId, texts = [], ...rest } = settings;
  const { interaction, integrations } = escalation(route, `integration of ${name}`, rest);
  return {
    dialog: {
      name,
      type: 'dialog',
      patterns: [pattern],
      ...(intentId === undefined ? {} : { intentId }),
      interactions: [...texts.map((text) => ({ type: 'text' as const, text })), interaction],
    },
    integrations,
  };
}

/** A dialog that only speaks; without a pattern nothing but a rule leads to it. */
export function speaking(name: string, text: string, pattern = `pattern of ${name}`): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions: [{ type: 'text', text }] };
}

/** The variable in which dialogs keep what came of an escalation, and the text that says it. */
const result = 'result';
export const sayingResult: Interaction = { type: 'text', text: `So far it {$botContext.${result}}` };

export function keepingResult(value: 'came to nothing' | 'went well' | 'went wrong'): Interaction {
  return { type: 'set-variable', variable: result, value };
}

/** The same dialog, in which nothing has come of the escalation yet. */
export function beginningAnew(made: EscalatingDialog): EscalatingDialog {
  const interactions = [keepingResult('came to nothing'), ...made.dialog.interactions];
  return { ...made, dialog: { ...made.dialog, interactions } };
}

/** The dialog, which first keeps what came of the escalation. */
export function keeping(value: Parameters<typeof keepingResult>[0], dialog: Dialog): Dialog {
  return { ...dialog, interactions: [keepingResult(value), ...dialog.interactions] };
}

export interface Making {
  readonly escalations: readonly EscalatingDialog[];
  readonly dialogs?: readonly Dialog[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly skillIds?: readonly string[];
  readonly platform?: Partial<PlatformSetup>;
  readonly bot?: Partial<Bot>;
  readonly connector?: Setup['agentConnector'];
}

/** A whole setup. */
export function setupFrom(making: Making): Setup {
  const { escalations, dialogs = [], variables = {}, skillIds = [], platform = {}, bot = {}, connector = {} } = making;
  return {
    bot: {
      chatBotId: 'generated-bot',
      contextVariables: { ...variables },
      dialogs: [...escalations.map(({ dialog }) => dialog), ...dialogs],
      ...bot,
    },
    integrations: escalations.flatMap(({ integrations }) => integrations),
    agentConnector: connector,
    platform: {
      skills: [...new Set(skillIds)].map((id) => ({ id, name: `skill ${id}`, heldBy: 'agents' })),
      agents: [],
      outcomes: [],
      ...platform,
    },
  };
}

/** The consumer says a text, and time passes for all that it leads to. */
export function says(text: string, conversation = 'main', extraMs = 0): Step[] {
  return [
    { kind: 'consumer-says', text, ...(conversation === 'main' ? {} : { conversation }) },
    { kind: 'wait', ms: settleMs + extraMs },
  ];
}
