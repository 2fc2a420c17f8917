/** Sends the suite on to somebody else, who might get its credentials, or in circles. */
import { hostHttp, json, pliant, declaration, type HostilePeer, type Hosted } from '../peer';

/** A peer that redirects to a second server, which counts who comes. */
async function elsewhere(): Promise<Hosted> {
  let visitors = 0;
  const other = await hostHttp((_, response) => {
    visitors += 1;
    json(response, 200, declaration);
  });
  const redirecting = await hostHttp((_, response) => response.writeHead(307, { location: other.url }).end());
  return {
    url: redirecting.url,
    stop: async () => {
      await redirecting.stop();
      await other.stop();
    },
    achieved: () => (visitors > 0 ? `${visitors} calls came to the other origin` : undefined),
  };
}

export const redirects: readonly HostilePeer[] = [
  {
    name: 'redirects-elsewhere',
    conduct: 'Redirects every call to another origin.',
    serve: elsewhere,
    exitCodes: [4],
    says: /status 307 .*Redirects are not followed/,
  },
  {
    name: 'redirects-in-circles',
    conduct: 'Redirects the start of a conversation to itself.',
    serve: () =>
      hostHttp(
        pliant({ start: (incoming, response) => response.writeHead(308, { location: incoming.url ?? '/' }).end() }),
      ),
    exitCodes: [4],
    says: /answered POST \/conversations with status 308 .*Redirects are not followed/,
  },
];
