/** Greets like any bot for as long as scenarios are played, and misbehaves at every call from the moment that it is told to. */
import type { RequestListener } from 'node:http';
import { declaration, hostHttp, json, post, talking, type Hosted } from '../peer';
import { pour } from './endless-body';

export interface Turncoat extends Hosted {
  turn(): void;
}

/** A misdeed by which every call is answered; `gone`: the server is there no more. */
export type Misdeed = RequestListener | 'gone';

export async function hostTurncoat(misdeed: Misdeed): Promise<Turncoat> {
  const calm = talking(({ messagesUrl }) => post(messagesUrl, { text: 'Hello' }), { capabilities: ['receiver'] });
  let listener = calm;
  let stopped: Promise<void> | undefined;
  const hosted = await hostHttp((incoming, response) => listener(incoming, response));
  const stop = () => (stopped ??= hosted.stop());
  return {
    url: hosted.url,
    stop,
    turn: () => {
      if (misdeed === 'gone') void stop();
      else listener = misdeed;
    },
  };
}

/** What a peer may do to whoever calls it, by name. */
export const misdeeds = {
  'never answers': (incoming) => void incoming.resume(),
  resets: (incoming) => void incoming.socket.resetAndDestroy(),
  'answers with a gigabyte': (_, response) => pour(response.writeHead(200, { 'content-length': 2 ** 30 })),
  'answers {} to everything': (incoming, response) => {
    incoming.resume();
    json(response, 200, {});
  },
  'calls its answers images': (incoming, response) => {
    incoming.resume();
    response.writeHead(200, { 'content-type': 'image/png' }).end(JSON.stringify(declaration));
  },
  drips: (incoming, response) => {
    incoming.resume();
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 100);
    response.once('close', () => clearInterval(timer));
  },
  'dies half-way': 'gone',
} satisfies Readonly<Record<string, Misdeed>>;
