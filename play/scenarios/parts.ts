/** Pieces that scenarios are put together from. Each is plain data; none says what should come of it. */
import type { AgentConnector, Bot, Dialog, Integration, Interaction, ResultRule } from '../../protocol/types';
import type { Outcome, PlatformSetup, Setup } from '../../trace/trace';
import type { Step } from './scenario';
import type { Vary } from './vary';

export const routes = ['integration', 'agent-transfer'] as const;
export type Route = (typeof routes)[number];

/** Milliseconds that pass after each stimulus, so that an unhurried implementation can finish. */
export const settleMs = 4_000;

/** Milliseconds that pass after a stimulus where the transfer that it leads to is accepted and soon fails. */
export const untilFailedMs = settleMs + 3_000;

/**
 * Milliseconds after which an accepted transfer fails where what follows the acceptance is to be seen first, and that may
 * reach nobody: the dialog that hears of the failure shows it then.
 */
export const muchLaterMs = settleMs + 500;

/** Milliseconds that pass after a stimulus until what follows such a failure could be read. */
export const untilMuchLaterMs = muchLaterMs + settleMs;

/** Milliseconds to watch beyond the silence limit; more than the tolerance of the rules. */
export const beyondSilenceMs = 12_000;

/** The consumer says a text, and the scenario waits a little. */
export function says(text: string, conversation?: string, waitMs = settleMs): Step[] {
  return [
    { kind: 'consumer-says', text, ...(conversation === undefined ? {} : { conversation }) },
    { kind: 'wait', ms: waitMs },
  ];
}

/** So many attempts that end alike, so that an implementation that tries again learns nothing new. */
export function endingAlike(attempts: number, outcome: Outcome): Outcome[] {
  return Array.from({ length: attempts }, () => outcome);
}

/** Time until the silence limit is nearly reached, then until it has long passed: a bypass that comes a little early is told from one much earlier. */
export function silencePasses(conversation?: string): Step[] {
  const where = conversation === undefined ? {} : { conversation };
  return [
    { kind: 'wait-for-silence-limit', offsetMs: -2_000, ...where },
    { kind: 'wait-for-silence-limit', offsetMs: -1, ...where },
    { kind: 'wait-for-silence-limit', offsetMs: beyondSilenceMs, ...where },
  ];
}

export function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

export function text(value: string): Interaction {
  return { type: 'text', text: value };
}

export function setVariable(variable: string, value: string): Interaction {
  return { type: 'set-variable', variable, value };
}

/** A varied name without its number, so that no digit of it is taken for a skill id. */
export function lettersAlone(vary: Vary): string {
  return vary.name('word').replace(/-\d+/, '');
}

/** A varied name, so that it can stand in a path and in a script. */
export function identifier(name: string): string {
  return name.replace('-', '');
}

/** What an escalation is configured with, whichever route declares it. */
export interface EscalationSettings {
  /** Left out: no skill id at all. */
  readonly skillId?: string;
  /** Left out: the default of the Agent Transfer interaction, and no message at all for an integration. */
  readonly message?: string;
  /** Of an integration; left out: one of its own. */
  readonly skillName?: string;
  readonly agentId?: string;
  readonly transferBotContext?: boolean;
  readonly delayMs?: number;
  readonly onSuccess?: string;
  readonly onFailure?: string;
  /** In the place of these two. */
  readonly rules?: readonly ResultRule[];
  readonly next?: string;
}

export interface Escalating {
  readonly interaction: Interaction;
  readonly integrations: readonly Integration[];
}

/** The same escalation by either route; `name` names the integration where there is one. */
export function escalation(route: Route, name: string, settings: EscalationSettings): Escalating {
  const { delayMs, onSuccess, onFailure, next, skillId, message, agentId, transferBotContext } = settings;
  const rules = settings.rules ?? [
    ...(onSuccess === undefined ? [] : [{ result: 'success' as const, dialog: onSuccess }]),
    ...(onFailure === undefined ? [] : [{ result: 'failure' as const, dialog: onFailure }]),
  ];
  const flow = {
    ...(delayMs === undefined ? {} : { interactionDelay: delayMs }),
    ...(rules.length === 0 ? {} : { rules: [...rules] }),
    ...(next === undefined ? {} : { nextDialog: next }),
  };
  const declared = {
    ...(skillId === undefined ? {} : { agentSkillId: skillId }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(transferBotContext === undefined ? {} : { transferBotContext }),
    ...(message === undefined ? {} : { messageToUser: message }),
  };
  return route === 'agent-transfer'
    ? { interaction: { type: 'agent-transfer', ...declared, ...flow }, integrations: [] }
    : {
        interaction: { type: 'integration', integration: name, ...flow },
        integrations: [
          {
            integrationName: name,
            integrationType: 'LivePerson Agent Escalation',
            agentSkillName: settings.skillName ?? `label of ${name}`,
            ...declared,
          },
        ],
      };
}

export interface SetupParts {
  readonly dialogs: readonly Dialog[];
  readonly integrations?: readonly Integration[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly userFriendlyResponse?: string;
  readonly connector?: AgentConnector;
  /** Skill ids that live agents hold on this platform. */
  readonly skillIds?: readonly string[];
  readonly platform?: Partial<PlatformSetup>;
  readonly outcomes?: readonly Outcome[];
}

/** A whole setup, with plain defaults for what a scenario does not care about. */
export function setup(vary: Vary, parts: SetupParts): Setup {
  const bot: Bot = {
    chatBotId: vary.name('bot'),
    contextVariables: { ...parts.variables },
    dialogs: [...parts.dialogs],
    ...(parts.userFriendlyResponse === undefined ? {} : { defaultUserFriendlyResponse: parts.userFriendlyResponse }),
  };
  return {
    bot,
    integrations: parts.integrations ?? [],
    agentConnector: parts.connector ?? {},
    platform: {
      skills: (parts.skillIds ?? []).map((id) => ({ id, name: `skill ${id}`, heldBy: 'agents' })),
      agents: [],
      outcomes: parts.outcomes ?? [],
      ...parts.platform,
    },
  };
}
