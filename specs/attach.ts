import type { TestInfo } from '@playwright/test';

/**
 * Attaches a text without a step. The runner asks a price for each step, and makes one of every attachment that is handed to
 * it by its method; the report shows an attachment alike with it and without.
 */
export function attach(
  testInfo: TestInfo,
  name: string,
  { body, contentType }: { readonly body: string; readonly contentType: string },
): void {
  testInfo.attachments.push({ name, contentType, body: Buffer.from(body) });
}
