/**
 * A step with what is to be read below it. Playwright steps are slow, so the lines are packed in the title of
 * one, and become steps of their own when the results are finished.
 */
import type { TestInfo } from '@playwright/test';
import { foldedLines } from '../judge/words/folded-lines';
import { attach } from './attach';
import { test } from './base-test';

/** Longer lists of steps hide what matters; all of it is attached then. */
const mostLines = 12;

/** A longer text is cut in the report, which holds one for each requirement. */
const longestText = 200_000;

export async function toldStep(title: string, lines: readonly string[], last?: () => void): Promise<void> {
  await test.step(foldedLines(title, lines), () => last?.());
}

/** The first of the lines and how many more there are; where there are more, all of them are attached under this name. */
export function cutLines(lines: readonly string[], name: string, testInfo: TestInfo): string[] {
  const rest = lines.length - mostLines;
  if (rest <= 0) return [...lines];
  const body = `${lines.join('\n')}\n`;
  const cut = body.length > longestText ? `${body.slice(0, longestText)}\n… the rest is in conformance.json\n` : body;
  attach(testInfo, name, { body: cut, contentType: 'text/plain' });
  return [...lines.slice(0, mostLines), `… and ${rest} more, in the attachments`];
}
