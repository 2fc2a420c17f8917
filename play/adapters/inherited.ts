/**
 * What a child process inherits of our environment: all of it, but nothing that leads a call to loopback to a proxy.
 *
 * `theirs`, a child that is or holds the implementation, keeps its proxies for the rest of the world. It calls our platform
 * on loopback, so loopback is added to what goes to no proxy. `ours` calls loopback and nothing else, and has no proxies:
 * some clients take an exception for a name and not for an address, or look for a proxy of the system.
 */
export function inherited(whose: 'ours' | 'theirs', env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const proxies = Object.keys(env).filter(namesProxy);
  if (whose === 'ours') {
    const left = Object.entries(env).filter(([name]) => !proxies.includes(name) && !usesProxies.test(name));
    return { ...Object.fromEntries(left), ...exceptions(env, []) };
  }
  // Where no variable names a proxy a client may ask the system, and a list of exceptions alone would keep it from that.
  return proxies.length === 0 ? { ...env } : { ...env, ...exceptions(env, proxies) };
}

/** As they are written most often. A client that knows ranges of addresses takes 127.0.0.1 as well. */
const loopback = ['127.0.0.1', 'localhost', '::1'] as const;

const exceptionList = /(^|_)no_proxy$/i;
/** Says that proxies are to be used, and not which. */
const usesProxies = /^NODE_USE_ENV_PROXY$/i;

function namesProxy(name: string): boolean {
  return /_proxy$/i.test(name) && !exceptionList.test(name) && !usesProxies.test(name);
}

/** Each list of exceptions with loopback in it. Clients read the one or the other, so that both say the same. */
function exceptions(env: NodeJS.ProcessEnv, proxies: readonly string[]): NodeJS.ProcessEnv {
  const either = env['NO_PROXY'] || env['no_proxy'] || '';
  const lists: Record<string, string> = { NO_PROXY: either, no_proxy: env['no_proxy'] || either };
  // The package global-agent has proxies of its own, with exceptions of their own.
  if (proxies.some((name) => name.startsWith('GLOBAL_AGENT_'))) lists['GLOBAL_AGENT_NO_PROXY'] = '';
  for (const [name, value = ''] of Object.entries(env)) {
    if (exceptionList.test(name) && value !== '') lists[name] = value;
  }
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, withLoopback(list)]));
}

function withLoopback(list: string): string {
  const named = list.split(/[\s,]+/).filter((each) => each !== '');
  // A star alone stands for every host, and many clients take it for one only where it stands alone.
  if (named.length === 1 && named[0] === '*') return list;
  const missing = loopback.filter((each) => !named.includes(each));
  return [...(named.length === 0 ? [] : [list.replace(/[\s,]+$/, '')]), ...missing].join(',');
}
