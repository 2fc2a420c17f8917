/**
 * Playwright's global set-up for specs that are started without a run: `npx playwright test --project=specs`. It listens on
 * loopback, and plays what the workers ask for. Nothing is opened before the first of them asks.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asFault } from '../play/adapters/fault';
import type { Options } from '../run/options';
import { PlaysOnDemand } from '../run/plays-on-demand';
import { UsageError } from '../run/usage-error';
import type { RequirementId } from '../requirements/catalogue';
import { playsUrlVariable } from '../specs/played-for';
import { parseOptionsWithOrigins } from './options';
import { inWords, type OptionOrigin } from './setting';
import { suiteVersion } from './suite-version';

/** Options of a run beside the target, for the specs: `--adapter=…`, `--seed=…`, divided by blanks. */
const optionsVariable = 'CONFORMANCE_OPTIONS';

interface Call {
  readonly folder: string;
  readonly plays: PlaysOnDemand;
}

/** The part of Playwright's configuration that is read here. */
interface Config {
  /** `settings`: what the variables of the options said when the runner was started. */
  readonly metadata: { readonly settings?: Readonly<Record<string, string>> };
}

/** Resolves to the tear-down. */
export async function playForSpecs({ metadata }: Config): Promise<() => Promise<void>> {
  const { settings = {} } = metadata;
  let call: Promise<Call> | undefined;
  let lastAskedMs = 0;
  const key = randomBytes(16).toString('hex');

  async function end(): Promise<void> {
    // At once, so that nobody who asks meanwhile is given plays that are being ended.
    const last = call;
    call = undefined;
    const ending = await last?.catch(() => undefined);
    await ending?.plays.close();
    if (ending) await rm(ending.folder, { recursive: true, force: true });
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, secret, , id = ''] = url.pathname.split('/');
    const answer = async () => {
      if (secret !== key) return { status: 404, text: 'Nothing is played for strangers.' };
      const [index, startedMs] = (url.searchParams.get('worker') ?? '').split('-').map(Number);
      // UI mode keeps this process for many calls, and each may be about a bot that was changed meanwhile.
      if (index === 0 && lastAskedMs > 0 && (startedMs ?? 0) > lastAskedMs) await end();
      lastAskedMs = Date.now();
      try {
        call ??= begin(settings);
        const { folder, plays } = await call;
        return { status: 200, text: JSON.stringify({ folder, file: await plays.runOf(id as RequirementId) }) };
      } catch (error) {
        return { status: 500, text: error instanceof UsageError ? error.message : asFault(error).message };
      }
    };
    void answer().then(({ status, text }) => response.writeHead(status).end(text));
  });
  // Plays may wait for minutes of real time before anything is answered.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  process.env[playsUrlVariable] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${key}/`;
  return async () => {
    server.close();
    server.closeAllConnections();
    await end();
  };
}

async function begin(settings: Readonly<Record<string, string>>): Promise<Call> {
  const words = (process.env[optionsVariable] ?? '').split(/\s+/).filter((word) => word !== '');
  const env = { ...process.env, ...settings };
  const version = suiteVersion();
  const { options, origins } = parseOptionsWithOrigins(words, version, env);
  refuseChoices(options, origins);
  const folder = await mkdtemp(path.join(tmpdir(), 'escalation-specs-'));
  return { folder, plays: new PlaysOnDemand({ ...options, out: folder }, { name: 'escalation-conformance', version }) };
}

/** @throws UsageError when an option chooses what is played: here Playwright does. */
function refuseChoices({ replay, only, shard, list }: Options, origins: ReadonlyMap<string, OptionOrigin>): void {
  const choices = { replay, only, shard, list: list || undefined };
  const [name] = Object.entries(choices).find(([, value]) => value !== undefined) ?? [];
  if (name === undefined) return;
  const origin = origins.get(name);
  const where =
    origin?.from === 'environment' || origin?.from === 'file'
      ? `${inWords({ name }, origin)} is set`
      : `${optionsVariable} holds --${name}`;
  throw new UsageError(
    `${where}, and Playwright chooses what is played here. Take it out, and choose specs by ` +
      'Playwright\'s own -g and --shard; or give it to a run, by "npm test -- …".',
  );
}

// Playwright asks a global set-up for its default export.
export default playForSpecs;
