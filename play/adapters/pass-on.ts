/** Hands on what another program writes, line by line behind a bar, so that no line of it can pass for one of ours. */
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line that is longer comes in pieces: who writes without end fills no memory. */
const longestLine = 8_000;

/** Resolves when there is no more. */
export function passOn(from: Readable, to: Writable): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  const write = (lines: readonly string[]) => {
    if (lines.length > 0) to.write(lines.map((line) => `| ${line}\n`).join(''));
  };
  const take = (text: string) => {
    // Every one of these begins a new line on some terminal or in some log.
    const lines = (pending + text).split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
    pending = lines.pop() ?? '';
    write(lines);
    while (pending.length > longestLine) {
      write([pending.slice(0, longestLine)]);
      pending = pending.slice(longestLine);
    }
  };
  from.on('error', () => undefined).on('data', (chunk: Buffer) => take(decoder.write(chunk)));
  return new Promise((resolve) =>
    from.once('close', () => {
      take(decoder.end());
      if (pending !== '') write([pending]);
      resolve();
    }),
  );
}
