/** Answers with headers that never come to their end. */
import { hostTcp, type HostilePeer } from '../peer';

export const endlessHeaders: HostilePeer = {
  name: 'endless-headers',
  conduct: 'Sends one header after the other, without end.',
  serve: () =>
    hostTcp((socket) => {
      let n = 0;
      const more = () => {
        while (!socket.destroyed && socket.write(`x-${(n += 1)}: ${'y'.repeat(200)}\r\n`));
      };
      socket.on('drain', more).write('HTTP/1.1 200 OK\r\n');
      more();
    }),
  exitCodes: [4],
  says: /answered GET \/ with something that is not HTTP: .*[Hh]eaders? [Oo]verflow/,
};
