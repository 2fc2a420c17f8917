/** For `node -r`: the process takes the instrumented code that stands in the file which this variable names. */
import { readFileSync } from 'node:fs';
import { takeInstrumented } from './take-instrumented';

/** Names a JSON file with what each instrumented file is translated to. */
export const codeVariable = 'CONFORMANCE_INSTRUMENTED_CODE';

const file = process.env[codeVariable];
if (file !== undefined) takeInstrumented(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
