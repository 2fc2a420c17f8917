import type { IncomingMessage } from 'node:http';

/** Bytes of one request's body that the double keeps before it refuses. */
export const longestBodyBytes = 1024 * 1024;

/** Bytes read in all before the connection is cut: a caller that is still sending cannot hear a refusal. */
const bytesRead = 16 * longestBodyBytes;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The whole body as text. Rejects with {@link BodyTooLarge} beyond the limit, keeping nothing beyond it. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesRead) break;
    if (bytes <= longestBodyBytes) chunks.push(chunk);
  }
  if (bytes > longestBodyBytes) throw new BodyTooLarge(`The body is longer than ${longestBodyBytes} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}
