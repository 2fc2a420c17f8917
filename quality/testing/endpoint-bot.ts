/** A bot behind a custom endpoint, for tests: it answers as it is told to, and every call to it is kept. */
import { text } from 'node:stream/consumers';
import type { ServerResponse } from 'node:http';
import { serve, type Serving } from './serve';

/** An answer to an event: the items of a response, or whatever a bot says that misbehaves. */
export type EndpointAnswer =
  readonly object[] | { readonly status?: number; readonly body: string } | ((response: ServerResponse) => void);

export interface EndpointConduct {
  /** What it says to the words of a consumer. */
  readonly says?: (words: string, conversationId: string) => EndpointAnswer;
  /** What it says to any other call, in the place of what is right; undefined for that. */
  readonly otherwise?: (call: string) => EndpointAnswer | undefined;
}

export interface EndpointBot extends Serving {
  /** Its address, as `--target` takes it. */
  readonly target: URL;
  /** What it was called with, without the address, such as `PUT /conversations/1`. */
  readonly calls: { readonly call: string; readonly body: string }[];
}

const place = '/v1/bots/garden-desk/environments/draft';

export async function serveEndpoint({ says = () => [], otherwise }: EndpointConduct): Promise<EndpointBot> {
  const calls: { readonly call: string; readonly body: string }[] = [];
  const known = new Set<string>();
  const answerTo = (call: string, body: string): EndpointAnswer => {
    const instead = otherwise?.(call);
    if (instead !== undefined) return instead;
    if (call === 'GET /state') return { body: JSON.stringify({ state: 'online', version: '1.0.0' }) };
    const [, method = '', id = '', events] = /^(\w+) \/conversations\/([^/]+)(\/events)?$/.exec(call) ?? [];
    if (method === 'PUT' && events === undefined) {
      const status = known.has(id) ? 409 : 200;
      known.add(id);
      return { status, body: '' };
    }
    if (method !== 'POST' || events === undefined || !known.has(id)) return { status: 404, body: '' };
    const { data } = JSON.parse(body) as { readonly data: { readonly message: string } };
    return says(data.message, id);
  };
  const serving = await serve((incoming, response) => {
    void text(incoming).then(
      (body) => {
        const call = `${incoming.method ?? ''} ${(incoming.url ?? '').replace(place, '')}`;
        calls.push({ call, body });
        send(answerTo(call, body), response);
      },
      () => response.destroy(),
    );
  });
  return { ...serving, target: new URL(place, serving.url), calls };
}

function send(answer: EndpointAnswer, response: ServerResponse): void {
  if (typeof answer === 'function') {
    answer(response);
    return;
  }
  const { status = 200, body } =
    'body' in answer ? answer : { body: JSON.stringify({ response: answer, analytics: { intents: [] } }) };
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

/** The items of which a response is made. */
export const item = {
  text: (message: string, more: object = {}) => ({ type: 'TEXT', data: { message, ...more } }),
  delay: (seconds: number) => ({ type: 'DELAY', data: { seconds, typing: true } }),
  action: (name: string, more: object = { parameters: {} }) => ({ type: 'ACTION', data: { name, ...more } }),
  transfer: (parameters: object) => item.action('TRANSFER', { parameters }),
};
