/** Whether each trace is of the play for which it stands: made by this run, as far as the trace itself can say it. */
import type { Judged } from '../../judge/verdict/evidence';
import { withoutMarks } from '../../play/scenarios/fresh-bots';
import { canonical } from '../../results/canonical';
import { tellLocation } from '../../results/location';
import { runFileName, type KeptPlay } from '../../results/run-file';
import type { ExpectedTrace, VerifiedSource } from './evidence-source';

/** What is missing or strange, in sentences, for plays of one source. */
export function tracesUnlike(
  plays: readonly KeptPlay[],
  judged: Judged,
  expected: VerifiedSource['expected'] = unexercised,
): string[] {
  const withTrace = plays.filter(({ trace }) => trace !== null);
  return [
    ...withTrace
      .filter(({ sha256 }) => sha256 === undefined)
      .map(
        (play) => `${tellLocation(play)} is listed in ${runFileName} without the SHA-256 of its trace ${play.trace}.`,
      ),
    ...withTrace
      .filter((play) => !judged.evidence.traceOf(play))
      .map(
        (play) => `${tellLocation(play)} is listed in ${runFileName} with the trace of another play: ${play.trace}.`,
      ),
    ...plays.flatMap((play) => strangenessOf(play, judged, expected)),
  ];
}

function unexercised(): ExpectedTrace {
  return { exercises: [] };
}

/** What a trace says of itself and should not, being the trace of this play. */
function strangenessOf(
  play: KeptPlay,
  { run, evidence }: Judged,
  expectedOf: NonNullable<VerifiedSource['expected']>,
): string[] {
  const trace = evidence.traceOf(play);
  const { declaration } = run;
  if (!trace || !declaration) return [];
  const { name, version } = declaration.implementation;
  const { capabilities, fallbackMessage } = declaration;
  const clock = run.clock ?? declaration.clock;
  const expected = {
    clock,
    seed: run.seed,
    implementation: { name, version, capabilities, fallbackMessage },
    ...expectedOf(play, clock),
  };
  return Object.entries(expected).flatMap(([field, value]) => {
    const own = field === 'conversations' ? withoutMarks(trace.conversations) : trace[field as keyof typeof trace];
    const [left, right] = [canonical(value), canonical(own)];
    return left === right
      ? []
      : [`the trace of ${tellLocation(play)}, ${field}: the run makes it ${cut(left)}, the trace has ${cut(right)}.`];
  });
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}
