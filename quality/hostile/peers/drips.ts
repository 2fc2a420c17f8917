/** Sends an answer so slowly that no single byte is late and the whole never comes. */
import type { RequestListener } from 'node:http';
import { declaration, hostHttp, pliant, type HostilePeer } from '../peer';

function dripping(text: string): RequestListener {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const bytes = [...text];
    const drip = () => response.write(bytes.shift() ?? ' ');
    drip();
    const timer = setInterval(drip, 1_000);
    response.once('close', () => clearInterval(timer));
  };
}

export const drips: readonly HostilePeer[] = [
  {
    name: 'drips',
    conduct: 'Sends its declaration a byte a second.',
    serve: () => hostHttp(dripping(JSON.stringify(declaration))),
    exitCodes: [3],
    args: ['--call-deadline=0.5'],
    says: /did not answer GET \/ within 0\.5 s \(--call-deadline\)/,
  },
  {
    name: 'drips-at-event',
    conduct: 'Sends its answer to what the consumer said a byte a second.',
    serve: () => hostHttp(pliant({ event: dripping('{}') })),
    exitCodes: [3],
    args: ['--call-deadline=0.5'],
    says: /did not answer POST \/conversations\/[^ ]+\/events within 0\.5 s \(--call-deadline\)/,
  },
];
