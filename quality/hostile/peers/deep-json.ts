/** Nests JSON so deep that a reader which recurses runs out of stack. */
import { hostHttp, post, talking, type HostilePeer } from '../peer';

const depth = 100_000;
const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;

export const deepJson: readonly HostilePeer[] = [
  {
    name: 'deep-declaration',
    conduct: 'Declares a list in a list, a hundred thousand deep.',
    serve: () => hostHttp((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(deep)),
    exitCodes: [4],
    says: /something that is not a declaration/,
  },
  {
    name: 'deep-message',
    conduct: 'Says to the consumer a text that is a list in a list, a hundred thousand deep.',
    serve: () => hostHttp(talking(({ messagesUrl }) => post(messagesUrl, `{"text":${deep}}`))),
    exitCodes: [1, 6],
    says: /nested more than 100 levels deep|The consumer read/,
  },
];
