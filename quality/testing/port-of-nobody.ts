/** A port on loopback for a server that begins later: nobody listens at it, and the system gives it to nobody by itself. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give out for connections, which one that was given back soon is again. */
const [lowest, highest] = [20_000, 32_767];

export async function portOfNobody(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listens = await new Promise<boolean>((resolve) =>
    server
      .once('error', () => resolve(false))
      .once('listening', () => resolve(true))
      .listen(port, '127.0.0.1'),
  );
  if (listens) await new Promise((resolve) => server.close(resolve));
  return listens;
}
