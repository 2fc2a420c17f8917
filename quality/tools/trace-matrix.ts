/** `npm run trace-matrix`: prints who covers which requirement, writes it to docs/proof/, and says what is missing. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gatherCoverage } from '../proof/gather-coverage';
import { traceComplaints, traceMatrix, type MatrixRow } from '../proof/trace-matrix';
import { matrixFile, matrixFileName, matrixPage, matrixPageName } from '../proof/trace-matrix-page';

async function main(): Promise<void> {
  const coverage = await gatherCoverage();
  const folder = path.join(__dirname, '..', '..', 'docs', 'proof');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, matrixPageName), matrixPage(coverage));
  await writeFile(path.join(folder, matrixFileName), matrixFile(coverage));
  const matrix = traceMatrix(coverage);
  const width = Math.max(...matrix.map(({ id }) => id.length));
  const complaints = traceComplaints(coverage);
  process.stdout.write(
    [
      ...matrix.map((row) => `${row.id.padEnd(width)}  ${counts(row)}`),
      ...complaints,
      `${matrix.length} requirements, ${complaints.length} complaints; written to ${path.relative(process.cwd(), folder)}`,
      '',
    ].join('\n'),
  );
  process.exitCode = complaints.length === 0 ? 0 : 1;
}

function counts({ rules, scenarios, specs, properties, pacts, mutants }: MatrixRow): string {
  return Object.entries({ rules, scenarios, specs, properties, pacts, mutants })
    .map(([name, { length }]) => `${length} ${name}`)
    .join(', ');
}

main().catch((error: unknown) => {
  process.stderr.write(`The matrix could not be made: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 5;
});
