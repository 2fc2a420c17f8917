/** Children of the suite that end, multiply or shout, instead of answering. */
import path from 'node:path';
import type { HostilePeer } from '../peer';

const childOf = (conduct: string) => async () => ({
  url: `stdio:${process.execPath} ${path.join(__dirname, 'child.js')} ${conduct}`,
  stop: async () => undefined,
});

export const stdioPeers: readonly HostilePeer[] = [
  {
    name: 'stdio-exits',
    conduct: 'Ends, with a word on stderr, when a conversation is started.',
    serve: childOf('exits'),
    exitCodes: [3],
    says: /ended \(exit code 7\) while the suite still needed it\. The last it said on stderr: I have had enough/,
  },
  {
    name: 'stdio-forks',
    conduct: 'Leaves a grandchild behind that holds its pipes open, and does not heed a request to end.',
    serve: childOf('forks'),
    exitCodes: [4],
    says: /Nothing reached the platform/,
  },
  {
    name: 'stdio-shouts',
    conduct: 'Writes what is no message to its standard output.',
    serve: childOf('shouts'),
    exitCodes: [4],
    says: /"Listening on port 8080", on its standard output, which is not JSON|"Listening on port 8080" on its standard output, which is not JSON/,
  },
  {
    name: 'stdio-endless-line',
    conduct: 'Writes a line that never ends.',
    serve: childOf('endless-line'),
    exitCodes: [4],
    says: /wrote a line of more than 1048576 characters/,
  },
];
