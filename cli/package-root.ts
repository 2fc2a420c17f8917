import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this package, whether its sources run or what was compiled from them into dist/. */
export const packageRoot = [path.join(__dirname, '..'), path.join(__dirname, '..', '..')].find((folder) =>
  existsSync(path.join(folder, 'bin', 'escalation-conformance.js')),
) as string;
