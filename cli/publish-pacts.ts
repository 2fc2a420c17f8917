/**
 * `npm run pacts:publish -- --broker=<url>`: publishes the pacts of a run to a Pact broker. Without --really it only
 * says what it would publish. The token comes from PACT_BROKER_TOKEN and appears nowhere.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { publishPacts } from '../contracts/pact-broker';
import { readPacts } from '../results/read-pacts';
import { guardOutput } from './guard-output';

async function publish(): Promise<number> {
  const { values } = parseArgs({
    options: {
      broker: { type: 'string' },
      from: { type: 'string', default: path.join('conformance-results', 'pacts') },
      'consumer-version': { type: 'string' },
      branch: { type: 'string' },
      really: { type: 'boolean', default: false },
    },
  });
  const { broker, from, 'consumer-version': version, branch, really } = values;
  if (broker === undefined || !URL.canParse(broker) || !/^https?:$/.test(new URL(broker).protocol)) {
    return refuse('Name the broker: npm run pacts:publish -- --broker=https://broker.example');
  }
  if (version === undefined || version === '') {
    return refuse('Name the version of your implementation, such as a commit: --consumer-version=1f3c9ab');
  }
  const pacts = readPacts(from);
  if (pacts.length === 0)
    return refuse(`There are no pacts in ${from}. Run "npm test" first, or name a folder by --from.`);
  const url = new URL(broker);
  for (const { consumer, provider, interactions } of pacts) {
    const what = `${consumer} → ${provider}, ${interactions} interactions, version ${version}`;
    process.stdout.write(
      `${really ? 'Publishing' : 'Would publish'} ${JSON.stringify(what)} to ${url.origin}${url.pathname}\n`,
    );
  }
  if (!really) {
    process.stdout.write('Nothing was sent. Add --really to publish.\n');
    return 0;
  }
  const texts = pacts.map(({ text }) => text);
  for (const notice of await publishPacts(url, process.env['PACT_BROKER_TOKEN'], { version, branch, pacts: texts })) {
    process.stdout.write(`${JSON.stringify(notice)}\n`);
  }
  process.stdout.write('Published.\n');
  return 0;
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

/** Publishes by the words of the command line and sets the process's exit code: 0, or 2 with what to do instead. */
export async function main(): Promise<void> {
  guardOutput();
  await publish().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}

if (require.main === module) void main();
