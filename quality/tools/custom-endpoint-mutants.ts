/** Faults of shape at the edge of a custom endpoint, of either side, each with the interaction of the pact that has to refuse it. */
import { customEndpointPact } from '../../contracts/custom-endpoint-pact';
import type { HttpInteraction } from '../../contracts/contract';
import type { GatewayAnswer } from '../../contracts/gateway';
import type { PactEngine } from '../../contracts/pact-engine';
import { verifyPact, type PactFile } from '../../contracts/verify-pact';
import { askedOtherwise, botAtEndpoint, type CallOfConnector } from './custom-endpoint-edge';

export interface EndpointMutant {
  readonly name: string;
  /** Description of the interaction. */
  readonly refusedBy: string;
  /** Whose fault it is: what a bot answers, or what the connector asks. */
  readonly of: 'bot' | 'connector';
  /** Why its interaction refuses it, in words; undefined where it is accepted. */
  readonly refusal: (engine: PactEngine) => Promise<string | undefined>;
}

const [howItIs, created, says] = ['how the bot is', 'a new conversation', 'what a consumer says'] as const;
const toSkill = 'what a consumer says who is to go to a skill';
const toAgentOfSkill = 'what a consumer says who is to go to an agent of a skill';
const toAgent = 'what a consumer says who is to go to an agent';
const asFunction = 'what a consumer says who is to go to a skill, answered as LivePerson Functions has it';
const unknown = 'what a consumer says in a conversation that the bot does not know';

/** The interaction of this description, alone. */
function interactionOf(description: string): HttpInteraction {
  const found = customEndpointPact.interactions.find((each) => each.description === description);
  if (found?.kind !== 'http') throw new Error(`The pact has no call "${description}".`);
  return found;
}

/** Why the pact refuses what the bot answers there; undefined where it does not. */
export async function refusedAnswer(
  description: string,
  engine: PactEngine,
  change?: (answer: GatewayAnswer) => GatewayAnswer,
): Promise<string | undefined> {
  const file = JSON.parse(await engine.write(customEndpointPact, [interactionOf(description)])) as PactFile;
  const [verified] = await verifyPact(engine, file, botAtEndpoint(change));
  if (!verified || verified.hindrance) throw verified?.hindrance ?? new Error('Nothing was tried.');
  return verified.matched ? undefined : verified.differences.map(({ told }) => told).join(' | ');
}

/** Why the pact refuses what the connector asks there; undefined where it does not. */
export async function refusedCall(
  description: string,
  engine: PactEngine,
  change?: (call: CallOfConnector) => CallOfConnector,
): Promise<string | undefined> {
  const found = await askedOtherwise(interactionOf(description), engine, change);
  return found.length === 0 ? undefined : found.join(' | ');
}

/** With one text of it replaced by another; what is not there makes a mutant that is none. */
function replacedIn(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`The mutant changes nothing: ${String(from)} is not in ${text}.`);
  return changed;
}

function answers(name: string, refusedBy: string, from: string | RegExp, to: string): EndpointMutant {
  const change = (answer: GatewayAnswer) => ({ ...answer, body: replacedIn(answer.body, from, to) });
  return { name, refusedBy, of: 'bot', refusal: (engine) => refusedAnswer(refusedBy, engine, change) };
}

function answersWith(name: string, refusedBy: string, status: number): EndpointMutant {
  return {
    name,
    refusedBy,
    of: 'bot',
    refusal: (engine) => refusedAnswer(refusedBy, engine, (each) => ({ ...each, status })),
  };
}

function asks(name: string, refusedBy: string, change: (call: CallOfConnector) => CallOfConnector): EndpointMutant {
  return { name, refusedBy, of: 'connector', refusal: (engine) => refusedCall(refusedBy, engine, change) };
}

function asksWith(name: string, refusedBy: string, from: string | RegExp, to: string): EndpointMutant {
  return asks(name, refusedBy, (call) => ({
    ...call,
    body: JSON.parse(replacedIn(JSON.stringify(call.body), from, to)) as unknown,
  }));
}

export const endpointMutants: readonly EndpointMutant[] = [
  answers('bot-that-is-offline', howItIs, 'online', 'offline'),
  answers('state-in-capitals', howItIs, 'online', 'ONLINE'),
  answers('state-without-a-version', howItIs, /,"version":"[^"]*"/, ''),
  answersWith('refuses-new-conversations', created, 404),
  answersWith('fails-at-new-conversations', created, 500),
  answers('items-under-another-name', says, '"response"', '"messages"'),
  answers('text-in-small-letters', says, '"TEXT"', '"text"'),
  answers('text-without-its-data', says, '"data"', '"content"'),
  answers('text-under-another-name', says, '"message"', '"text"'),
  answers('text-that-is-empty', says, /"message":"[^"]*"/, '"message":""'),
  answersWith('says-that-it-created-something', says, 201),
  answers('transfer-in-small-letters', toSkill, 'TRANSFER', 'transfer'),
  answers('transfer-that-is-no-action', toSkill, 'ACTION', 'TRANSFER'),
  answers('skill-by-its-id', toSkill, 'skillName', 'skillId'),
  answers('skill-beside-the-parameters', toSkill, /"parameters":\{("skillName":"[^"]*")\}/, '$1'),
  answers('skill-that-is-nobodys', toSkill, /"skillName":"[^"]*"/, '"skillName":""'),
  answers('agent-without-the-skill', toAgentOfSkill, /"skillName":"[^"]*",/, ''),
  answers('agent-by-name', toAgentOfSkill, /"agentId":"[^"]*"/, '"agentId":"Ada"'),
  answers('agent-under-another-name', toAgent, 'agentId', 'agent'),
  answers('agent-by-a-name', toAgent, /"agentId":"[^"]*"/, '"agentId":"Ada"'),
  answers('two-spellings-in-one', asFunction, 'actionParameters', 'parameters'),
  answers('function-names-the-skill-as-others-do', asFunction, '"skill"', '"skillName"'),
  answersWith('knows-every-conversation', unknown, 200),
  asks('asks-elsewhere', howItIs, (call) => ({ ...call, path: '/status' })),
  asks('creates-by-post', created, (call) => ({ ...call, method: 'POST' })),
  asksWith('creates-without-sdes', created, '"sdes":{},', ''),
  asksWith('creates-for-a-skill-by-text', created, /"skillId":(\d+)/, '"skillId":"$1"'),
  asksWith('creates-without-a-type', created, '"type":"MESSAGING",', ''),
  asks('says-in-the-conversation-itself', says, (call) => ({ ...call, path: call.path.replace('/events', '') })),
  asksWith('says-as-somebody-else', says, 'CONSUMER', 'AGENT'),
  asksWith('says-nothing', says, /"data":\{"message":"[^"]*"\}/, '"data":{"message":""}'),
  asksWith('says-without-its-place', says, /"sequence":\d+,/, ''),
  asksWith('says-with-more-than-is-documented', says, '"source"', '"mood":"merry","source"'),
];
