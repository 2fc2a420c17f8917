/** One HTTP server for the honest implementation and, at paths of their own, for all that differ from it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Served } from './endpoint';
import { tellError } from './tell-error';

/** Finds what is served at `/<family>/<name>/`; undefined when there is nothing. */
export type FindServed = (family: string, name: string) => Served | undefined;

const patienceMs = 300_000;

export class Host {
  private readonly server: Server;
  private readonly served = new Map<string, Served>();

  private constructor(
    private readonly root: Served,
    private readonly find: FindServed,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        process.stderr.write(`${tellError(error)}\n`);
        response.destroy();
      });
    });
    // Longer than the busiest machine makes a caller wait between two calls, or within one.
    this.server.keepAliveTimeout = patienceMs;
    this.server.requestTimeout = patienceMs;
  }

  static async start(port: number, root: Served, find: FindServed): Promise<Host> {
    const host = new Host(root, find);
    await new Promise<void>((resolve, reject) => {
      host.server.once('error', reject);
      host.server.listen(port, '127.0.0.1', resolve);
    });
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.root.stop();
    this.served.forEach((each) => each.stop());
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A caller may name the whole URL.
    const called = (request.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '');
    const [path = '/'] = (called.startsWith('/') ? called : `/${called}`).split('?');
    const [, family = '', name = '', ...rest] = path.split('/');
    const there = this.at(family, name);
    if (there) await there.answer(request, response, `/${rest.join('/')}`);
    else await this.root.answer(request, response, path);
  }

  private at(family: string, name: string): Served | undefined {
    const key = `${family}/${name}`;
    const known = this.served.get(key);
    if (known) return known;
    const found = this.find(family, name);
    if (found) this.served.set(key, found);
    return found;
  }
}
