/** What the figures are to be, and what is in the way of those that are not: as profiles show it, for memory as its course lets us think. */
import type { Target } from './figures';

const loading = 'a run loads the suite, the reference and their packages before it plays, and plays cold code';

export const targets = {
  start: { most: 2, limit: 'what the word needs is loaded file by file' },
  mocha: { least: 1, limit: loading },
  playing: {
    least: 0.9,
    limit:
      'reading, recording and drawing a play cost the suite about as much as its calls, and the bare loop does none of it',
  },
  generated: {
    least: 0.85,
    limit: 'every case is judged by all rules and by the model, in the process that plays',
  },
  whole: { most: 2.5, limit: 'lists of combinations are played whole, and Playwright and Allure are loaded' },
  report: { most: 0.15, limit: "loading Playwright's runner and Allure, two processes" },
  only: {
    most: 3,
    limit: 'each listed case on which it can be judged is played, and the report is made by two processes',
  },
  memory: { most: 1.1, limit: 'what the heap of Node grows to before it collects' },
  memoryOfPlays: {
    most: 1.1,
    limit: 'the list of plays and the verdict grow with the plays, and are written whole',
  },
  shard: {
    most: 0.55,
    limit:
      'each half loads everything and plays cold code until it is compiled, and joining reads and judges all traces anew',
  },
} as const satisfies Record<string, Target>;
