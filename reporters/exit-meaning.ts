/** What each exit code of the command tells a build. */
import type { JudgedRun } from '../rules/verdict';

export const exitMeanings: Readonly<Record<JudgedRun['exitCode'], string>> = {
  0: 'every requirement of the profile was judged and none failed',
  1: 'a requirement of the profile failed',
  2: 'wrong usage or configuration',
  3: 'the implementation could not be reached or did not answer in time',
  4: 'the implementation broke the written protocol',
  5: 'the suite itself failed; this says nothing about the implementation',
  6: 'a requirement of the profile could not be judged',
};
