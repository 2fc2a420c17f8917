import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface RecordingProxy {
  readonly url: string;
  /** Every call that reached it, as `CONNECT host:port` or `POST http://host/path`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** Answers every call as if it were the other side, and has it down in its book. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.on('connection', (socket) => void sockets.add(socket));
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
