/** Sends its declaration so slowly that no single byte is late and the whole never comes. */
import { declaration, hostHttp, type HostilePeer } from '../peer';

export const drips: HostilePeer = {
  name: 'drips',
  conduct: 'Sends its declaration a byte a second.',
  serve: () =>
    hostHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const bytes = [...JSON.stringify(declaration)];
      const drip = () => response.write(bytes.shift() ?? ' ');
      drip();
      const timer = setInterval(drip, 1_000);
      response.once('close', () => clearInterval(timer));
    }),
  exitCodes: [3],
  args: ['--call-deadline=0.5'],
  says: /did not answer GET \/ within 0\.5 s \(--call-deadline\)/,
};
