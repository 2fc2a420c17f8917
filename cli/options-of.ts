/** What a run is told by its command line, by what is said elsewhere and by chance. */
import type { optionTable } from '../judge/words/option-table';
import { refuseForeignFolder } from '../run/foreign-folder';
import { customEndpoint } from '../run/custom-endpoint/adapter-name';
import { botIdIn, exampleOfPlace } from '../run/custom-endpoint/place-of-bot';
import { livePerson } from '../run/liveperson/adapter-name';
import type { Asked, Options } from '../run/options';
import { largestSeed, readers } from './readers';
import { readHeaders } from './secret-headers';
import { inWords } from './setting';
import type { Called } from './word';
import { WrongWords } from './wrong-words';

type AskedOfRun = Asked<typeof optionTable>;

/** @throws UsageError with what to write instead. */
export function optionsOf(
  asked: AskedOfRun,
  { env, given, written, origins }: Pick<Called, 'env' | 'given' | 'written' | 'origins'>,
): Options {
  const saidBy: SaidBy = (name) => inWords({ name }, origins.get(name) ?? { from: 'default' });
  refuseWrongEndpoint(asked, saidBy);
  if (asked.target !== undefined && asked.adapter !== undefined && asked.adapter !== customEndpoint) {
    throw new WrongWords(
      `${saidBy('target')} and ${saidBy('adapter')} both name an implementation. Leave one of them out.`,
    );
  }
  if (asked.shard && asked.seed === undefined) {
    throw new WrongWords(`${saidBy('shard')} needs --seed: all shards of a run have to make the same choices.`);
  }
  if (asked.publishVerification !== undefined && (asked.pactsFrom === undefined || !asked.contracts)) {
    throw new WrongWords(
      asked.contracts
        ? `${saidBy('publish-verification')} tells a broker what came of its pacts, and none is named: add --pacts-from=https://broker.example`
        : `${saidBy('publish-verification')} and ${saidBy('no-contracts')} contradict each other: without contracts no pact is verified.`,
    );
  }
  if (asked.providerBranch !== undefined && asked.publishVerification === undefined) {
    throw new WrongWords(
      `${saidBy('provider-branch')} says where a version belongs, and none is named: add --publish-verification=1f3c9ab`,
    );
  }
  refuseBesideBot(asked, saidBy);
  refuseStraySilence(asked, saidBy);
  refuseForeignFolder(asked.out, written.get('out') ?? asked.out);
  const { header, config: _, printConfig: __, ...rest } = asked;
  return {
    ...rest,
    only: asked.replay?.kind === 'case' ? readers.ids(asked.replay.requirement) : asked.only,
    seed: asked.seed ?? Math.floor(Math.random() * largestSeed),
    ...headersOf(header ?? [], asked, env, saidBy),
    given,
  };
}

/** Who asks for this option, in words. */
type SaidBy = (name: string) => string;

/** A bot behind a custom endpoint is named by its address: base URL, version, bot and environment. */
function refuseWrongEndpoint({ adapter, target }: AskedOfRun, saidBy: SaidBy): void {
  if (adapter !== customEndpoint || (target && botIdIn(target) !== undefined)) return;
  const form = `the base URL of the service, followed by the version, the bot and the environment, such as --target=${exampleOfPlace}`;
  throw new WrongWords(
    target
      ? `${saidBy('target')} is to name a bot behind a custom endpoint, and ends with another path: "${target.pathname}". Expected ${form}. A bot id is at most 36 letters, digits and "-".`
      : `${saidBy('adapter')} needs --target, which says where the bot is: ${form}`,
  );
}

/** What a bot cannot be asked for that takes no definition. */
function refuseBesideBot({ bot, target, adapter, thorough, replay, pactsFrom }: AskedOfRun, saidBy: SaidBy): void {
  if (bot === undefined) return;
  if (target === undefined && adapter === undefined) {
    throw new WrongWords(
      `${saidBy('bot')} says what a bot does that takes no definition, and none is named: add --target or --adapter.`,
    );
  }
  const besides = [
    ...(thorough ? [['thorough', 'plays definitions that the suite makes'] as const] : []),
    ...(replay ? [['replay', 'plays a definition that the suite made'] as const] : []),
    ...(pactsFrom ? [['pacts-from', 'verifies messages of definitions that the pacts hold'] as const] : []),
  ];
  const [first] = besides;
  if (!first) return;
  const [name, does] = first;
  throw new WrongWords(
    `${saidBy(name)} ${does}, and ${saidBy('bot')} is for a bot that takes none. Leave one of them out.`,
  );
}

/** @throws UsageError where there is no bot whose engine and connector could be told apart. */
function refuseStraySilence({ adapter, bot, silenceCommand }: AskedOfRun, saidBy: SaidBy): void {
  if (silenceCommand === undefined) return;
  const silences = `${saidBy('silence-command')} silences the engine of a bot on the LivePerson wire`;
  if (adapter !== livePerson) {
    throw new WrongWords(
      `${silences}, and none is judged there: add --adapter=liveperson, or leave it out. Over the written protocol the suite makes a call for that.`,
    );
  }
  if (bot === undefined) return;
  throw new WrongWords(
    `${silences}, and ${saidBy('bot')} says nothing of the connector that is to act then. Leave one of them out.`,
  );
}

function headersOf(
  header: readonly string[],
  { target, adapter, command, passEnv, proxy, pactsFrom }: AskedOfRun,
  env: NodeJS.ProcessEnv,
  saidBy: SaidBy,
): Pick<Options, 'headers' | 'secrets'> {
  if (header.length > 0 && !target) {
    throw new WrongWords(
      `${saidBy('header')} is sent to a --target, and ${adapter === undefined ? 'none is given' : 'an --adapter is none'}.`,
    );
  }
  if (command !== undefined && !target && adapter !== livePerson) {
    throw new WrongWords(
      `${saidBy('command')} starts what --target names, and ${adapter === undefined ? 'none is given: add the URL at which it will answer, such as --target=http://127.0.0.1:8080' : 'an --adapter is none'}.`,
    );
  }
  if (passEnv && adapter === undefined && command === undefined) {
    throw new WrongWords(
      `${saidBy('pass-env')} says what --adapter and --command get of the environment, and neither is given.`,
    );
  }
  if (proxy && !target && !pactsFrom) {
    throw new WrongWords(
      `${saidBy('proxy')} leads to a --target, and ${adapter === undefined ? 'none is given' : 'an --adapter is none'}.`,
    );
  }
  try {
    return readHeaders(header, env, saidBy('header'));
  } catch (error) {
    throw new WrongWords(error instanceof Error ? error.message : String(error));
  }
}
