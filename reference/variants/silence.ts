/** Variants that otherwise wait for a silent bot, or otherwise go past it, where the documents leave it open. */
import type { AgentConnector } from '../agent-connector';
import type { TransferOutcome } from '../transfer-outcome';
import type { Variant } from './variant';

export const silenceVariants: readonly Variant[] = [
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
          protected override runAnew(): void {
            this.alarm?.cancel();
            const first = Math.floor(this.waitMs() / 2);
            const { clock } = this.conversation;
            this.alarm = clock.after(first, () => {
              this.alarm = clock.after(this.waitMs() - first, () => this.runOut());
              return Promise.resolve();
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
          protected override runAnew(): void {
            if (!this.alarm) super.runAnew();
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
    name: 'counts-no-failure-of-a-bypass',
    oddity:
      'The bot is told that the transfer failed which went round it in its silence, and that counts towards nothing.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          #goesRound = false;
          readonly #bypasses = new Set<string>();

          override async bypassBot(texts: readonly string[]): Promise<void> {
            this.#goesRound = true;
            await super.bypassBot(texts);
            this.#goesRound = false;
          }

          override transferFailed(transferId: string): boolean {
            if (!this.#bypasses.has(transferId) || !this.accepted.delete(transferId))
              return super.transferFailed(transferId);
            this.reported.add(transferId);
            this.handedOver = false;
            this.tellBot();
            return true;
          }

          protected override async transfer(...made: Parameters<AgentConnector['transfer']>): Promise<TransferOutcome> {
            const isBypass = this.#goesRound;
            const outcome = await super.transfer(...made);
            if (isBypass && outcome.transferId !== undefined) this.#bypasses.add(outcome.transferId);
            return outcome;
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
];
