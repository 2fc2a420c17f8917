import type { TestInfo } from '@playwright/test';
import { outcomesAreRestored } from '../judge/words/restored-outcomes';

/** An error whose text is the whole message: its place in our code tells a reader nothing. */
class Unsatisfied extends Error {
  override readonly name = '';

  constructor(paragraph: string) {
    super(paragraph);
    this.stack = paragraph;
  }
}

/** Fails the test with this paragraph, announced beforehand where the reporter restores the outcome. */
export function unsatisfied(paragraph: string, testInfo: TestInfo): never {
  if (process.env[outcomesAreRestored] !== undefined) testInfo.fail();
  throw new Unsatisfied(paragraph);
}
