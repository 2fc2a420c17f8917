/** Variants that put the same content differently on the wire. */
import type { ServerResponse } from 'node:http';
import { setTimeout as passRealTime } from 'node:timers/promises';
import { Agent } from 'undici';
import type { PlatformAnswer } from '../platform-answer';
import type { Parties } from '../transfer-requests';
import type { Variant } from './variant';

/** Every call on a connection of its own. */
const withoutKeepAlive = new Agent({ pipelining: 0 });

function reversed(body: object): object {
  return Object.fromEntries(Object.entries(body).reverse());
}

export const wireVariants: readonly Variant[] = [
  {
    name: 'answers-in-pieces',
    oddity: 'Answers to the suite come chunked, in pieces with pauses of ten milliseconds.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          protected override send(response: ServerResponse, status: number, contentType: string, body: object): void {
            const text = JSON.stringify(body);
            const half = Math.ceil(text.length / 2);
            response.writeHead(status, { 'content-type': contentType });
            response.write(text.slice(0, half));
            setTimeout(() => response.end(text.slice(half)), 10);
          }
        },
    },
  },
  {
    name: 'answers-200-with-a-body',
    oddity: 'Acts are answered with status 200 and a body, since any good status will do.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          override started(response: ServerResponse): void {
            this.send(response, 200, 'application/json', { started: true });
          }

          override done(response: ServerResponse): void {
            this.send(response, 200, 'application/json', { done: true });
          }
        },
    },
  },
  {
    name: 'says-more-than-asked',
    oddity: 'Every body carries fields that the protocol does not know, which it ignores.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          protected override send(response: ServerResponse, status: number, contentType: string, body: object): void {
            super.send(response, status, contentType, { ...body, served: { by: 'node', build: 7 }, remarks: [null] });
          }
        },
      PlatformLine: (Base) =>
        class extends Base {
          protected override encode(body: object): string {
            return super.encode({ ...body, sentBy: 'connector', priority: 5, tags: [] });
          }
        },
    },
  },
  {
    name: 'orders-keys-the-other-way',
    oddity: 'The keys of every body stand in reverse order, and the JSON is indented.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          protected override send(response: ServerResponse, status: number, contentType: string, body: object): void {
            super.send(response, status, contentType, reversed(body));
          }
        },
      PlatformLine: (Base) =>
        class extends Base {
          protected override encode(body: object): string {
            return JSON.stringify(JSON.parse(super.encode(reversed(body))), null, 2);
          }
        },
    },
  },
  {
    name: 'escapes-all-but-ascii',
    oddity: 'Whatever is not ASCII is written as an escape in JSON.',
    parts: {
      PlatformLine: (Base) =>
        class extends Base {
          protected override encode(body: object): string {
            return super
              .encode(body)
              .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
          }
        },
    },
  },
  {
    name: 'keeps-no-connection',
    oddity: 'Every call, in either direction, has a connection of its own.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          override done(response: ServerResponse): void {
            response.setHeader('connection', 'close');
            super.done(response);
          }

          protected override send(response: ServerResponse, status: number, contentType: string, body: object): void {
            response.setHeader('connection', 'close');
            super.send(response, status, contentType, body);
          }
        },
      PlatformLine: (Base) =>
        class extends Base {
          protected override dispatcher(): Agent {
            return withoutKeepAlive;
          }
        },
    },
  },
  {
    name: 'writes-headers-its-own-way',
    oddity: 'Header names are in capitals and content types have parameters.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          protected override send(response: ServerResponse, status: number, contentType: string, body: object): void {
            super.send(response, status, `${contentType.toUpperCase()}; Charset="UTF-8"`, body);
          }
        },
      PlatformLine: (Base) =>
        class extends Base {
          protected override headers(): Record<string, string> {
            return { 'CONTENT-TYPE': 'application/json;charset=UTF-8', ACCEPT: '*/*', 'X-Request-Source': 'connector' };
          }
        },
    },
  },
  {
    name: 'says-little-of-problems',
    oddity: 'Problem details hold a title alone.',
    parts: {
      Responses: (Base) =>
        class extends Base {
          override problem(response: ServerResponse, status: number, title: string): void {
            this.send(response, status, 'application/problem+json', { title });
          }
        },
    },
  },
  {
    name: 'names-no-consumer',
    oddity: 'Requests leave out userPlatformId, which the protocol allows.',
    parts: {
      TransferRequests: (Base) =>
        class extends Base {
          protected override parties(): Parties {
            const { conversationId, chatBotId } = super.parties();
            return { conversationId, chatBotId };
          }
        },
    },
  },
  {
    name: 'calls-slowly',
    oddity: 'Every call to the platform waits thirty milliseconds of real time first.',
    parts: {
      PlatformLine: (Base) =>
        class extends Base {
          override async post(url: string, body: object): Promise<PlatformAnswer | undefined> {
            await passRealTime(30);
            return super.post(url, body);
          }
        },
    },
  },
];
