/** The words of the command, in the order in which the help tells them. Without a word the first one is meant. */
import { compareWord } from './words/compare';
import { describeWord } from './words/describe';
import { doctorWord } from './words/doctor';
import { helpWord } from './words/help';
import { initWord } from './words/init';
import { judgeWord } from './words/judge';
import { lintBotWord } from './words/lint-bot';
import { listWord } from './words/list';
import { mergeWord } from './words/merge';
import { previewWord } from './words/preview';
import { publishPactsWord } from './words/publish-pacts';
import { runWord } from './words/run';
import { verifyClaimWord } from './words/verify-claim';
import { waiveWord } from './words/waive';

export const words = [
  runWord,
  doctorWord,
  initWord,
  describeWord,
  waiveWord,
  judgeWord,
  compareWord,
  verifyClaimWord,
  publishPactsWord,
  mergeWord,
  lintBotWord,
  previewWord,
  listWord,
  helpWord,
] as const;
