/** Stands before a server and passes every call on, with what goes through changed on the way. */
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Declaration } from '../../protocol/types';
import { serve, type Serving } from './serve';

interface Changes {
  /** Called before a call is passed on, which waits for it. */
  readonly before?: (incoming: IncomingMessage) => void | Promise<void>;
  readonly asked?: (body: string, incoming: IncomingMessage) => string;
  readonly declared?: (declaration: Declaration) => Declaration;
}

/** Serves what stands at `target`. */
export function servePassedOn(target: string, changes: Changes): Promise<Serving> {
  return serve((incoming, response) => {
    const before = changes.before?.(incoming);
    const passed = before ? before.then(() => passOn(incoming, target, changes)) : passOn(incoming, target, changes);
    passed.then(
      ({ status, type, body }) => response.writeHead(status, type === null ? {} : { 'content-type': type }).end(body),
      () => response.destroy(),
    );
  });
}

async function passOn(incoming: IncomingMessage, target: string, { asked, declared }: Changes) {
  const { method = 'GET', url = '/' } = incoming;
  const body = await text(incoming);
  const answer = await fetch(`${target.replace(/\/$/, '')}${url}`, {
    method,
    ...(body === '' ? {} : { body: asked?.(body, incoming) ?? body }),
    headers: { 'content-type': incoming.headers['content-type'] ?? 'application/json' },
  });
  const told = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body:
      declared && method === 'GET' && url === '/' ? JSON.stringify(declared(JSON.parse(told) as Declaration)) : told,
  };
}
