/** Finds a Chromium for the tests that look at the report: Playwright's own, or one that the machine has. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The path of an executable. Throws, saying what to install, when there is none. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')];
  const named = env['CHROMIUM_PATH'] ?? '';
  const places = [
    chromium.executablePath(),
    ...(named === '' ? [] : [named]),
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
  ];
  const found = places.find(isExecutable);
  if (found === undefined) {
    throw new Error(
      'No Chromium was found, and this test looks at the report in a real one. Install it with "npx playwright install ' +
        `chromium" or from your system's packages, or set CHROMIUM_PATH. Looked for Playwright's own, CHROMIUM_PATH, and ${names.join(', ')} on the PATH.`,
    );
  }
  return found;
}

/** Flags with which a Chromium starts in a container and asks the network for nothing of its own. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
