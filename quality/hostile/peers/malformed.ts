/** Answers that are not what their headers, or their letters, say. */
import { declaration, hostHttp, hostTcp, pliant, type HostilePeer } from '../peer';

const declared = JSON.stringify(declaration);
/** What becomes of a peer that declares well enough and then does nothing. */
const nothingCame = /no text reached the consumer\. Nothing reached the platform/;

export const malformed: readonly HostilePeer[] = [
  {
    name: 'invalid-utf8',
    conduct: 'Declares a name that is no UTF-8, and does nothing.',
    serve: () =>
      hostHttp(
        pliant({
          declare: (_, response) => {
            const [before = '', after = ''] = declared.split('hostile');
            response
              .writeHead(200, { 'content-type': 'application/json' })
              .end(Buffer.concat([Buffer.from(`${before}h`), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(after)]));
          },
        }),
      ),
    exitCodes: [4],
    says: nothingCame,
  },
  {
    name: 'wrong-content-type',
    conduct: 'Calls its declaration an image, and does nothing.',
    serve: () =>
      hostHttp(
        pliant({ declare: (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(declared) }),
      ),
    exitCodes: [4],
    says: nothingCame,
  },
  {
    name: 'length-too-long',
    conduct: 'Promises more bytes than it sends, and closes.',
    serve: () =>
      hostTcp((socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${declared.length + 50}\r\n\r\n${declared}`)),
    exitCodes: [3, 4],
    says: /GET \/ ended with|is not HTTP/,
  },
  {
    name: 'length-too-short',
    conduct: 'Sends more bytes than it promises.',
    serve: () =>
      hostTcp((socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${declared.length - 50}\r\n\r\n${declared}`)),
    exitCodes: [4],
    says: /Expected a declaration in JSON/,
  },
];
