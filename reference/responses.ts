/** How the implementation puts its answers to the suite. */
import type { ServerResponse } from 'node:http';

export class Responses {
  /** A conversation was started. */
  started(response: ServerResponse): void {
    this.send(response, 201, 'application/json', {});
  }

  /** An act was carried out; there is nothing to say about it. */
  done(response: ServerResponse): void {
    response.writeHead(204).end();
  }

  declared(response: ServerResponse, declaration: object): void {
    this.send(response, 200, 'application/json', declaration);
  }

  /** Problem details, RFC 9457. */
  problem(response: ServerResponse, status: number, title: string, detail: string): void {
    this.send(response, status, 'application/problem+json', { type: 'about:blank', title, status, detail });
  }

  protected send(response: ServerResponse, status: number, contentType: string, body: object): void {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) }).end(text);
  }
}
