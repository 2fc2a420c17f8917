/** The connections of a server that anybody may open: no more of them at once than a run has room for, and none left at its end. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isAmongLast } from '../../adapters/own-limits';
import type { PlatformLoad } from './platform-limits';

export class TakenConnections {
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly server: Server,
    private readonly load: PlatformLoad,
  ) {
    server.on('connection', (socket: Socket) => void this.take(socket));
  }

  /** Those of which the server itself knows nothing too: the ones it gave away, and those in the middle of a handshake. */
  closeAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Counts it. Beyond the limit idle ones are closed, and where that is not enough this one, and the run with it. */
  private async take(socket: Socket): Promise<void> {
    const { sockets, server, load } = this;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const { connections } = load.limits;
    const isLast = isAmongLast(socket);
    if (sockets.size <= connections && !isLast) return;
    server.closeIdleConnections();
    // Those that were closed are gone two turns later.
    await nextTurn();
    await nextTurn();
    if (sockets.size > connections) load.tooManyConnections();
    else if (isLast) load.noFileLeft();
    else return;
    socket.destroy();
  }
}
