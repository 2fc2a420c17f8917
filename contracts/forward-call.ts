/** Passes a call on to another server, as it came, and its answer back. */
import { rootCertificates } from 'node:tls';
import { Agent, request } from 'undici';
import type { GatewayAnswer, Call } from './gateway';

const longestAnswerBytes = 1024 * 1024;

/** Whoever answered was reached, and said more than an answer may hold. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

/** No connection is kept: who has hung up meanwhile must not look like a fault of the implementation. */
const oneCallEach = new Agent({ pipelining: 0 });

/** The same for whoever trusts more certificates; one for each set of them. */
const trusting = new Map<string, Agent>();

function agentFor(ca: string | undefined): Agent {
  if (ca === undefined) return oneCallEach;
  const agent = trusting.get(ca) ?? new Agent({ pipelining: 0, connect: { ca: [...rootCertificates, ca] } });
  trusting.set(ca, agent);
  return agent;
}

/** Headers that belong to a connection, and not to what is said over it. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect'];

export async function forwardCall(url: string, call: Call, deadlineMs: number, ca?: string): Promise<GatewayAnswer> {
  const answer = await request(url, {
    method: call.method,
    headers: Object.fromEntries(Object.entries(call.headers).filter(([name]) => !ownHeaders.includes(name))),
    ...(call.body === '' ? {} : { body: call.body }),
    dispatcher: agentFor(ca),
    signal: AbortSignal.timeout(deadlineMs),
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) throw new AnswerTooLong(`more than ${longestAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  const type = answer.headers['content-type'];
  return {
    status: answer.statusCode,
    headers: typeof type === 'string' ? { 'content-type': type } : {},
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
