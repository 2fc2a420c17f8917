/**
 * Names that stand in the pacts in the place of those of a run. A run needs unguessable ones, and a pact has to stay
 * the same from run to run; a gateway puts one for the other on the way.
 */
export const examples = {
  conversationId: 'contract-conversation',
  messagesUrl: 'https://platform.example/contract-conversation/messages',
  transfersUrl: 'https://platform.example/contract-conversation/transfers',
  transferId: 'contract-transfer',
  chatBotId: 'contract-bot',
  skillId: '3402109730',
  /** As chat has it; on messaging the account stands before it. */
  agentId: 'agent-7',
  accountId: '4711',
  fallbackMessage: 'The fallback message that the implementation declares.',
} as const;

/** Every example in the text is replaced by what the run has for it, or the other way round. */
export function replaceAll(text: string, pairs: Iterable<readonly [string, string]>): string {
  let replaced = text;
  for (const [from, to] of pairs) replaced = replaced.replaceAll(from, to);
  return replaced;
}
