/** Variants that make calls to the Transfer API again, which no document asks for or forbids. */
import type { TransferRequest } from '../../protocol/types';
import type { AgentConnector } from '../agent-connector';
import type { TransferOutcome } from '../transfer-outcome';
import type { Variant } from './variant';

/** Asks again by itself for a transfer that was accepted and failed later. */
const persistentConnector = (Base: typeof AgentConnector) =>
  class extends Base {
    protected last: TransferRequest | undefined;
    /** The escalation stopped before it came to asking again. */
    #hasStopped = false;

    override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
      this.last = body;
      this.#hasStopped = false;
      return super.requestTransfer(body);
    }

    protected override tellOfFailure(): void {
      this.#hasStopped ||= !this.conversation.failures.bothersBot();
      super.tellOfFailure();
    }

    protected override tellBot(): void {
      const asked = this.last;
      super.tellBot();
      this.afterwards(async () => {
        // A bot that has asked anew needs no help.
        if (asked && this.last === asked && this.isMissing() && !this.#hasStopped) await this.askAgain(asked);
      });
    }

    protected async askAgain(asked: TransferRequest): Promise<void> {
      await this.transfer(asked);
    }

    /** Whether no other transfer is under way. */
    protected isMissing(): boolean {
      return !this.handedOver;
    }

    /** When the bot has done what it does about the failure. */
    protected afterwards(act: () => Promise<void>): void {
      this.conversation.engine.whenDone(act);
    }
  };

/** Asks again for what was asked for last, by the bot or past it, whichever transfer it was that failed. */
const repeatingConnector = (Base: typeof AgentConnector) =>
  class extends persistentConnector(Base) {
    protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
      this.last = body;
      return super.transfer(body);
    }

    protected override isMissing(): boolean {
      return true;
    }
  };

export const repeatedCallsVariants: readonly Variant[] = [
  {
    name: 'repeats-a-broken-call',
    oddity: 'A transfer call that is reset, cut off or refused is made once more, at once.',
    parts: {
      TransferCall: (Base) =>
        class extends Base {
          override async make(body: TransferRequest): Promise<TransferOutcome> {
            const first = await super.make(body);
            return first.status === 0 ? super.make(body) : first;
          }
        },
    },
  },
  {
    name: 'repeats-each-failed-call',
    oddity:
      'A transfer call that fails, by whatever status or none, is made once more at once, and the second answer counts.',
    parts: {
      TransferCall: (Base) =>
        class extends Base {
          override async make(body: TransferRequest): Promise<TransferOutcome> {
            const first = await super.make(body);
            return first.result === 'failure' ? super.make(body) : first;
          }
        },
    },
  },
  {
    name: 'repeats-a-call-after-a-server-error',
    oddity: 'A transfer call that is answered with 5xx is made twice more, each time a fifth of a second later.',
    parts: {
      TransferCall: (Base) =>
        class extends Base {
          override async make(body: TransferRequest): Promise<TransferOutcome> {
            let outcome = await super.make(body);
            for (let left = 2; left > 0 && outcome.status >= 500; left -= 1) {
              await this.conversation.clock.sleep(200);
              outcome = await super.make(body);
            }
            return outcome;
          }
        },
    },
  },
  {
    name: 'repeats-a-failed-call-after-a-while',
    oddity: 'A transfer call that fails with 5xx or breaks is a failure, and is made once more five seconds later.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
            const first = await super.transfer(body);
            if (first.status === 0 || first.status >= 500) {
              this.conversation.clock.after(5_000, async () => {
                await super.transfer(body);
              });
            }
            return first;
          }
        },
    },
  },
  {
    name: 'tries-again-by-itself',
    oddity: 'When the bot has heard of a failed transfer and asks for none, the connector asks for the same once more.',
    parts: { AgentConnector: persistentConnector },
  },
  {
    name: 'tries-again-by-itself-after-three-seconds',
    oddity: 'As long as the bot asks for no transfer, the connector repeats a failed one three seconds later.',
    parts: {
      AgentConnector: (Base) =>
        class extends persistentConnector(Base) {
          protected override afterwards(act: () => Promise<void>): void {
            this.conversation.clock.after(3_000, act);
          }
        },
    },
  },
  {
    name: 'tries-again-by-itself-without-the-message',
    oddity: 'The connector repeats a failed transfer by itself, and spares the consumer the message that was read.',
    parts: {
      AgentConnector: (Base) =>
        class extends persistentConnector(Base) {
          protected override async askAgain(asked: TransferRequest): Promise<void> {
            await super.askAgain({ ...asked, message: 'BLANK_MESSAGE' });
          }
        },
    },
  },
  {
    name: 'tries-again-by-itself-after-a-minute',
    oddity: 'As long as the bot asks for no transfer, the connector repeats a failed one a minute later.',
    parts: {
      AgentConnector: (Base) =>
        class extends persistentConnector(Base) {
          protected override afterwards(act: () => Promise<void>): void {
            this.conversation.clock.after(60_000, act);
          }
        },
    },
  },
  {
    name: 'repeats-its-last-call-after-a-failure',
    oddity:
      'When the bot has heard of a failed transfer and asks for none, the connector makes its last call again, whichever has failed.',
    parts: { AgentConnector: repeatingConnector },
  },
  {
    name: 'repeats-its-last-call-a-minute-after-a-failure',
    oddity: 'The same a minute later, a call past a silent bot included.',
    parts: {
      AgentConnector: (Base) =>
        class extends repeatingConnector(Base) {
          protected override afterwards(act: () => Promise<void>): void {
            this.conversation.clock.after(60_000, act);
          }
        },
    },
  },
];
