/** Reads what Playwright's JSON reporter wrote: how many tests came to what, and what a person needs of each failure. */
import { stripVTControlCharacters } from 'node:util';

export interface TestReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  /** One paragraph for each test that failed, and for each error outside of tests. */
  readonly failures: readonly string[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly errors?: readonly { message?: string }[] }[] }[];
  }[];
}

interface Written extends Suite {
  readonly stats: TestReport['stats'];
  readonly errors?: readonly { readonly message?: string }[];
}

const none: TestReport['stats'] = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

/** Characters of an error that are shown: enough for what was expected and seen. */
const longestError = 2_000;

/** What the file says; nothing at all where it is none, since a run that ended too early writes none. */
export function readTestReport(text: string): TestReport {
  try {
    const { stats = none, errors = [], ...suites } = JSON.parse(text) as Partial<Written>;
    return { stats, failures: [...errors.map(({ message }) => shown(message)), ...failuresIn(suites)] };
  } catch {
    return { stats: none, failures: [] };
  }
}

function failuresIn({ suites = [], specs = [] }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []));
      return [`${file}:${line}  ${title}`, ...errors.map(({ message }) => shown(message))].join('\n');
    });
  return [...own, ...suites.flatMap(failuresIn)];
}

function shown(message = 'It says nothing.'): string {
  return stripVTControlCharacters(message).slice(0, longestError);
}
