/** The other side of a transfer from bot to bot: what the bot does that is handed a conversation. */
import * as fc from 'fast-check';
import { settleMs } from '../../play/scenarios/parts';
import { textCalled } from '../generated-texts';
import { setupFrom, someChannel, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const receivers: Property = {
  name: 'receivers',
  promise: 'a bot that is handed a conversation starts the dialog that fits what was passed, the intent first',
  exercises: [
    'context.receiver-starts-intent-dialog',
    'context.receiver-prefers-intent',
    'context.receiver-falls-back',
  ],
  needs: ['receiver'],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        intent: fc.constantFrom('none', 'fits', 'unknown'),
        message: fc.constantFrom('none', 'fits', 'unknown'),
        intentId: textCalled('intent'),
        userMessage: textCalled('question'),
        fallback: fc.option(textCalled('Fallback'), { nil: undefined }),
        intentFirst: fc.boolean(),
      }),
      ({ channel, intent, message, intentId, userMessage, fallback, intentFirst }) => {
        // An intent that fits nothing, with a message that would: which of them counts is not documented.
        if ((intent === 'none' && message === 'none') || (intent === 'unknown' && message === 'fits')) return undefined;
        const known = [
          { ...speaking('by intent', 'Your intent'), intentId },
          speaking('by message', 'Your message', userMessage),
        ];
        const fallbackDialog = {
          name: 'fallback',
          type: 'fallback' as const,
          patterns: [],
          interactions: [{ type: 'text' as const, text: fallback ?? '' }],
        };
        const setup = setupFrom({
          escalations: [],
          dialogs: [
            ...(intentFirst ? known : [...known].reverse()),
            ...(fallback === undefined ? [] : [fallbackDialog]),
          ],
        });
        const handedOver = {
          ...(intent === 'none' ? {} : { intentId: intent === 'fits' ? intentId : `${intentId} unknown` }),
          ...(message === 'none' ? {} : { userMessage: message === 'fits' ? userMessage : `${userMessage} unknown` }),
        };
        return {
          channel,
          // The twin is handed what fits: a bot that only ever falls back shows nothing.
          situation: {
            conversations: { main: { ...setup, handedOver }, other: { ...setup, handedOver: { intentId } } },
            steps: [{ kind: 'wait', ms: settleMs }],
          },
          marks: [`intent ${intent}, message ${message}`],
        };
      },
    ),
};
