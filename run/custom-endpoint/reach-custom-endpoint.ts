/** Reaches a bot behind a custom endpoint: what drives it, and the surface on which it meets the platform. */
import { HeldMessages } from '../../contracts/held-messages';
import { endpointMessages, itemsApart } from '../../contracts/wire-messages';
import { CustomEndpointAdapter } from '../../play/adapters/custom-endpoint-adapter';
import { CustomEndpointCalls } from '../../play/adapters/custom-endpoint-calls';
import { HttpCaller } from '../../play/adapters/http-caller';
import { CustomEndpointSurface } from '../../play/platform/surfaces/custom-endpoint/custom-endpoint-surface';
import { lackedByCustomEndpoints } from '../../play/platform/surfaces/custom-endpoint/what-it-lacks';
import { fallbackIn, phrasesOf } from '../../play/scenarios/described/stated';
import type { BotDescription } from '../../protocol/bot-description';
import type { SurfaceFacts } from '../../results/surface-facts';
import { redactNothing } from '../../trace/redactor';
import { sameAgent } from '../../trace/same-agent';
import type { Found, ReachOptions } from '../reach';
import { surfaceFactsOf } from '../surface-facts-of';
import { customEndpoint } from './adapter-name';
import { botIdIn } from './place-of-bot';

export interface FoundEndpoint extends Found {
  readonly surface: SurfaceFacts;
}

/** Nothing is called yet. Without a description what is found can be asked how it is, and no more. */
export function reachCustomEndpoint(
  target: URL,
  options: ReachOptions,
  description: BotDescription | undefined,
): FoundEndpoint {
  const { redactor = redactNothing, lost, callDeadlineMs: deadlineMs } = options;
  const caller = new HttpCaller(target, options);
  const calls = new CustomEndpointCalls(caller);
  const botId = botIdIn(target) ?? '';
  const fallbackMessage = fallbackIn(description);
  const close = () => caller.close();
  const held = new HeldMessages(endpointMessages, redactor);
  const heard = (json: unknown) => {
    for (const item of itemsApart(json)) held.take(item);
  };
  const skillOfAgent = (agentId: string, heard: string) => skillNamedWith(agentId, heard, description);
  return {
    adapter: new CustomEndpointAdapter({ calls, botId, fallbackMessage, redactor, close, lost }),
    line: caller.line,
    openSurface: async () => new CustomEndpointSurface({ calls, botId, deadlineMs, skillOfAgent, heard }),
    surface: { ...surfaceFactsOf('a custom endpoint', lackedByCustomEndpoints), adapter: customEndpoint },
    toldOfWire: () => held.told(),
  };
}

/**
 * The skill of the escalation that names this agent: by the vendor's OpenAPI document who names an agent names no skill. Where
 * several do, it is that of the phrase.
 */
function skillNamedWith(agentId: string, heard: string, description: BotDescription | undefined): string | undefined {
  const naming = description?.escalations.filter((each) => sameAgent(each.agentId, agentId)) ?? [];
  return (naming.find((each) => phrasesOf(each).includes(heard)) ?? naming[0])?.skill;
}

export type ReachCustomEndpoint = typeof reachCustomEndpoint;
