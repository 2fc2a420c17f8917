/** What a run sends in confidence: the texts that nothing which it writes or prints may hold. */
import { endpointAt } from '../contracts/contract-session';
import { shortestSecret } from '../trace/redactor';
import type { Options } from './options';

type Confiding = Pick<Options, 'headers' | 'secrets' | 'target' | 'pactsFrom'> & Partial<Pick<Options, 'proxy'>>;

/** Every header as a whole and in its parts, and the token of a Pact broker, which every child of ours can read. */
export function secretsOf({ headers, secrets, target, pactsFrom, proxy }: Confiding, env: NodeJS.ProcessEnv): string[] {
  const sent = [target, pactsFrom, proxy].flatMap((url) => (url ? Object.entries(endpointAt(url).headers) : []));
  const all = [...Object.entries(headers), ...sent];
  const token = pactsFrom === undefined ? undefined : env['PACT_BROKER_TOKEN'];
  const parts = [...all.flatMap(([, value]) => partsOf(value)), ...secrets, ...(token ? [token] : [])];
  return [...new Set(parts)].filter((part) => !all.some(([name, value]) => part === value && isCovered(name, value)));
}

/** `Bearer x`: the word before the blank is no secret. */
const withScheme = /^([A-Za-z][\w-]*) +(\S.*)$/;

/** Whether redacting the credential leaves nothing of the header but the name of its scheme. */
function isCovered(name: string, value: string): boolean {
  const [, , credential = ''] = withScheme.exec(value) ?? [];
  return /^(proxy-)?authorization$/.test(name) && credential.length >= shortestSecret;
}

/** The credential, what it says in plain text if its scheme is Basic, the values in a cookie or a digest, and the whole. */
function partsOf(value: string): string[] {
  const [, scheme = '', credential = ''] = withScheme.exec(value) ?? [];
  const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(credential, 'base64').toString('utf8') : '';
  const password = pair.slice(pair.indexOf(':') + 1);
  const named = value.split(/[\s,;]+/).flatMap((part) => {
    const [, quoted = ''] = /^[^=]+=([^=].*)$/.exec(part) ?? [];
    return quoted.replace(/^"|"$/g, '');
  });
  // Some leave the padding of base64 out.
  return [credential.replace(/=+$/, ''), pair, password, ...named, value].filter((part) => part !== '');
}
