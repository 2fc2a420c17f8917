/**
 * A step with what is to be read below it. Playwright steps are slow, so the lines are packed in the title of
 * one, and become steps of their own when the results are finished.
 */
import { foldedLines } from '../judge/words/folded-lines';
import { test } from './base-test';

export async function toldStep(title: string, lines: readonly string[], last?: () => void): Promise<void> {
  await test.step(foldedLines(title, lines), () => last?.());
}
