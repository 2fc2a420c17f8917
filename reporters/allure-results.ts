/**
 * Playwright reporter: allure-playwright, with statuses that tell a failed requirement from a fault. Only a judged
 * requirement can fail; anything else that was thrown, a fault of ours included, is broken.
 *
 * It also lets failing specs be quick. Playwright replaces its worker after every unexpected failure, a second each,
 * which makes sense for tests that leave things behind; a presentation only reads. So while this reporter listens, and
 * only then, a spec announces the failure that it is about to throw, and the true outcome is restored here.
 */
import { rmSync } from 'node:fs';
import type { Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { AllureReporter } from 'allure-playwright';
import { firstWords } from '../judge/words/first-words';
import { outcomesAreRestored } from '../judge/words/restored-outcomes';
import { unflushedWriter, type ResultsWriter } from './unflushed-writer';

type Options = ConstructorParameters<typeof AllureReporter>[0] & { readonly resultsDir: string };

// Playwright asks a reporter module for its default export.
export default class AllureResults extends AllureReporter {
  private somethingFailed = false;
  private readonly folder: string;

  constructor(options: Options) {
    super(options);
    this.folder = options.resultsDir;
    // Results of an earlier presentation would show as further tests, or as retries of these.
    rmSync(options.resultsDir, { recursive: true, force: true });
    process.env[outcomesAreRestored] = '1';
  }

  override onBegin(suite: Suite): void {
    super.onBegin(suite);
    // The class that we extend makes its own writer, and offers no other way to name one.
    const { allureRuntime } = this as unknown as { readonly allureRuntime: { writer: ResultsWriter } };
    allureRuntime.writer = unflushedWriter(this.folder, allureRuntime.writer);
  }

  override async onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    if (result.error) this.somethingFailed = true;
    await super.onTestEnd(test, restored(result));
  }

  override onError(error?: TestError): void {
    process.stderr.write(`The specs could not be presented: ${error?.message ?? error?.value ?? 'no reason given'}\n`);
  }

  override async onEnd(): Promise<void> {
    await super.onEnd();
    // Playwright takes a status from here, which the class we extend does not say in its types.
    return (this.somethingFailed ? { status: 'failed' } : undefined) as unknown as void;
  }

  /** Keeps Playwright from adding a list of its own: the command tells the results. */
  override printsToStdio(): boolean {
    return true;
  }
}

/** As allure-playwright is to see it: it maps a time-out to `broken`, what was expected to `passed`, the rest to `failed`. */
function restored(result: TestResult): TestResult {
  if (!result.error) return result;
  const message = result.error.message ?? '';
  const judged = [firstWords.fail, firstWords.inconclusive, firstWords.unstable].some((word) =>
    message.startsWith(`${word}  `),
  );
  const status = judged ? ('interrupted' as const) : ('timedOut' as const);
  return Object.assign(Object.create(result) as TestResult, { status });
}
