import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Declaration } from '../../protocol/types';

export interface Serving {
  readonly url: string;
  /** Takes no more calls and breaks those under way. */
  stop(): Promise<void>;
}

/** A server on loopback that answers as the listener does. */
export async function serve(listener: RequestListener): Promise<Serving> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What a server of a test declares where it does not matter. */
export const declared: Declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'of the test', version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [],
  fallbackMessage: 'Pardon?',
};

/** Answers `GET /` with a declaration, and leaves every other call to `others`. */
export function declaring(overrides: Partial<Declaration>, others: RequestListener): RequestListener {
  const declaration: Declaration = { ...declared, ...overrides };
  return (incoming, response) => {
    if (incoming.url === '/') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(declaration));
    } else others(incoming, response);
  };
}

/** Answers every call with status 500. */
export const failing: RequestListener = (incoming, response) => {
  incoming.resume();
  response.writeHead(500).end();
};

/** Takes every call and never answers. */
export const hanging: RequestListener = (incoming) => void incoming.resume();
