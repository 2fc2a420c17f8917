/** Peers that do not speak the protocol at all. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Served } from '../endpoint';
import type { Peer } from './peer';

/** Answers every call in the same manner. */
class Stranger implements Served {
  constructor(private readonly reply: (response: ServerResponse) => void) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    this.reply(response);
  }

  stop(): void {}
}

function stranger(name: string, conduct: string, reply: (response: ServerResponse) => void): Peer {
  return { name, conduct, kind: 'stranger', serve: () => new Stranger(reply) };
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export const strangers: readonly Peer[] = [
  stranger('empty-object', 'Answers everything with status 200 and an empty object.', (response) =>
    sendJson(response, {}),
  ),
  stranger('always-500', 'Answers everything with status 500.', (response) => {
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
  }),
  stranger('random-json', 'Answers everything with JSON that means nothing.', (response) => {
    sendJson(response, { [randomBytes(4).toString('hex')]: [randomBytes(8).toString('base64'), randomBytes(1)[0]] });
  }),
  stranger('web-page', 'Answers everything with a page of HTML.', (response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><title>Welcome</title><h1>It works</h1>');
  }),
  stranger('hung-from-start', 'Takes every call and never answers any.', () => undefined),
];
