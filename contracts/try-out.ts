/** What trying out one contract gave. */
import type { Fault } from '../play/adapters/fault';
import type { RequirementId } from '../requirements/catalogue';
import type { ContractOutcome } from '../results/contract-report';
import type { PactInteraction } from './contract';
import type { GatewayAnswer, Call } from './gateway';
import { NoSuchState, StateNotReached, type Hindrance } from './hindrance';

export interface TryOut {
  readonly interaction: PactInteraction;
  readonly outcome: ContractOutcome;
  readonly because: string;
  readonly mismatches: readonly string[];
  /** Requirements that are broken by it; a failure without one is a breach of the written protocol. */
  readonly broken: readonly RequirementId[];
  readonly fault?: Fault;
  readonly request?: string;
  readonly response?: string;
}

export interface Exchange {
  readonly call: Call;
  readonly answer?: GatewayAnswer;
}

export function notApplicable(interaction: PactInteraction, because: string): TryOut {
  return { interaction, outcome: 'not-applicable', because, mismatches: [], broken: [] };
}

export function brokenBy(interaction: PactInteraction, fault: Fault): TryOut {
  return { interaction, outcome: 'broken', because: fault.message, mismatches: [], broken: [], fault };
}

/** The reason that kept it from being compared fails no requirement, whatever caused it. */
export function hinderedBy(interaction: PactInteraction, hindrance: Hindrance): TryOut {
  if (hindrance instanceof NoSuchState) return notApplicable(interaction, hindrance.message);
  if (hindrance instanceof StateNotReached) {
    return { interaction, outcome: 'inconclusive', because: hindrance.message, mismatches: [], broken: [] };
  }
  return brokenBy(interaction, hindrance);
}

/** Request and answer as text, for the report. */
export function renderExchange(exchange: Exchange | undefined): Pick<TryOut, 'request' | 'response'> {
  if (!exchange) return {};
  const { call, answer } = exchange;
  const request = tellBody(`${call.method} ${call.path}`, call.headers['content-type'], call.body);
  if (!answer) return { request };
  return { request, response: tellBody(`status ${answer.status}`, answer.headers['content-type'], answer.body) };
}

const longestBody = 4_000;

function tellBody(first: string, type: string | undefined, body: string): string {
  let shown = body;
  try {
    shown = JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    // Shown as it came.
  }
  return [first, ...(type === undefined ? [] : [`content-type: ${type}`]), ...(shown === '' ? [] : ['', shown])]
    .join('\n')
    .slice(0, longestBody);
}
