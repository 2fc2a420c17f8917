/** What each exit code of the command tells a build. */
import type { JudgedRun, Status } from '../judge/verdict/verdict';

export const exitMeanings: Readonly<Record<JudgedRun['exitCode'], string>> = {
  0: 'every requirement of the profile was judged and none failed',
  1: 'a requirement of the profile failed',
  2: 'wrong usage or configuration',
  3: 'the implementation could not be reached or did not answer in time',
  4: 'the implementation broke the written protocol',
  5: 'the suite itself failed; this says nothing about the implementation',
  6: 'a requirement of the profile could not be judged',
};

/** What the exit code tells of this run: a green one says how much of the profile it leaves out, an open one why. */
export function exitMeaning(
  run: Pick<JudgedRun, 'exitCode' | 'interrupted' | 'only' | 'results' | 'requireWhole' | 'extent'>,
): string {
  const gating = run.results.filter((result) => result.gating);
  const count = (status: Status) => gating.filter((result) => result.status === status).length;
  if (run.exitCode === 6 && count('inconclusive') === 0) {
    if (run.interrupted) return 'the run was stopped before its end';
    if (gating.length === 0) return 'no requirement of the profile was chosen, so nothing was shown of it';
    if (gating.every(({ status }) => status === 'not-applicable')) {
      return 'no requirement of the profile applies, so nothing was shown of it';
    }
    return 'the run is partial, and a whole one is required (--require-whole)';
  }
  if (run.exitCode === 6 && gating.some(({ unstable }) => unstable)) {
    return 'a requirement of the profile had different results in plays that were alike (--repeat)';
  }
  if (run.exitCode !== 0) return exitMeanings[run.exitCode];
  const [waived, absent] = [count('waived'), count('not-applicable')];
  const whole = exitMeanings[0];
  const ofWhat = [...(run.only === undefined ? [] : ['was chosen']), ...(absent === 0 ? [] : ['applies'])];
  return [
    whole.replace(
      'of the profile',
      ofWhat.length === 0 ? 'of the profile' : `of the profile that ${ofWhat.join(' and ')}`,
    ),
    run.extent.whole ? '' : ', as far as this partial run reaches',
    waived === 0 ? '' : `, except ${waived} that ${waived === 1 ? 'is' : 'are'} waived`,
    absent === 0 ? '' : `; ${absent} ${absent === 1 ? 'is' : 'are'} not applicable`,
  ].join('');
}
