/** What the suite really sends is what the pact for conformance endpoints says that it sends. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { reachByHttp } from '../play/adapters/reach-by-http';
import type { Reached } from '../play/adapters/reached';
import type { PlatformEvent, StartConversation } from '../protocol/types';
import { declaring, serve } from '../quality/testing/serve';
import { expect, test } from '../quality/testing/test';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

interface Interaction {
  readonly description: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: { readonly 'Content-Type'?: readonly string[] };
    readonly body?: { readonly content: unknown };
  };
}

const file = path.join(__dirname, 'pacts', 'suite-endpoint.json');
const { interactions } = JSON.parse(readFileSync(file, 'utf8')) as { interactions: readonly Interaction[] };
const conversationId = 'contract-conversation';

/** Has the suite make the call that an interaction asks for. */
async function make({ adapter, inbox }: Reached, { request }: Interaction): Promise<unknown> {
  const body = request.body?.content;
  const call = `${request.method} ${request.path.replace(`/${conversationId}`, '')}`;
  if (call === 'GET /') return adapter.declare();
  if (call === 'DELETE /conversations') return adapter.end(conversationId);
  if (call === 'POST /conversations') return adapter.start(body as StartConversation);
  if (call === 'POST /conversations/clock')
    return adapter.advance(conversationId, (body as { advanceMs: number }).advanceMs);
  if (call === 'POST /conversations/outage')
    return adapter.outage(conversationId, (body as { silent: boolean }).silent);
  if (call === 'POST /conversations/events') return inbox.deliver(conversationId, body as PlatformEvent);
  throw new Error(`The suite has no way to call ${call}.`);
}

async function read(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

for (const interaction of interactions) {
  test(`the suite's own call is the one of the pact: ${interaction.description}`, async () => {
    const calls: Call[] = [];
    const declare = declaring({}, () => undefined);
    const serving = await serve((incoming, response) => {
      void read(incoming).then((body) => {
        const { method = '', url = '', headers } = incoming;
        calls.push({ method, path: url, contentType: headers['content-type'], body });
        if (url === '/') declare(incoming, response);
        else response.writeHead(204).end();
      });
    });
    const reached = reachByHttp(new URL(serving.url), { callDeadlineMs: 5_000, connections: 1 });
    try {
      await make(reached, interaction);
    } finally {
      await reached.adapter.close();
      await serving.stop();
    }

    const { method, path: at, headers, body } = interaction.request;
    expect(calls).toEqual([{ method, path: at, contentType: headers?.['Content-Type']?.[0], body: body?.content }]);
  });
}

test('the pact has interactions to compare with', () => {
  expect(interactions.length).toBeGreaterThan(10);
});
