/** Every check, in the order of the page. */
import type { BotCheck } from '../check';
import { agentForBot } from './agent-for-bot';
import { blankMessageSpelt } from './blank-message';
import { defaultResponse } from './default-response';
import { delayForTexts } from './delay-for-texts';
import { failureRule } from './failure-rule';
import { fallbackEscalates } from './fallback-escalates';
import { lineFeedVariable } from './line-feed-variable';
import { messageGiven } from './message-given';
import { newLineEscape } from './new-line-escape';
import { ownSkill } from './own-skill';
import { sentinelCaught } from './sentinel-caught';
import { sentinelLookAlike } from './sentinel-look-alike';
import { skillNumber } from './skill-number';
import { skillVariable } from './skill-variable';
import { textAfterTransfer } from './text-after-transfer';

export const botChecks: readonly BotCheck[] = [
  skillNumber,
  skillVariable,
  ownSkill,
  agentForBot,
  messageGiven,
  blankMessageSpelt,
  newLineEscape,
  lineFeedVariable,
  textAfterTransfer,
  delayForTexts,
  failureRule,
  sentinelCaught,
  sentinelLookAlike,
  fallbackEscalates,
  defaultResponse,
];
