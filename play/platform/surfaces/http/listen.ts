/** Where the suite's own servers listen: on loopback, unless this machine has a name by which others reach it. */
import type { AddressInfo, Server } from 'node:net';

export const loopback = '127.0.0.1';

/**
 * Has the server listen on a free port and resolves to that. With `reachedAs`, the host name or address under which an
 * implementation in a container or on another machine reaches this one, it listens on every interface; otherwise on
 * loopback alone. Rejects when it cannot listen.
 */
export async function listenOnFreePort(server: Server, reachedAs?: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (reachedAs === undefined) server.listen(0, loopback, resolve);
    else server.listen(0, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** The same, and resolves to the server's base URL, without a slash at the end. */
export async function listen(server: Server, reachedAs?: string): Promise<string> {
  return `http://${reachedAs ?? loopback}:${await listenOnFreePort(server, reachedAs)}`;
}
