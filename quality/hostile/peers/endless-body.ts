/** Answers with bodies that do not end, one that says so and one that claims a length. */
import type { ServerResponse } from 'node:http';
import { hostHttp, pliant, type HostilePeer } from '../peer';

const block = Buffer.alloc(64 * 1024, 0x20);

/** As fast as it is read, until the connection is gone. */
export function pour(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', more).on('error', () => undefined);
  more();
}

export const endlessBodies: readonly HostilePeer[] = [
  {
    name: 'endless-body',
    conduct: 'Answers the declaration with spaces that never end.',
    serve: () => hostHttp((_, response) => pour(response.writeHead(200, { 'content-type': 'application/json' }))),
    exitCodes: [4],
    says: /answered GET \/ with more than 1048576 bytes/,
  },
  {
    name: 'gigabyte-body',
    conduct: 'Answers the start of a conversation with a body of one gigabyte.',
    serve: () =>
      hostHttp(pliant({ start: (_, response) => pour(response.writeHead(201, { 'content-length': 2 ** 30 })) })),
    exitCodes: [4],
    says: /answered POST \/conversations with more than 1048576 bytes/,
  },
];
