/** The situations of a described bot: made of its description alone, and of nothing that a surface has. */
import type { BotDescription } from '../../../protocol/bot-description';
import type { Scenario } from '../scenario';
import { accepted } from './accepted';
import { namedAgents, noAgents } from './agents';
import { failsForTheFourthTime, failsLater } from './fails-later';
import { unknownWords } from './ordinary-talk';
import { recovers, twoConversationsFail } from './recovers';
import { refused } from './refused';
import { failedThenAccepted, refusedThenAccepted, twoAtOnce } from './several';
import type { DeclaredBot, DescribedTemplate } from './template';
import { toABot } from './to-a-bot';

const templates: readonly DescribedTemplate[] = [
  accepted,
  refused,
  failsLater,
  failsForTheFourthTime,
  recovers,
  twoConversationsFail,
  refusedThenAccepted,
  failedThenAccepted,
  twoAtOnce,
  unknownWords,
  namedAgents,
  noAgents,
  toABot,
];

/** Every situation for which the description says enough, in the order of the page. */
export function describedScenarios(description: BotDescription, declared: DeclaredBot): readonly Scenario[] {
  return templates.flatMap((template) => template(description, declared));
}
