/** Asks the platform for a transfer and says how that went. */
import type { Result, TransferRequest } from '../protocol/types';
import type { Conversation } from './conversation';
import type { Answer } from './platform-line';

export interface TransferOutcome {
  readonly result: Result;
  /** Names an accepted transfer. */
  readonly transferId?: string;
  /** Status of the answer; 0 when the call broke. */
  readonly status: number;
  /** The answer's JSON, if it is that. */
  readonly json?: unknown;
}

export class TransferCall {
  constructor(protected readonly conversation: Conversation) {}

  async make(body: TransferRequest): Promise<TransferOutcome> {
    const answer = await this.conversation.line.post(this.conversation.setup.platform.transfersUrl, body);
    return this.outcomeOf(answer);
  }

  protected outcomeOf(answer: Answer | undefined): TransferOutcome {
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
