/**
 * The process that holds Pact's native library. It is one of its own because the library writes its report past
 * Node's streams, and because nothing it does may take a run with it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type * as Library from '@pact-foundation/pact-core';
import type { ConsumerPact } from '@pact-foundation/pact-core';
import type { HttpInteraction, PactInteraction, MessageInteraction } from './contract';
import type { EngineCall, Errand, Participants, Replied, Verification } from './engine-messages';
import { mediaType } from './matchers';

/** The engine's folder for what is read from files or written to them; its name is our argument. */
const [, , engineFolder = ''] = process.argv;
/** Number by which the library knows version 4 of Pact's format. */
const version4 = 5;
/** A mock server of this version may say that a request is missing for some milliseconds after it has answered it. */
const settleMs = 5;
const settleTries = 20;

const open = new Map<string, { readonly pact: ConsumerPact; readonly port: number }>();

/** Loaded by the first errand, so that a library which cannot be is told like anything that it fails at. */
let loaded: typeof Library | undefined;

function library(): typeof Library {
  if (!loaded) throw new Error('No errand loaded it.');
  return loaded;
}

function newPact({ consumer, provider }: Participants): ConsumerPact {
  return library().makeConsumerPact(consumer, provider, version4, 'error');
}

function describe(pact: ConsumerPact, interaction: PactInteraction): ReturnType<typeof addMessage> | undefined {
  if (interaction.kind === 'message') return addMessage(pact, interaction);
  addHttp(pact, interaction);
  return undefined;
}

function addHttp(pact: ConsumerPact, { description, state, requirements, request, response }: HttpInteraction): void {
  const made = pact.newInteraction(description);
  made.uponReceiving(description);
  if (state.params) made.givenWithParams(state.name, JSON.stringify(state.params));
  else made.given(state.name);
  for (const id of requirements) made.addInteractionReference('requirement', id, id);
  made.withRequest(request.method, request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) made.withQuery(name, 0, value);
  if (request.body !== undefined) {
    made.withRequestHeader('Content-Type', 0, JSON.stringify(mediaType('application/json')));
    made.withRequestBody(JSON.stringify(request.body), 'application/json');
  }
  // The library takes a matcher for the status as well; its types know only numbers.
  const anySuccess = { 'pact:matcher:type': 'statusCode', status: 'success', value: 200 } as unknown as number;
  made.withStatus(response.status === 'success' ? anySuccess : response.status);
  if (response.body === undefined) return;
  const type = response.mediaType ?? 'application/json';
  made.withResponseHeader('Content-Type', 0, JSON.stringify(mediaType(type)));
  made.withResponseBody(JSON.stringify(response.body), type);
}

function addMessage(pact: ConsumerPact, { description, state, requirements, contents }: MessageInteraction) {
  const made = pact.newAsynchronousMessage(description);
  made.expectsToReceive(description);
  if (state.params) made.givenWithParams(state.name, JSON.stringify(state.params));
  else made.given(state.name);
  for (const id of requirements) made.addInteractionReference('requirement', id, id);
  made.withContents(JSON.stringify(contents), 'application/json');
  return made;
}

async function carryOut(errand: Errand): Promise<unknown> {
  loaded ??= await import('@pact-foundation/pact-core');
  switch (errand.kind) {
    case 'load':
      return undefined;
    case 'open': {
      const pact = newPact({ consumer: 'consumer', provider: 'provider' });
      addHttp(pact, errand.interaction);
      const port = pact.createMockServer('127.0.0.1', 0, false);
      open.set(errand.key, { pact, port });
      return port;
    }
    case 'close':
      return close(errand.key);
    case 'reify': {
      const made = addMessage(newPact({ consumer: 'consumer', provider: 'provider' }), errand.interaction);
      return JSON.parse(String(made.getRequestContents())) as unknown;
    }
    case 'write':
      return write(errand.participants, errand.interactions);
    case 'verify':
      return verify(errand.verification);
  }
}

async function close(key: string): Promise<unknown> {
  const opened = open.get(key);
  if (!opened) throw new Error(`No mock server was opened for "${key}".`);
  open.delete(key);
  const { pact, port } = opened;
  const unsettled = () =>
    pact.mockServerMismatches(port).every((each) => 'type' in each && each.type === 'missing-request');
  let matched = pact.mockServerMatchedSuccessfully(port);
  for (let tries = 0; !matched && unsettled() && tries < settleTries; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    matched = pact.mockServerMatchedSuccessfully(port);
  }
  const mismatches = matched ? [] : pact.mockServerMismatches(port);
  pact.cleanupMockServer(port);
  return { matched, mismatches };
}

function write(participants: Participants, interactions: readonly PactInteraction[]): string {
  const folder = mkdtempSync(path.join(engineFolder, 'written-'));
  try {
    const pact = newPact(participants);
    for (const interaction of interactions) describe(pact, interaction);
    pact.writePactFile(folder, false);
    const [file] = readdirSync(folder);
    if (file === undefined) throw new Error('The library wrote no pact file.');
    return readFileSync(path.join(folder, file), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The verifier's report; it comes as the text of an error when something did not match. */
async function verify({ provider, file, gateway, timeoutMs }: Verification): Promise<unknown> {
  const port = Number(new URL(gateway).port);
  const options = {
    provider,
    providerBaseUrl: gateway,
    providerStatesSetupUrl: `${gateway}/_state`,
    providerStatesSetupTeardown: true,
    pactUrls: [file],
    logLevel: 'error' as const,
    timeout: timeoutMs,
    transports: [{ protocol: 'message', port, path: '/_messages' }],
  };
  let said: string;
  try {
    said = String(await library().default.verifyPacts(options));
  } catch (error) {
    said = error instanceof Error ? error.message : String(error);
  }
  return JSON.parse(said) as unknown;
}

process.on('message', ({ id, errand }: EngineCall) => {
  carryOut(errand).then(
    (value) => reply({ id, value }),
    (error: unknown) => reply({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
// The parent process is gone, perhaps killed.
process.once('disconnect', () => process.exit(0));
// Whichever end this is, there may be nobody else any more who could remove it.
process.once('exit', () => rmSync(engineFolder, { recursive: true, force: true }));

function reply(replied: Replied): void {
  // The parent may be gone by now; then nobody is left to answer, and `disconnect` follows.
  process.send?.(replied, () => undefined);
}
