/** Faults of shape at the edge of the messaging wire, each with the interaction of a pact that has to refuse it. */
import type { PactEngine } from '../../contracts/pact-engine';
import { verifyPact, type PactFile, type Provider } from '../../contracts/verify-pact';
import { wirePacts } from '../../contracts/wire-pacts';
import { callsOfWire, framesAsProvider, type WireAnswer, type Frames } from './wire-provider';

export interface WireMutant {
  readonly name: string;
  readonly pact: string;
  /** Description of the interaction. */
  readonly refusedBy: string;
  readonly provider: (frames: Frames) => Provider;
}

const login = 'liveperson-login';

function ofCalls(name: string, refusedBy: string, change: (answer: WireAnswer) => WireAnswer): WireMutant {
  return { name, pact: login, refusedBy, provider: () => callsOfWire(change) };
}

/** With one text of the frame or of the answer replaced by another; what is not there makes a mutant that is none. */
function replaced(json: unknown, from: string | RegExp, to: string): unknown {
  const text = JSON.stringify(json);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`The mutant changes nothing: ${String(from)} is not in ${text}.`);
  return JSON.parse(changed) as unknown;
}

function ofBody(name: string, refusedBy: string, from: string | RegExp, to: string): WireMutant {
  return ofCalls(name, refusedBy, ({ status, body }) => ({ status, body: replaced(body, from, to) }));
}

function ofFrames(pact: string, key: keyof Frames, name: string, refusedBy: string, from: string | RegExp, to: string) {
  const provider = (frames: Frames) => framesAsProvider(frames[key], (frame) => replaced(frame, from, to));
  return { name, pact, refusedBy, provider };
}

/** A bot that says one message otherwise. */
export const saidWith = (name: string, refusedBy: string, from: string | RegExp, to: string) =>
  ofFrames('liveperson-agent-says', 'said', name, refusedBy, from, to);
const heard = (name: string, refusedBy: string, from: string | RegExp, to: string) =>
  ofFrames('liveperson-agent-hears', 'heard', name, refusedBy, from, to);

export const wireMutants: readonly WireMutant[] = [
  ofBody('csds-names-an-address', 'where the service agentVep is', /"baseURI":"/, '"baseURI":"https://'),
  ofBody('csds-leaves-the-account-out', 'where the service asyncMessagingEnt is', /"account":"[^"]*",/, ''),
  ofBody('csds-lacks-the-socket', 'where all services are', 'asyncMessagingEnt', 'asyncMessaging'),
  ofBody('login-without-csrf', 'a login with user and password', /"csrf":"[^"]*",/, ''),
  ofBody('login-without-pid', 'a login with user and password', /,"userPid":"[^"]*"/, ''),
  ofCalls('login-takes-any-password', 'a login with a wrong password', ({ body }) => ({ status: 200, body })),
  ofCalls('refreshes-for-nobody', 'a refresh of a session that nobody has', ({ body }) => ({ status: 200, body })),
  ofCalls('refreshes-for-nobody-at-all', 'a refresh of the session', ({ body }) => ({ status: 401, body })),
  saidWith('busy-from-the-start', 'that it takes conversations', 'ONLINE', 'AWAY'),
  saidWith('hears-of-closed-ones', 'that it wants to hear of its conversations', 'OPEN', 'CLOSE'),
  saidWith('takes-rings-in-small-letters', 'that it takes a ring', 'ACCEPTED', 'accepted'),
  saidWith('ring-without-its-id', 'that it takes a ring', 'ringId', 'id'),
  saidWith('text-under-another-name', 'a text for the consumer', '"message"', '"text"'),
  saidWith('text-without-its-dialog', 'a text for the consumer', 'dialogId', 'conversation'),
  saidWith('stays', 'a transfer to a skill', 'REMOVE', 'ADD'),
  saidWith('skill-under-another-name', 'a transfer to a skill', '"skill"', '"skillId"'),
  saidWith('request-without-an-id', 'a transfer to a skill', /"id":"[^"]*",/, ''),
  heard('rings-without-an-id', 'that a conversation rings', '"ringId"', '"id"'),
  heard('conversation-without-pids', 'that it has a conversation', 'participantsPId', 'pids'),
  heard('text-without-a-role', 'a text of the consumer', '"role"', '"kind"'),
  heard('answer-without-a-sequence', 'that its text was taken', '"sequence"', '"number"'),
  heard('answer-to-nobody', 'that its transfer was taken', '"reqId"', '"id"'),
  heard('refused-as-taken', 'that its transfer was refused', '"code":409', '"code":202'),
  heard('left-as-an-update', 'that it has left a conversation', 'DELETE', 'UPSERT'),
];

/** Why its interaction refuses it, in words; undefined where it is accepted. */
export async function refusalOf(mutant: WireMutant, frames: Frames, engine: PactEngine): Promise<string | undefined> {
  const pact = wirePacts.find(({ name }) => name === mutant.pact);
  const interactions = pact?.interactions.filter(({ description }) => description === mutant.refusedBy) ?? [];
  if (!pact || interactions.length === 0) throw new Error(`No pact has the interaction "${mutant.refusedBy}".`);
  const file = JSON.parse(await engine.write(pact, interactions)) as PactFile;
  const [verified] = await verifyPact(engine, file, mutant.provider(frames));
  if (!verified || verified.hindrance) throw verified?.hindrance ?? new Error('Nothing was tried.');
  if (verified.matched) return undefined;
  return verified.differences.map(({ told }) => told).join(' | ');
}
