/**
 * Publishes the pacts of a run to a Pact broker. Unless it is to be done really, it only says what would be published. The
 * token appears nowhere.
 */
import { publishPacts } from '../contracts/pact-broker';
import { calledAs } from '../judge/words/called-as';
import { readPacts } from '../results/read-pacts';
import { pactsAt } from '../results/results-place';
import { UsageError } from '../run/usage-error';

interface Publication {
  readonly broker: string | undefined;
  /** Of the implementation. */
  readonly version: string | undefined;
  readonly branch: string | undefined;
  /** A folder of pacts, a results folder, or one pact. */
  readonly from: string;
  readonly really: boolean;
  /** By which a broker is called that is not on this machine. */
  readonly proxy?: URL | undefined;
}

/** The exit code. @throws UsageError with what to do instead, whatever it was that went wrong. */
export async function publishFrom(
  asked: Publication,
  token: string | undefined,
  say: (text: string) => void,
): Promise<number> {
  try {
    return await publish(asked, token, say);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function publish(
  { broker, version, branch, from, really, proxy }: Publication,
  token: string | undefined,
  say: (text: string) => void,
): Promise<number> {
  if (broker === undefined || !URL.canParse(broker) || !/^https?:$/.test(new URL(broker).protocol)) {
    throw new UsageError(`Name the broker: ${calledAs('publish-pacts')} --broker=https://broker.example`);
  }
  if (version === undefined || version === '') {
    throw new UsageError('Name the version of your implementation, such as a commit: --consumer-version=1f3c9ab');
  }
  const pacts = readPacts(pactsAt(from));
  if (pacts.length === 0)
    throw new UsageError(`There are no pacts in ${from}. Run "npm test" first, or name a folder by --from.`);
  const url = new URL(broker);
  for (const { consumer, provider, interactions } of pacts) {
    const what = `${consumer} → ${provider}, ${interactions} interactions, version ${version}`;
    say(`${really ? 'Publishing' : 'Would publish'} ${JSON.stringify(what)} to ${url.origin}${url.pathname}\n`);
  }
  if (!really) {
    say('Nothing was sent. Add --really to publish.\n');
    return 0;
  }
  const texts = pacts.map(({ text }) => text);
  for (const notice of await publishPacts(url, token, { version, branch, pacts: texts }, proxy)) {
    say(`${JSON.stringify(notice)}\n`);
  }
  say('Published.\n');
  return 0;
}
