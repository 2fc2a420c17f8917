import type { IncomingMessage } from 'node:http';
import type { PlatformLoad } from '../platform-limits';

/** Bytes of one request's body that the double keeps before it refuses. */
export const longestBodyBytes = 1024 * 1024;

/** Bytes read in all before the connection is cut: a caller that is still sending cannot hear a refusal. */
const bytesRead = 16 * longestBodyBytes;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * The whole body as text. Rejects with {@link BodyTooLarge} beyond the limit, keeping nothing beyond it. What is held meanwhile
 * counts for `load`.
 */
export function readBody(request: IncomingMessage, load?: Pick<PlatformLoad, 'hold' | 'release'>): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let held = 0;
    const letGo = () => {
      load?.release(held);
      held = 0;
    };
    const tooLarge = () => new BodyTooLarge(`The body is longer than ${longestBodyBytes} bytes.`);
    // By its events: an iterator over a request costs more than the few bytes that most bodies have.
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= longestBodyBytes) {
        chunks.push(chunk);
        held += chunk.length;
        load?.hold(chunk.length);
      } else if (bytes > bytesRead) {
        reject(tooLarge());
        request.destroy();
      }
    });
    request.once('end', () => {
      letGo();
      if (bytes > longestBodyBytes) reject(tooLarge());
      else resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '');
    });
    request.once('error', reject);
    request.once('close', () => {
      letGo();
      // It closes after every call, and an error with its stack is dear.
      if (!request.readableEnded) reject(new Error('The call was broken off before its body had come.'));
    });
  });
}
