/** Says of itself what is not so, or what it would say of others. */
import { capabilities } from '../../../protocol/schemas';
import { declaration, hostHttp, json, post, talking, type HostilePeer } from '../peer';

const steering = '\u001b[2J\u009b31m\u202e\r<script>alert(1)</script><img src=x onerror=alert(1)>';

export const lies: readonly HostilePeer[] = [
  {
    name: 'claims-what-it-lacks',
    conduct: 'Declares every capability, and answers each text with the same one.',
    serve: () =>
      hostHttp(talking(({ messagesUrl }) => post(messagesUrl, { text: 'Hello' }), { capabilities: [...capabilities] })),
    exitCodes: [1, 4, 6],
    says: /declares "[a-z-]+" and does not show it|Expected|clock/,
  },
  {
    name: 'changes-its-declaration',
    conduct: 'Declares something else when it is asked again.',
    serve: () => {
      let asked = 0;
      return hostHttp(
        talkingAnd((response) => {
          asked += 1;
          json(response, 200, { ...declaration, implementation: { name: 'hostile', version: String(asked) } });
        }),
      );
    },
    exitCodes: [4],
    says: /declared something else at the end of the plays than at their beginning/,
  },
  {
    name: 'prototype-keys',
    conduct: 'Uses the names of what every object inherits as keys.',
    serve: () => {
      const keys = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
      const declared = JSON.stringify(declaration).replace(/^\{/, `{${keys},`);
      const speaks = talking(({ messagesUrl }) => post(messagesUrl, `{"text":"Hello",${keys}}`));
      return hostHttp((incoming, response) => {
        if (incoming.url === '/') response.writeHead(200, { 'content-type': 'application/json' }).end(declared);
        else speaks(incoming, response);
      });
    },
    exitCodes: [1, 6],
    says: /The consumer read "Hello" instead/,
  },
  {
    name: 'steers-the-terminal',
    conduct: 'Puts terminal escapes and markup into every text of its own.',
    serve: () =>
      hostHttp(
        talking(({ messagesUrl }) => post(messagesUrl, { text: steering }), {
          implementation: { name: steering, version: steering },
          fallbackMessage: steering,
        }),
      ),
    exitCodes: [1, 6],
    says: /alert\(1\)/,
  },
  {
    name: 'clock-backwards',
    conduct:
      'Dates each answer earlier than the one before, and tells of an earlier time at each call to move its clock.',
    serve: () => {
      let now = Date.now();
      const speaks = talking(({ messagesUrl }) => post(messagesUrl, { text: 'Hello' }));
      return hostHttp((incoming, response) => {
        now -= 3_600_000;
        response.setHeader('date', new Date(now).toUTCString());
        speaks(incoming, response);
      });
    },
    exitCodes: [1, 6],
    says: /The consumer read "Hello" instead/,
  },
];

/** Speaks like anyone, and declares as `declare` does. */
function talkingAnd(declare: (response: Parameters<typeof json>[0]) => void) {
  const speaks = talking(({ messagesUrl }) => post(messagesUrl, { text: 'Hello' }));
  return (...[incoming, response]: Parameters<typeof speaks>) => {
    if (incoming.url === '/') declare(response);
    else speaks(incoming, response);
  };
}
