/** Codes its answers although it was asked for none. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { declaration, hostHttp, pliant, type HostilePeer } from '../peer';

const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;

export const codes: readonly HostilePeer[] = Object.entries(codings).map(([coding, code]) => ({
  name: `codes-in-${coding}`,
  conduct: `Answers in ${coding}, for which nobody has asked.`,
  serve: () =>
    hostHttp(
      pliant({
        declare: (_, response) =>
          response
            .writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding })
            .end(code(JSON.stringify(declaration))),
      }),
    ),
  exitCodes: [4],
  says: new RegExp(`a body in the coding "${coding}"`),
}));
