import type { IncomingMessage } from 'node:http';

/**
 * The path of a call, with its query, whichever way the caller wrote it: a server has to take `POST http://host/path` as well
 * as `POST /path` (RFC 9112, 3.2.2).
 */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const [, path] = /^https?:\/\/[^/?#]*(.*)$/is.exec(url) ?? [];
  if (path === undefined) return url;
  return path.startsWith('/') ? path : `/${path}`;
}
