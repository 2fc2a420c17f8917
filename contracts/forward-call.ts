/** Passes a call on to another server, as it came, and its answer back. */
import { Agent, request } from 'undici';
import type { HttpLine } from '../play/adapters/http-line';
import type { GatewayAnswer, Call } from './gateway';

const longestAnswerBytes = 1024 * 1024;

/** Whoever answered was reached, and said more than an answer may hold. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

/** Whoever answered was reached, and coded a body for which no coding was asked. */
export class AnswerCoded extends Error {
  override readonly name = 'AnswerCoded';
}

/** No connection is kept: who has hung up meanwhile must not look like a fault of the implementation. */
const oneCallEach = new Agent({ pipelining: 0 });

/** Headers that belong to a connection, and not to what is said over it. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect'];

/** Without a line the other server is one of ours. */
export function forwardCall(url: string, call: Call, deadlineMs: number, line?: HttpLine): Promise<GatewayAnswer> {
  const forward = () => forwardNow(url, call, deadlineMs, line);
  return line ? line.inTurn(forward) : forward();
}

async function forwardNow(url: string, call: Call, deadlineMs: number, line?: HttpLine): Promise<GatewayAnswer> {
  const sent = {
    method: call.method,
    headers: {
      ...Object.fromEntries(Object.entries(call.headers).filter(([name]) => !ownHeaders.includes(name))),
      'accept-encoding': 'identity',
    },
    ...(call.body === '' ? {} : { body: call.body }),
    signal: AbortSignal.timeout(deadlineMs),
  };
  const { pathname, search } = new URL(url);
  const answer = await (line
    ? line.requestAlone({ ...sent, path: `${pathname}${search}` })
    : request(url, { ...sent, dispatcher: oneCallEach }));
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) throw new AnswerTooLong(`more than ${longestAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  const coding = [answer.headers['content-encoding'] ?? []].flat().join(', ');
  if (bytes > 0 && !/^(identity)?$/i.test(coding)) {
    throw new AnswerCoded(
      `a body in the coding "${coding}", although it was asked for none (Accept-Encoding: identity)`,
    );
  }
  const type = answer.headers['content-type'];
  return {
    status: answer.statusCode,
    headers: typeof type === 'string' ? { 'content-type': type } : {},
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
