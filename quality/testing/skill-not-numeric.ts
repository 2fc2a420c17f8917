/**
 * A bot that escalates as given when it hears "first", and to a number when it is asked for an agent: the latter is the
 * positive control of the rules about skill ids that are not numeric.
 */
import type { AgentTransferInteraction } from '../../protocol/types';
import { offered, said } from './event-bodies';
import type { FindingInTests, Judge } from './expect-finding';
import { dialog, escalate } from './read-turns';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from './trace-builder';

/** The consumer says "first", and what is given happens. Dialogs in `more` stand behind the bot's own. */
export function judgedAtFirst(judge: Judge) {
  return (
    first: Partial<AgentTransferInteraction>,
    eventBodies: readonly Happened[],
    more: SetupOverrides = {},
  ): FindingInTests => {
    const dialogs = [
      dialog('wrong', 'first', { type: 'agent-transfer', ...first }),
      dialog('right', askForAgent, escalate),
      ...(more.dialogs ?? []),
    ];
    return judge(traceOf({ ...more, dialogs }, [offered, said('first'), ...eventBodies]));
  };
}
