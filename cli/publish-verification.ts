/** What follows a run whose results a broker is to have. The verdict stands, whatever the broker says. */
import { readContractReport } from '../results/contract-report';
import { readRunFile } from '../results/run-file';
import { publishVerification, type VerificationAsked } from '../run/publish-verification';

/** The exit code of the whole: that of the run, or 2 where the broker did not take the results and nothing worse was. */
export async function publishAfter(
  code: number,
  asked: VerificationAsked,
  { out, begunMs }: { readonly out: string; readonly begunMs: number },
  say: (text: string) => void,
): Promise<number> {
  try {
    const brought = broughtBy(out, begunMs);
    if (brought === undefined) throw new Error('This run verified no pact of the broker.');
    for (const line of await publishVerification(brought, asked)) say(`${line}\n`);
    return code;
  } catch (error) {
    const why = asked.interrupt?.aborted ? 'It was stopped.' : error instanceof Error ? error.message : String(error);
    say(`The results were not published. ${why}\n`);
    // Worst cause first, and only a fault of the suite is worse than wrong usage.
    const whole = code === 5 ? 5 : 2;
    if (whole !== code) say(`Exit code ${whole}: the verdict above stands, and the broker does not know of it.\n`);
    return whole;
  }
}

/** What the run of now left; what an earlier one left in the folder is not published again. */
function broughtBy(out: string, begunMs: number) {
  try {
    if (Date.parse(readRunFile(out).facts.startedAt) < begunMs) return undefined;
    return readContractReport(out)?.brought;
  } catch {
    // A run that ended before it wrote anything has told why.
    return undefined;
  }
}
