import { HttpAdapter } from './http-adapter';
import { HttpCaller, type HttpCallerOptions } from './http-caller';
import { HttpInbox } from './http-inbox';
import type { Reached } from './reached';

/** Reaches an implementation that serves the written protocol at this URL. Nothing is called yet. */
export function reachByHttp(target: URL, options: HttpCallerOptions, lost?: AbortSignal): Reached<HttpAdapter> {
  const caller = new HttpCaller(target, options);
  return { adapter: new HttpAdapter(caller, lost), inbox: new HttpInbox(caller), line: caller.line };
}
