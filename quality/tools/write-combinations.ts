/**
 * Computes the rows in which values are combined anew: `npm run combinations`, after a change to
 * properties/combinations/dimensions.ts. It takes a minute or two.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { everything, tuplesOf } from '../../properties/combinations/coverage-for';
import { coveringRows } from '../../properties/combinations/covering-rows';
import { valuesFor } from '../../properties/combinations/dimensions';
import { wordFor } from '../../properties/combinations/kept-rows';

const file = path.join(__dirname, '..', '..', 'properties', 'combinations', 'rows-computed-ahead.json');

const [always = [], thorough = []] = [false, true].map((isThorough) => {
  const values = valuesFor(everything);
  return coveringRows(values, tuplesOf(isThorough, values)).map(wordFor);
});
writeFileSync(file, `${JSON.stringify({ always, thorough }, undefined, 2)}\n`);
process.stdout.write(`${always.length} rows for every run, ${thorough.length} for a thorough one.\n`);
