/**
 * A bot that is right every other time: of conversations that are configured alike, each second one is escalated without its
 * message. No single play shows it, so it is no mutant among the others; playing everything twice does.
 */
import type { StartConversation } from '../../protocol/types';
import { honestParts, type Parts } from '../parts';
import { TransferRequests } from '../transfer-requests';

export function unstableParts(): Parts {
  const met = new Map<string, number>();

  /** How many conversations were configured like this one, it included. */
  const times = ({ bot, channel, integrations }: StartConversation): number => {
    const { chatBotId: _, ...alike } = bot;
    const name = JSON.stringify([alike, channel, integrations]);
    const n = (met.get(name) ?? 0) + 1;
    met.set(name, n);
    return n;
  };

  return {
    ...honestParts,
    TransferRequests: class extends TransferRequests {
      private readonly isRight = times(this.conversation.setup) % 2 === 1;

      protected override message(plan: Parameters<TransferRequests['message']>[0]): string {
        return this.isRight ? super.message(plan) : 'BLANK_MESSAGE';
      }
    },
  };
}
