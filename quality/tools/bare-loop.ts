/** The same calls as generated cases make, without anything around them: what a play is compared with. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import type { Adapter } from '../../play/adapters/adapter';
import type { Inbox } from '../../play/adapters/inbox';
import type { Session } from '../../play/player/play';
import type { StartConversation } from '../../protocol/types';

interface Call {
  readonly method: 'POST' | 'DELETE';
  readonly tail: string;
  readonly body: object | undefined;
}

interface Recorded {
  readonly start: StartConversation;
  readonly calls: Call[];
}

/** The same session, which remembers the calls of each conversation. */
export function recordingOn(session: Session): { readonly session: Session; readonly conversations: Recorded[] } {
  const { adapter: inner, double } = session;
  const conversations: Recorded[] = [];
  const byId = new Map<string, Recorded>();
  const note = (id: string, method: Call['method'], tail: string, body: object | undefined) =>
    byId.get(id)?.calls.push({ method, tail, body });
  const adapter: Adapter = {
    name: inner.name,
    declare: () => inner.declare(),
    start: (start) => {
      const recorded: Recorded = { start, calls: [] };
      conversations.push(recorded);
      byId.set(start.conversationId, recorded);
      return inner.start(start);
    },
    advance: (id, advanceMs) => {
      note(id, 'POST', '/clock', { advanceMs });
      return inner.advance(id, advanceMs);
    },
    outage: (id, silent) => {
      note(id, 'POST', '/outage', { silent });
      return inner.outage(id, silent);
    },
    end: (id) => {
      note(id, 'DELETE', '', undefined);
      return inner.end(id);
    },
    close: () => inner.close(),
  };
  const inbox: Inbox = {
    deliver: (id, event) => {
      // A transfer of that time is none of this time's: its failure cannot be told again.
      if (event.type !== 'transfer-failed') note(id, 'POST', '/events', event);
      return double.deliver(id, event);
    },
  };
  return { session: { ...session, adapter, double: double.deliveringTo(inbox) }, conversations };
}

/** Makes the calls anew, so many conversations at once, with a platform that accepts everything. Conversations a second. */
export async function bareLoop(target: URL, conversations: readonly Recorded[], atOnce: number): Promise<number> {
  const platform = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url === '/messages') response.writeHead(204).end();
      else
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"transferId":"t","status":"ACCEPTED","skill":{"id":"1","name":"s"}}');
    });
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  const pool = new Pool(target.origin, { connections: 64 });
  const send = async (method: Call['method'], path: string, body: object | undefined) => {
    const answer = await pool.request({
      method,
      path,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    await answer.body.dump();
    return answer.statusCode;
  };
  const queue = conversations.map((recorded, index) => ({
    ...recorded,
    id: `bare-${process.hrtime.bigint()}-${index}`,
  }));
  const began = performance.now();
  try {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = queue.pop(); next; next = queue.pop()) {
          const start = {
            ...next.start,
            conversationId: next.id,
            platform: { messagesUrl: `${base}/messages`, transfersUrl: `${base}/transfers` },
          };
          if ((await send('POST', '/conversations', start)) !== 201) continue;
          for (const { method, tail, body } of next.calls) await send(method, `/conversations/${next.id}${tail}`, body);
        }
      }),
    );
    return conversations.length / ((performance.now() - began) / 1000);
  } finally {
    await pool.close();
    platform.closeAllConnections();
    await new Promise<void>((resolve) => platform.close(() => resolve()));
  }
}
