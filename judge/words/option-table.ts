/**
 * Every option of a run, once. From this come how it is read (cli/readers.ts), the type of what was read (run/options.ts),
 * the help, the table in the README, what a replay line repeats, and what all shards of a run have to agree on.
 */
import type { RunFacts } from '../../results/run-facts';

/** How the value of an option is read. */
export type ValueKind =
  | 'target'
  | 'url'
  | 'place'
  | 'command'
  | 'form'
  | 'profile'
  | 'ids'
  | 'channel'
  | 'clock'
  | 'seed'
  | 'cases'
  | 'repeats'
  | 'seconds'
  | 'waiting'
  | 'token'
  | 'processes'
  | 'plays'
  | 'shard'
  | 'header'
  | 'certificates'
  | 'host'
  | 'path'
  | 'folder'
  | 'variables'
  | 'lint-format'
  | 'text';

/** What a printed command plays again: a requirement, one generated case, or the generated cases that were not reached. */
export type Replay = 'requirement' | 'case' | 'rest';

export interface OptionRow {
  /** Without its dashes. */
  readonly name: string;
  /** Under this the code knows what was asked. */
  readonly key: string;
  /** The value as help and README show it; left out for a flag. */
  readonly takes?: string;
  readonly kind?: ValueKind;
  /** Read like a value of the command line. */
  readonly byDefault?: string;
  /** Whether it may be given several times, with different values. */
  readonly repeatable?: true;
  /** Its value when it is written without one. */
  readonly alone?: string;
  /** Where else than on the command line it may stand; left out, in the environment and in a configuration file. */
  readonly elsewhere?: 'environment' | 'nowhere';
  /** Whether it says how a `--target` is reached, so that it goes with the target that an `--adapter` replaces. */
  readonly ofTarget?: true;
  /** Whether it narrows what is played, so that a `--replay` which is typed wins over it wherever else it stands. */
  readonly narrows?: true;
  /** Whether the word cannot do without it. */
  readonly needed?: true;
  /** In the README's Markdown; `{default}` stands for what it is when left out. */
  readonly means: string;
  /** The printed commands that play nothing as it was without it. */
  readonly inReplay?: readonly Replay[];
  /** The fact in which a run keeps it and in which all shards have to agree: with another one the verdict is another one. */
  readonly agreedAs?: keyof RunFacts;
  /** Whether the fact is known only once the implementation has answered. */
  readonly onceAnswered?: true;
}

const everyReplay = ['requirement', 'case', 'rest'] as const;

