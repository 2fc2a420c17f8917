/** An escalation that comes to no request may have any other setting; none of them lets it through, and none takes its answer away. */
import type { Capability, Integration } from '../../protocol/types';
import { blankMessage } from '../../trace/trace';
import { escalation, identifier, type Escalating, type EscalationSettings, type Route } from './parts';
import type { Vary } from './vary';

export interface Beside {
  readonly slug: string;
  /** As it stands behind "beside". */
  readonly what: string;
  readonly needs: readonly Capability[];
  readonly settings: (vary: Vary) => Partial<EscalationSettings>;
  /** What it adds to an integration, which an Agent Transfer interaction cannot have. */
  readonly ofIntegration?: (vary: Vary) => Partial<Integration>;
}

/** Settings that every implementation can have; the delay in milliseconds. */
export function plainBesides(delayMs: number): readonly Beside[] {
  return [
    { slug: 'a-delay', what: 'an Interaction Delay', needs: [], settings: () => ({ delayMs }) },
    { slug: 'blank', what: 'BLANK_MESSAGE', needs: [], settings: () => ({ message: blankMessage }) },
  ];
}

/** Names of the dialogs to which rules lead. */
export const ruled = { success: 'went-well', failure: 'went-wrong' } as const;

export const besides: readonly Beside[] = [
  {
    slug: 'an-agent',
    what: 'the id of an agent',
    needs: ['agent-id'],
    settings: (vary) => ({ agentId: vary.agentId('agent') }),
  },
  {
    slug: 'a-context',
    what: 'Transfer Bot Context',
    needs: ['bot-to-bot'],
    settings: () => ({ transferBotContext: true }),
  },
  {
    slug: 'rules',
    what: 'rules for both results',
    needs: [],
    settings: () => ({ onSuccess: ruled.success, onFailure: ruled.failure }),
  },
  {
    slug: 'result-data',
    what: 'a response data variable and a custom data field',
    needs: ['result-data'],
    settings: () => ({}),
    ofIntegration: (vary) => {
      const name = identifier(vary.name('result'));
      return { responseDataVariableName: name, customDataFields: [{ key: 'id', value: `{$.api_${name}.transferId}` }] };
    },
  },
];

/** The same escalation with one of these beside what it is configured with. */
export function escalationBeside(
  route: Route,
  name: string,
  settings: EscalationSettings,
  { beside, vary }: { readonly beside: Beside; readonly vary: Vary },
): Escalating {
  const { interaction, integrations } = escalation(route, name, { ...settings, ...beside.settings(vary) });
  return { interaction, integrations: integrations.map((each) => ({ ...each, ...beside.ofIntegration?.(vary) })) };
}

/** The routes that can have it. */
export function routesOf({ ofIntegration }: Beside, routes: readonly Route[]): readonly Route[] {
  return ofIntegration ? routes.filter((route) => route === 'integration') : routes;
}
