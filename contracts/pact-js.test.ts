/** The way our pages recommend to a vendor who tests with Pact's own library: it has to arrive at our pact. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { expect, test } from '../quality/testing/test';
import { temporaryFolder } from '../quality/testing/temporary-folder';
import { mediaType, someText } from './matchers';

interface PactFile {
  readonly interactions: readonly {
    readonly description: string;
    readonly request?: unknown;
    readonly response?: unknown;
  }[];
}

/** Mock servers of this version may miss the last request when they are asked at once. */
const settleMs = 5;

test('an interaction written with the consumer library is the one in our pact', async () => {
  process.env['PACT_DO_NOT_TRACK'] = 'true';
  const description = 'a transfer to a skill by an Integration interaction';
  const ours = readPact(path.join(__dirname, 'pacts', 'implementation-transfer-api.json'), description);
  const request = {
    conversationId: 'contract-conversation',
    chatBotId: 'contract-bot',
    message: 'One moment please',
    agentSkillId: '3402109730',
  };
  const folder = await temporaryFolder();
  const dir = folder.path;
  const pact = new PactV4({
    consumer: 'implementation',
    provider: 'transfer-api',
    dir,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });

  await pact
    .addInteraction()
    .given('the Transfer API accepts a transfer')
    .uponReceiving(description)
    .withRequest('POST', '/transfers', (builder) => {
      builder.headers({ 'Content-Type': mediaType('application/json') as string });
      builder.jsonBody(request);
    })
    .willRespondWith(200, (builder) => {
      builder.headers({ 'Content-Type': mediaType('application/json') as string });
      builder.jsonBody({
        transferId: someText('contract-transfer') as string,
        status: 'ACCEPTED',
        skill: { id: '3402109730', name: someText('Billing') as string },
      });
    })
    .executeTest(async ({ url }) => {
      const body = JSON.stringify(request);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/transfers`, { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({ status: 'ACCEPTED' });
      await sleep(settleMs);
    });

  const [file = ''] = readdirSync(dir);
  const theirs = readPact(path.join(dir, file), description);
  await folder.remove();
  expect(theirs.request).toEqual(ours.request);
  expect(theirs.response).toEqual(ours.response);
});

function readPact(file: string, description: string) {
  const { interactions } = JSON.parse(readFileSync(file, 'utf8')) as PactFile;
  const found = interactions.find((each) => each.description === description);
  if (!found) throw new Error(`${file} has no interaction "${description}".`);
  return found;
}
