import type { ServerResponse } from 'node:http';
import { refusalBody } from './refusal-body';

/** Answers with problem details (RFC 9457); does nothing when the connection is gone. */
export function refuse(response: ServerResponse, status: number, detail: string): void {
  if (response.headersSent || response.destroyed) return;
  const body = refusalBody(status, detail);
  response.writeHead(status, { 'content-type': 'application/problem+json', connection: 'close' }).end(body);
}
