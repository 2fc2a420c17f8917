/** Calls the platform far more often, or with far more, than any bot has reason to. */
import { request } from 'node:http';
import { hostHttp, post, talking, pliant, bodyOf, type HostilePeer, type Platform } from '../peer';
import type { StartConversation } from '../../../protocol/types';

/** In the check a few more calls than the double takes; in the long test the hundred thousand of the requirement. */
const calls = Number(process.env['HOSTILE_CALLS'] ?? 2_300);
const lanes = 16;

async function flood({ messagesUrl }: Platform): Promise<void> {
  let left = calls;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      // Whoever is refused, or cut off, tries again: that is the point of a flood.
      await post(messagesUrl, { text: `word ${left}` }).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Only the first conversation that speaks floods: one is enough, and the test stays short. */
function once(): (platform: Platform) => Promise<void> {
  let flooded = false;
  return async (platform) => {
    if (flooded) return;
    flooded = true;
    await flood(platform);
  };
}

const megabyte = 2 ** 20;
const lettersPerText = 100 * megabyte;

/** What the other end, its buffers and ours may take in before the connection is cut. */
const mostTaken = 64 * megabyte;

/** Says one text of that many letters, block by block as they are taken. Resolves to the bytes that were taken in. */
async function sayEndlessly(url: string): Promise<number> {
  const block = Buffer.alloc(64 * 1024, 0x61);
  let sent = 0;
  const outgoing = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  const over = new Promise<void>((resolve) => {
    outgoing.on('error', () => resolve()).on('close', () => resolve());
    outgoing.on('response', (answer) => answer.resume());
  });
  const more = () => {
    while (sent < lettersPerText && !outgoing.destroyed) {
      sent += block.length;
      if (!outgoing.write(block)) return;
    }
    outgoing.end('"}');
  };
  outgoing.on('drain', more).write('{"text":"');
  more();
  await over;
  return sent;
}

export const floods: readonly HostilePeer[] = [
  {
    name: 'floods-with-calls',
    conduct: `Says ${calls} texts when the consumer speaks.`,
    serve: () => hostHttp(talking(once())),
    exitCodes: [1, 3, 4, 6],
    says: /The consumer read|More than 2000 calls|answer/,
  },
  {
    name: 'floods-with-bytes',
    conduct: 'Says a text of a hundred megabytes.',
    serve: async () => {
      let taken: number | undefined;
      const hosted = await hostHttp(
        talking(async ({ messagesUrl }) => {
          if (taken !== undefined) return;
          taken = 0;
          taken = await sayEndlessly(messagesUrl);
        }),
      );
      return {
        ...hosted,
        achieved: () =>
          taken !== undefined && taken > mostTaken ? `${taken} bytes of one text were taken in.` : undefined,
      };
    },
    exitCodes: [1, 4, 6],
    says: /longer than 1048576 bytes|no text reached the consumer|The consumer read/,
    args: ['--call-deadline=20'],
  },
  {
    name: 'calls-after-the-end',
    conduct: 'Goes on speaking when a conversation has ended.',
    serve: () => {
      const started: StartConversation[] = [];
      return hostHttp(
        pliant({
          start: (incoming, response) =>
            void bodyOf(incoming).then((body) => {
              started.push(JSON.parse(body) as StartConversation);
              response.writeHead(201).end();
            }),
          event: (incoming, response) => {
            incoming.resume();
            const speak = started.slice(-3).map(({ platform }) => post(platform.messagesUrl, { text: 'still here' }));
            void Promise.allSettled(speak).then(() => response.writeHead(204).end());
          },
          end: (_, response) => {
            response.writeHead(204).end();
            for (const { platform } of started)
              void post(platform.messagesUrl, { text: 'late' }).catch(() => undefined);
          },
        }),
      );
    },
    exitCodes: [1, 4, 6],
    says: /conversations that had ended|The consumer read/,
  },
];
