/** The proxy of an environment, of which the suite makes no use by itself. */
import { isLoopback } from '../play/adapters/is-loopback';

/** The variable that names a proxy for such a target; undefined where there is none, or the target is on this machine. */
export function proxyVariableFor(target: URL, env: NodeJS.ProcessEnv): string | undefined {
  if (isLoopback(target)) return undefined;
  const scheme = target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const names = [scheme, 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  return names.find((name) => (env[name] ?? '') !== '');
}
