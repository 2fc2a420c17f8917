/** Starts the reference implementation as a process of its own and prints where it listens, as one line of JSON. */
import { parseArgs } from 'node:util';
import type { Clock } from '../protocol/types';
import { Endpoint, type Served } from './endpoint';
import { Host } from './host';
import { machineMutant } from './machine-mutants';
import { mutants } from './mutants';
import { shapeMutants } from './mutants/shape';
import { unstableParts } from './mutants/unstable';
import { honestParts } from './parts';
import { peers } from './impostors';
import { variants } from './variants';
import { composed } from './variants/composed';
import { contradictions } from './variants/contradictions';
import type { Variant } from './variants/variant';

/** So much of who it is fits into a declaration. */
const longestNameTold = 150;

const clocks: readonly string[] = ['virtual', 'configurable', 'real'] satisfies readonly Clock[];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      clock: { type: 'string', default: 'virtual' },
      mutant: { type: 'string' },
      variant: { type: 'string' },
      'exit-with-stdin': { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) {
    process.stdout.write(`${JSON.stringify(everyone())}\n`);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port=${values.port} is no port; 0 takes a free one.`);
  if (!clocks.includes(values.clock))
    throw new Error(`--clock=${values.clock} is unknown; choose one of ${clocks.join(', ')}.`);
  const find = finderFor(values.clock as Clock);
  const host = await Host.start(port, rootOf(values, find), find);
  const stop = () => {
    host.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (values['exit-with-stdin']) process.stdin.once('end', stop).once('error', stop).resume();
  process.stdout.write(`${JSON.stringify({ url: host.url })}\n`);
}

/** All that can be served besides the honest implementation, as it declares itself. */
function everyone() {
  return {
    mutants: mutants.map(({ name, misdeed, breaks }) => ({ name, misdeed, breaks })),
    shapeMutants: shapeMutants.map(({ name, misdeed, refusedBy, breaks }) => ({ name, misdeed, refusedBy, breaks })),
    variants: variants.map(({ name, oddity, departsFrom = [] }) => ({ name, oddity, departsFrom })),
    contradictions,
    peers: peers.map(({ name, conduct, kind }) => ({ name, conduct, kind })),
  };
}

function finderFor(clock: Clock): (family: string, name: string) => Served | undefined {
  return (family, name) => {
    if (family === 'peers') return peers.find((peer) => peer.name === name)?.serve();
    // Each name is a bot of its own: what it has met decides what it does.
    if (family === 'unstable') return new Endpoint(unstableParts(), { name: `reference (unstable ${name})`, clock });
    if (family === 'machine') {
      return machineMutant(name, new Endpoint(honestParts, { name: `reference (machine mutant ${name})`, clock }));
    }
    if (family === 'mutants') {
      const found = [...mutants, ...shapeMutants].find((each) => each.name === name);
      return found && new Endpoint({ ...honestParts, ...found.parts }, { name: `reference (mutant ${name})`, clock });
    }
    const found = family === 'variants' ? variantsIn(name) : undefined;
    const called = name.length > longestNameTold ? `${found?.length} variants` : `variant ${name}`;
    return found && new Endpoint(composed(honestParts, found), { name: `reference (${called})`, clock });
  };
}

/** One variant, or several that are joined by `+`, in the order in which they build upon each other; undefined when there is no such. */
function variantsIn(name: string): Variant[] | undefined {
  const names = name.split('+');
  const found = variants.filter((each) => names.includes(each.name));
  return found.length === names.length ? found : undefined;
}

function rootOf(
  values: { mutant?: string | undefined; variant?: string | undefined; clock: string },
  find: ReturnType<typeof finderFor>,
): Served {
  const { mutant, variant } = values;
  if (mutant !== undefined && variant !== undefined) throw new Error('Give --mutant or --variant, not both.');
  const [family, name] = mutant !== undefined ? ['mutants', mutant] : ['variants', variant];
  if (name === undefined) return new Endpoint(honestParts, { name: 'reference', clock: values.clock as Clock });
  const found = find(family, name);
  if (!found)
    throw new Error(`There is no ${family.slice(0, -1)} "${name}". Those there are stand in reference/${family}/.`);
  return found;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
