/** Asks the platform for a transfer and says how that went. */
import type { TransferRequest } from '../protocol/types';
import type { ConversationParts } from './conversation-parts';
import type { PlatformAnswer } from './platform-answer';
import type { TransferOutcome } from './transfer-outcome';

export class TransferCall {
  constructor(protected readonly conversation: ConversationParts) {}

  async make(body: TransferRequest): Promise<TransferOutcome> {
    const answer = await this.conversation.line.post(this.conversation.setup.platform.transfersUrl, body);
    return this.outcomeOf(answer);
  }

  protected outcomeOf(answer: PlatformAnswer | undefined): TransferOutcome {
    if (!answer) return this.broken();
    const json = parse(answer.body);
    if (!this.statusIsGood(answer.status)) return this.refused(answer.status, json);
    const transferId = (json as { transferId?: unknown } | null | undefined)?.transferId;
    if (typeof transferId !== 'string') return this.unreadable(answer.status, json);
    return { result: 'success', transferId, status: answer.status, json };
  }

  protected statusIsGood(status: number): boolean {
    return status >= 200 && status <= 299;
  }

  protected broken(): TransferOutcome {
    return { result: 'failure', status: 0 };
  }

  protected refused(status: number, json: unknown): TransferOutcome {
    return { result: 'failure', status, json };
  }

  protected unreadable(status: number, json: unknown): TransferOutcome {
    return { result: 'failure', status, json };
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
