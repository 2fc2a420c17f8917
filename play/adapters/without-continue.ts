/**
 * Takes `100 Continue` out of what a server sends. Nobody asked for it, and HTTP lets a server send it all the same; undici
 * takes it for a broken answer. Other interim answers are told to undici as they come.
 */
import type { Socket } from 'node:net';

const interim = /^HTTP\/1\.[01] 100[ \r]/;
const beginning = 'HTTP/1.1 100 ';
const endOfHead = '\r\n\r\n';
/** An interim answer is a line and hardly ever a header. */
const longestInterimBytes = 16 * 1024;

/** The same socket, from which no `100 Continue` is read any more. It is used for one call at a time. */
export function withoutContinue(socket: Socket): Socket {
  const push = socket.push.bind(socket);
  const write = socket.write.bind(socket);
  let atStart = true;
  let held: Buffer = Buffer.alloc(0);

  function pass(): boolean {
    const all = held;
    held = Buffer.alloc(0);
    atStart = false;
    return all.length === 0 || push(all);
  }

  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (!atStart || !Buffer.isBuffer(chunk)) {
      const passed = pass();
      return push(chunk, encoding) && passed;
    }
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const head = held.subarray(0, beginning.length).toString('latin1');
      if (mayBegin(head)) return true;
      if (!interim.test(head)) return pass();
      const end = held.indexOf(endOfHead);
      if (end < 0) return held.length <= longestInterimBytes || pass();
      held = held.subarray(end + endOfHead.length);
    }
  };

  // What comes after a request was sent is the beginning of an answer.
  socket.write = ((...args: Parameters<Socket['write']>) => {
    atStart = true;
    return write(...args);
  }) as Socket['write'];

  return socket;
}

/** Whether more has to come before it is known what this is. */
function mayBegin(head: string): boolean {
  return head.length < beginning.length && (beginning.startsWith(head) || 'HTTP/1.0 100 '.startsWith(head));
}
