/** Passes bytes on between a client and a server, and does with the connections what servers in the field do. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Manner {
  /** Sent before each answer. */
  readonly before?: string;
  /** More connections than these are reset. */
  readonly takes?: number;
}

export interface Relay {
  readonly url: string;
  /** Connections that were reset because there were too many. */
  readonly refused: () => number;
  stop(): Promise<void>;
}

/** A relay before this server, with these manners. */
export async function startRelay(to: URL, { before, takes = Infinity }: Manner): Promise<Relay> {
  const open = new Set<Socket>();
  let refused = 0;
  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (open.size >= takes) {
      refused += 1;
      client.resetAndDestroy();
      return;
    }
    open.add(client);
    const behind = connect(Number(to.port), to.hostname).on('error', () => client.destroy());
    client.on('data', (chunk: Buffer) => behind.write(chunk));
    behind.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      const begins = text.startsWith('HTTP/1.1 ');
      const said = begins ? `${before ?? ''}${text.replace(/^keep-alive: .*\r\n/im, '')}` : text;
      client.write(said, 'latin1');
    });
    client.once('close', () => {
      open.delete(client);
      behind.destroy();
    });
    behind.once('close', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    refused: () => refused,
    stop: async () => {
      open.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
