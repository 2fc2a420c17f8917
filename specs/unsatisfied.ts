import type { TestInfo } from '@playwright/test';
import { shownFolder } from './judged-run';
import { outcomesAreRestored } from '../judge/words/restored-outcomes';

/** An error whose text is the whole message. Its one place is that of the spec: a place in our code tells a reader nothing. */
class Unsatisfied extends Error {
  override readonly name = '';

  constructor(paragraph: string, place = '') {
    super(paragraph);
    this.stack = paragraph + place;
  }
}

/** Fails the test with this paragraph, announced beforehand where the reporter restores the outcome. */
export function unsatisfied(paragraph: string, testInfo: TestInfo): never {
  // Specs that play by themselves have no such reporter, whatever stands in the environment.
  const isShown = shownFolder() !== undefined;
  if (isShown && process.env[outcomesAreRestored] !== undefined) testInfo.fail();
  // A report tells where the spec stands by itself; editor, UI mode and terminal lead there by this line.
  const { file, line, column } = testInfo;
  throw new Unsatisfied(paragraph, isShown ? '' : `\n    at ${file}:${line}:${column}`);
}
