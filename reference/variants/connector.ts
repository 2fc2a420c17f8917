/** Variants whose connector decides otherwise where the documents leave it open. */
import type { Dialog, TransferRequest } from '../../protocol/types';
import type { AgentConnector } from '../agent-connector';
import type { BotEngine } from '../bot-engine';
import type { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { FailureCounter } from '../failure-counter';
import type { TransferOutcome } from '../transfer-outcome';
import type { Variant } from './variant';

/** Says nothing while the conversation is not the bot's: from the acceptance of a transfer until it fails. */
const muteConnector = (Base: typeof AgentConnector) =>
  class extends Base {
    protected mute = false;

    override consumerSaid(text: string): void {
      this.mute = false;
      super.consumerSaid(text);
    }

    override transferFailed(transferId: string): boolean {
      if (this.accepted.has(transferId)) this.mute = false;
      return super.transferFailed(transferId);
    }

    protected override async deliver(text: string): Promise<void> {
      if (this.mute) this.keep(text);
      else await super.deliver(text);
    }

    protected override async transfer(...call: Parameters<AgentConnector['transfer']>): Promise<TransferOutcome> {
      const outcome = await super.transfer(...call);
      this.mute ||= outcome.transferId !== undefined;
      return outcome;
    }

    /** What becomes of a text that nobody could read. */
    protected keep(_text: string): void {}
  };

/** Counts for the bot, over all its conversations, those that have ended included; begins anew when it has given up. */
const botsCounter = (Base: typeof FailureCounter) => {
  const counts = new Map<string, number>();
  return class extends Base {
    override note(): void {
      this.count = this.count >= 4 ? 1 : this.count + 1;
    }

    override reset(): void {
      this.count = 0;
    }

    override bothersBot(): boolean {
      return this.count <= 3;
    }

    private get count(): number {
      return counts.get(this.conversation.setup.bot.chatBotId) ?? 0;
    }

    private set count(failures: number) {
      counts.set(this.conversation.setup.bot.chatBotId, failures);
    }
  };
};

/** Asks again by itself for a transfer that was accepted and failed later. */
const persistentConnector = (Base: typeof AgentConnector) =>
  class extends Base {
    protected last: TransferRequest | undefined;

    override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
      this.last = body;
      return super.requestTransfer(body);
    }

    protected override tellBot(): void {
      const asked = this.last;
      super.tellBot();
      this.afterwards(async () => {
        // A bot that has asked anew needs no help.
        if (asked && this.last === asked && this.isMissing()) await this.askAgain(asked);
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

/** Knows that the escalation has stopped. */
interface Stopping {
  readonly stopped: boolean;
  apologise(): Promise<void>;
  /** Does nothing when no accepted transfer has failed: calls that fail at once give nothing up alone. */
  stopAtOnce(): Promise<void>;
}

function isStopping(connector: object): connector is Stopping {
  return 'stopped' in connector;
}

const stoppingConnector = (Base: typeof AgentConnector) =>
  class extends Base implements Stopping {
    stopped = false;

    async apologise(): Promise<void> {
      await super.giveUp();
    }

    async stopAtOnce(): Promise<void> {
      if (this.reported.size > 0) await this.giveUp();
    }

    protected override async giveUp(): Promise<void> {
      this.stopped = true;
      await super.giveUp();
    }
  };

export const connectorVariants: readonly Variant[] = [
  {
    name: 'is-mute-from-acceptance-until-failure',
    oddity: 'Nothing that the bot says reaches the consumer from the acceptance of a transfer until it fails.',
    parts: { AgentConnector: muteConnector },
  },
  {
    name: 'speaks-again-after-a-failure',
    oddity: 'What the bot says from the acceptance of a transfer on is held, and said when the transfer has failed.',
    parts: {
      AgentConnector: (Base) =>
        class extends muteConnector(Base) {
          readonly #held: string[] = [];

          protected override keep(text: string): void {
            this.#held.push(text);
          }

          protected override tellOfFailure(): void {
            const held = this.#held.splice(0);
            this.conversation.activity.run(async () => {
              for (const text of held) await this.deliver(text);
              super.tellOfFailure();
            });
          }
        },
    },
  },
  {
    name: 'bypasses-a-second-late',
    oddity: 'A silent bot is bypassed a second after its time.',
    parts: {
      SilenceTimer: (Base) =>
        class extends Base {
          protected override waitMs(): number {
            return super.waitMs() + 1_000;
          }
        },
    },
  },
  {
    name: 'waits-in-two-steps',
    oddity: 'The wait for a silent bot is two timers, one after the other.',
    parts: {
      SilenceTimer: (Base) =>
        class extends Base {
          override start(text: string): void {
            super.cancel();
            if (!this.runsHere()) return;
            const first = Math.floor(this.waitMs() / 2);
            const { clock, connector } = this.conversation;
            this.alarm = clock.after(first, async () => {
              this.alarm = clock.after(this.waitMs() - first, async () => {
                this.alarm = undefined;
                await connector.bypassBot(text);
              });
            });
          }
        },
    },
  },
  {
    name: 'counts-the-silence-from-the-first-words',
    oddity: 'What the consumer says to a silent bot does not start the wait anew: it counts from the first words.',
    parts: {
      SilenceTimer: (Base) =>
        class extends Base {
          override start(text: string): void {
            if (!this.alarm) super.start(text);
          }
        },
      AgentConnector: (Base) =>
        class extends Base {
          #last = '';

          override consumerSaid(text: string): void {
            this.#last = text;
            super.consumerSaid(text);
          }

          override async bypassBot(): Promise<void> {
            await super.bypassBot(this.#last);
          }
        },
    },
  },
  {
    name: 'says-that-it-is-back',
    oddity: 'A bot that can answer again says so, which ends the wait; of what it has dropped it answers nothing.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          override comesBack(): void {
            this.whenDone(() => this.conversation.connector.say('Here we are again.'));
          }
        },
    },
  },
  {
    name: 'announces-the-bypass',
    oddity: 'The transfer after three minutes of silence has a text of its own for the consumer.',
    parts: {
      TransferRequests: (Base) =>
        class extends Base {
          protected override silenceMessage(): string {
            return 'One moment, a colleague takes over.';
          }
        },
    },
  },
  {
    name: 'bypasses-for-any-text',
    oddity: 'A silent bot is bypassed whatever the consumer wrote, also on chat.',
    parts: {
      SilenceTimer: (Base) =>
        class extends Base {
          protected override runsHere(): boolean {
            return true;
          }
        },
      AgentConnector: (Base) =>
        class extends Base {
          protected override asksForEscalation(text: string): boolean {
            const asked = this.conversation.engine.escalationFor(text);
            return asked === undefined || super.asksForEscalation(text);
          }
        },
    },
  },
  {
    name: 'counts-failures-for-the-bot',
    oddity: 'Failures count for the bot, over all its conversations, at once and one after another.',
    departsFrom: ['cap.per-conversation'],
    parts: { FailureCounter: botsCounter },
  },
  {
    name: 'counts-anew-after-the-cap',
    oddity: 'When the escalation has stopped, the next one may fail four times again.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          protected override async giveUp(): Promise<void> {
            this.conversation.failures.reset();
            await super.giveUp();
          }
        },
    },
  },
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
    name: 'never-resets-the-count',
    oddity: 'Failures of a conversation are counted to its end, whether or not an agent joined in between.',
    parts: {
      FailureCounter: (Base) =>
        class extends Base {
          override reset(): void {}
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
  {
    name: 'refuses-escalations-after-the-cap',
    oddity: 'When the escalation has stopped, a further wish for an agent gets the same text again and no transfer.',
    parts: {
      AgentConnector: stoppingConnector,
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const { connector } = this.conversation;
            if (!isStopping(connector) || !connector.stopped) return super.transfer(...attempt);
            await connector.apologise();
            return 'failure';
          }
        },
    },
  },
  {
    name: 'ignores-escalations-after-the-cap',
    oddity: 'When the escalation has stopped, the bot goes on talking, and a further escalation ends without a word.',
    parts: {
      AgentConnector: stoppingConnector,
      Escalator: (Base) =>
        class extends Base {
          override async escalate(interaction: Parameters<Escalator['escalate']>[0]): Promise<EscalationEnd> {
            const { connector } = this.conversation;
            const stopped = isStopping(connector) && connector.stopped;
            return stopped ? 'not-numeric' : super.escalate(interaction);
          }
        },
    },
  },
  {
    name: 'leaves-when-an-agent-joins',
    oddity: 'When an agent has taken the conversation the bot is done with it, and hears the consumer no more.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          #left = false;

          override agentJoined(): void {
            super.agentJoined();
            this.#left = true;
          }

          override consumerSaid(text: string): void {
            if (!this.#left) super.consumerSaid(text);
          }
        },
    },
  },
  {
    name: 'counts-immediate-failures',
    oddity: 'A transfer call that fails at once counts towards the cap, and never gives its text by itself.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const end = await super.transfer(...attempt);
            if (end === 'failure') this.conversation.failures.note();
            return end;
          }
        },
    },
  },
  {
    name: 'gives-up-at-a-fourth-failure-at-once',
    oddity:
      'A call that fails at once counts beside later failures; the fourth gives the text of the cap and ends the dialog.',
    parts: {
      AgentConnector: stoppingConnector,
      BotEngine: (Base) =>
        class extends Base {
          protected override dialogAfter(...after: Parameters<BotEngine['dialogAfter']>): Dialog | undefined {
            return this.hasGivenUp() ? undefined : super.dialogAfter(...after);
          }

          protected override endsDialog(end: EscalationEnd): boolean {
            return this.hasGivenUp() || super.endsDialog(end);
          }

          private hasGivenUp(): boolean {
            const { connector } = this.conversation;
            return isStopping(connector) && connector.stopped;
          }
        },
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const { connector, failures } = this.conversation;
            const end = await super.transfer(...attempt);
            if (end !== 'failure' || !isStopping(connector) || connector.stopped) return end;
            failures.note();
            if (!failures.bothersBot()) await connector.stopAtOnce();
            return end;
          }
        },
    },
  },
];
