import type { ServerResponse } from 'node:http';

/** Answers with problem details (RFC 9457); does nothing when the connection is gone. */
export function refuse(response: ServerResponse, status: number, detail: string): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify({ type: 'about:blank', title: 'The platform refuses this call', status, detail });
  response.writeHead(status, { 'content-type': 'application/problem+json', connection: 'close' }).end(body);
}
