/** A server that hands every call on to another one, and declares something else than that does. */
import { request, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Declaration } from '../../protocol/types';
import { serve, type Serving } from './serve';

export function restated(url: URL, overrides: Partial<Declaration>): Promise<Serving> {
  const listener: RequestListener = (incoming, response) => {
    const { method = 'GET', headers } = incoming;
    const to = new URL((incoming.url ?? '/').slice(1), url);
    const { host: _, connection: __, ...rest } = headers;
    // A connection of its own for each call: one that waits for the next may be closed at that very moment.
    const onward = request(to, { method, headers: rest, agent: false }, (answer) => {
      const status = answer.statusCode ?? 500;
      if (incoming.url !== '/') {
        response.writeHead(status, answer.headers);
        answer.pipe(response);
        return;
      }
      void text(answer).then((declared) => {
        const declaration = { ...(JSON.parse(declared) as Declaration), ...overrides };
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(declaration));
      });
    });
    onward.once('error', () => response.destroy());
    incoming.pipe(onward);
  };
  return serve(listener);
}