export const optionTable = [
  {
    name: 'target',
    key: 'target',
    takes: '<url>',
    kind: 'target',
    means: "the implementation; when nothing names one, the suite's own reference implementation",
  },
  {
    name: 'adapter',
    key: 'adapter',
    takes: '<where>',
    kind: 'place',
    means:
      'a module such as `./my-adapter.ts`, `"stdio:<command>"`, or `liveperson` for a bot on [its messaging wire](docs/liveperson.md), instead of a URL; `custom-endpoint` beside `--target` for one behind [that](docs/custom-endpoint.md)',
  },
  {
    name: 'command',
    key: 'command',
    takes: '<command>',
    kind: 'command',
    means:
      'starts what `--target` names, such as `"node server.js"`, or the bot of `--adapter=liveperson`, without a shell; stopped at the end with all that it has started. What it said is in `implementation.log`',
    inReplay: everyReplay,
    ofTarget: true,
  },
  {
    name: 'silence-command',
    key: 'silenceCommand',
    takes: '<command>',
    kind: 'command',
    means:
      'silences the engine of the bot of `--adapter=liveperson` in one conversation, [its connector going on](docs/liveperson.md#silence-its-engine), so that `silence.*` applies',
    inReplay: everyReplay,
  },
  {
    name: 'pass-env',
    key: 'passEnv',
    takes: '<names>',
    kind: 'variables',
    repeatable: true,
    means:
      'variables of the environment that an implementation gets which is started here, such as `BOT_TOKEN,BOT_*`, beside `PATH` and its kin; left out, all but [the tokens of the build](docs/robustness.md#the-tokens-of-the-build)',
    inReplay: everyReplay,
  },
  {
    name: 'bot',
    key: 'bot',
    takes: '<description>',
    kind: 'path',
    means:
      'the file in which an owner says what a bot does that takes no definition, see [docs/bot-builders.md](docs/bot-builders.md#5-judge-the-bot-that-runs). It is judged by that alone, and [no profile is claimed](INTERPRETING.md#by-description)',
    inReplay: everyReplay,
    agreedAs: 'bot',
  },
  {
    name: 'wait',
    key: 'waitMs',
    takes: '<s>',
    kind: 'waiting',
    means: 'seconds until the target has to answer; left out, 0, and 60 with `--command`',
    inReplay: everyReplay,
  },
  {
    name: 'profile',
    key: 'profile',
    takes: '<name>',
    kind: 'profile',
    byDefault: 'page',
    means: 'which requirements gate: `page`, `full`, `sound`, or a set such as `page@1`; `{default}` when left out',
    inReplay: everyReplay,
    agreedAs: 'profile',
  },
  {
    name: 'only',
    key: 'only',
    takes: '<ids>',
    kind: 'ids',
    repeatable: true,
    means: "judge these requirements only: ids, or globs such as `'cap.*'`, separated by commas; repeatable",
    inReplay: ['rest'],
    agreedAs: 'only',
    narrows: true,
  },
  {
    name: 'channel',
    key: 'channel',
    takes: 'messaging|chat',
    kind: 'channel',
    means: 'one channel only',
    inReplay: ['requirement', 'rest'],
    agreedAs: 'channels',
    onceAnswered: true,
    narrows: true,
  },
  {
    name: 'seed',
    key: 'seed',
    takes: '<n>',
    kind: 'seed',
    means: 'the same free choices as an earlier run; random when left out, always printed',
    agreedAs: 'seed',
  },
  {
    name: 'repeat',
    key: 'repeat',
    takes: '<n>',
    kind: 'repeats',
    byDefault: '1',
    means: 'plays of each chosen situation, all alike, at most 9; {default} when left out. What differs is _unstable_',
    inReplay: ['requirement'],
    agreedAs: 'repeat',
  },
  {
    name: 'runs',
    key: 'runs',
    takes: '<n>',
    kind: 'cases',
    byDefault: '100',
    means: 'generated cases for each property; {default} when left out, 0 plays none',
    agreedAs: 'scope',
  },
  {
    name: 'budget',
    key: 'budgetMs',
    takes: '<s>',
    kind: 'seconds',
    byDefault: '20',
    means:
      'seconds for all generated cases, from which their number is settled, at least 20 of each property; {default} when left out',
    inReplay: ['rest'],
  },
  {
    name: 'thorough',
    key: 'thorough',
    means:
      'play what takes minutes as well: every triple of values, and more [combinations](INTERPRETING.md#combinations)',
    // A scenario that waits for minutes is played with it alone.
    inReplay: ['requirement', 'rest'],
    agreedAs: 'scope',
  },
  {
    name: 'replay',
    key: 'replay',
    takes: '<token>',
    kind: 'token',
    means: 'one generated case again, or the cases that a run did not reach; a run prints the token',
    agreedAs: 'scope',
    elsewhere: 'nowhere',
  },
  {
    name: 'clock',
    key: 'clock',
    takes: 'virtual|configurable|real',
    kind: 'clock',
    means: 'the clock of the reference; else as declared, but a `configurable` one may be driven as `real`',
    inReplay: everyReplay,
    agreedAs: 'clock',
    onceAnswered: true,
  },
  {
    name: 'strict',
    key: 'strict',
    means: 'a failed documented should is red too',
    inReplay: everyReplay,
    agreedAs: 'strict',
  },
  {
    name: 'require-whole',
    key: 'requireWhole',
    means: 'a [partial](INTERPRETING.md#partial-runs) run that would end with 0 ends with 6',
  },
  {
    name: 'deadline',
    key: 'deadlineMs',
    takes: '<s>',
    kind: 'seconds',
    means:
      'seconds that playing may take, the report not counted; left out, what the plan needs twice over, at least 900',
  },
  {
    name: 'call-deadline',
    key: 'callDeadlineMs',
    takes: '<s>',
    kind: 'seconds',
    byDefault: '10',
    means: 'seconds that one call to the implementation may take; {default} when left out',
    inReplay: everyReplay,
  },
  {
    name: 'workers',
    key: 'workers',
    takes: '<n>',
    kind: 'processes',
    byDefault: '1',
    means: 'how many processes present the results; {default} when left out',
  },
  {
    name: 'at-once',
    key: 'atOnce',
    takes: '<n>',
    kind: 'plays',
    means: 'plays under way at once; left out, 16 with a virtual clock and 500 otherwise',
  },
  {
    name: 'shard',
    key: 'shard',
    takes: '<i/n>',
    kind: 'shard',
    means: 'the i-th of n parts of the run, see [docs/ci.md](docs/ci.md#on-four-machines)',
    inReplay: ['rest'],
    narrows: true,
  },
  {
    name: 'header',
    key: 'header',
    takes: '<header>',
    kind: 'header',
    repeatable: true,
    means: "sent with every call, such as `'Authorization: Bearer ${BOT_TOKEN}'` or `'X-Key: @key.txt'`; repeatable",
    inReplay: everyReplay,
    ofTarget: true,
  },
  {
    name: 'ca',
    key: 'ca',
    takes: '<file>',
    kind: 'certificates',
    means: 'certificates in PEM that are trusted beside the usual ones',
    inReplay: everyReplay,
  },
  {
    name: 'proxy',
    key: 'proxy',
    takes: '<url>',
    kind: 'url',
    means:
      'by which a target or a broker that is not on this machine is called; without it every call to a target goes directly, whatever `HTTP_PROXY` says',
    inReplay: everyReplay,
    ofTarget: true,
  },
  {
    name: 'connections',
    key: 'connections',
    takes: '<n>',
    kind: 'plays',
    means: 'connections that the implementation takes at once; left out, as many as 64',
    inReplay: everyReplay,
  },
  {
    name: 'platform-host',
    key: 'platformHost',
    takes: '<host>',
    kind: 'host',
    means: 'by which a bot in a container or on another machine reaches this one; loopback when left out',
    inReplay: everyReplay,
  },
  {
    name: 'out',
    key: 'out',
    takes: '<dir>',
    kind: 'folder',
    byDefault: 'conformance-results',
    means: 'where the results go, `{default}` when left out; those of an earlier run are replaced',
  },
  {
    name: 'waivers',
    key: 'waivers',
    takes: '<file>',
    kind: 'path',
    means: 'failures that you know and bear, see [ADOPTING.md](ADOPTING.md#8-bear-what-you-know)',
    agreedAs: 'waivers',
  },
  {
    name: 'waivers-baseline',
    key: 'waiversBaseline',
    takes: '<file>',
    kind: 'path',
    means: 'earlier waivers, whose number may not grow',
  },
  {
    name: 'history',
    key: 'history',
    takes: '<dir>',
    kind: 'folder',
    means:
      'keep the last 20 runs here, for what is fixed and new, and for the Allure trend; each implementation has its own',
  },
  {
    name: 'no-report',
    key: 'report',
    means: 'write the verdict files and the plain pages only; no Playwright, no Allure page',
  },
  {
    name: 'no-contracts',
    key: 'contracts',
    means: 'do not hold the messages at the edges to the [pacts](docs/contracts.md)',
    agreedAs: 'scope',
  },
  {
    name: 'pacts-from',
    key: 'pactsFrom',
    takes: '<url>',
    kind: 'url',
    means: 'verify the pacts of a Pact broker as well; the token comes from `PACT_BROKER_TOKEN`',
    agreedAs: 'scope',
  },
  {
    name: 'publish-verification',
    key: 'publishVerification',
    takes: '<version>',
    kind: 'text',
    means:
      'tell the broker of `--pacts-from` what came of its pacts, for this version of your implementation, such as a commit',
  },
  {
    name: 'provider-branch',
    key: 'providerBranch',
    takes: '<name>',
    kind: 'text',
    means: 'the branch of that version',
  },
  {
    name: 'config',
    key: 'config',
    takes: '<file>',
    kind: 'path',
    means: 'the [configuration file](#a-configuration-file); left out, the one in the working folder',
    elsewhere: 'environment',
    inReplay: everyReplay,
  },
  {
    name: 'print-config',
    key: 'printConfig',
    takes: 'text|json',
    kind: 'form',
    alone: 'text',
    means: 'print what each option comes to, where that stands, then stop; `text` when written alone',
    elsewhere: 'nowhere',
  },
  {
    name: 'list',
    key: 'list',
    means: 'print every requirement and what covers it, then stop',
    elsewhere: 'nowhere',
  },
] as const satisfies readonly OptionRow[];

/** What every word of the command answers to beside its own options. */
export const answering = {
  help: { flags: '-h, --help', means: 'print the options, then stop' },
  version: { flags: '--version', means: 'print the version, then stop' },
} as const;

type OptionTable = typeof optionTable;

/** The row of this option of a run, for a word that takes it as well. */
export function runOption<Name extends OptionTable[number]['name']>(name: Name) {
  const rows: readonly OptionRow[] = optionTable;
  return rows.find((row) => row.name === name) as Extract<OptionTable[number], { readonly name: Name }>;
}

/** The variable of the environment in which the option may stand as well. */
export function variableOf({ name }: Pick<OptionRow, 'name'>): string {
  return `CONFORMANCE_${name.toUpperCase().replaceAll('-', '_')}`;
}
