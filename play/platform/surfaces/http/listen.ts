/** Where the suite's own servers listen: on loopback, unless this machine has a name by which others reach it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const loopback = '127.0.0.1';

/**
 * Has the server listen on a free port and resolves to its base URL, without a slash at the end. With `reachedAs`, the
 * host name or address under which an implementation in a container or on another machine reaches this one, it listens
 * on every interface; otherwise on loopback alone. Rejects when it cannot listen.
 */
export async function listen(server: Server, reachedAs?: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (reachedAs === undefined) server.listen(0, loopback, resolve);
    else server.listen(0, resolve);
  });
  return `http://${reachedAs ?? loopback}:${(server.address() as AddressInfo).port}`;
}
