/** Variants that decide otherwise where the documents leave it open to the bot. */
import type { Dialog, Integration, Interaction, TextInteraction } from '../../protocol/types';
import type { BotEngine } from '../bot-engine';
import type { Configuration } from '../configuration';
import type { EscalationPlan } from '../escalation-plan';
import type { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { TransferOutcome } from '../transfer-outcome';
import type { Variables } from '../variables';
import type { Variant } from './variant';

/** Characters that a text may have, by the protocol page. */
const longestText = 20_000;

/** As many of the texts together as the platform takes in one. */
function joinedUpTo(most: number, texts: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= most) joined.splice(-1, 1, `${last}\n${text}`);
    else joined.push(text);
  }
  return joined;
}

export const botVariants: readonly Variant[] = [
  {
    name: 'falls-back-in-its-own-words',
    oddity: 'Its fallback message is another text, as it declares.',
    parts: { fallbackMessage: 'Pardon? — bitte noch einmal, “anders” 🙏' },
  },
  {
    name: 'accepts-a-missing-message',
    oddity: 'An escalation without a message is accepted, and fails at the attempt without a transfer.',
    parts: {
      Configuration: (Base) =>
        class extends Base {
          protected override refusalOfIntegration(): undefined {
            return undefined;
          }

          protected override refusalOfTransfer(): undefined {
            return undefined;
          }
        },
      Escalator: (Base) =>
        class extends Base {
          protected override carriesMessage(plan: EscalationPlan): boolean {
            return plan.message !== '' && super.carriesMessage(plan);
          }
        },
    },
  },
  {
    name: 'lets-carriage-returns-in',
    oddity: 'A variable with a carriage return and no line feed is let into the message of an integration.',
    parts: {
      Templates: (Base) =>
        class extends Base {
          override injectsLineBreak(template: string): boolean {
            const names = [...template.matchAll(/\{\$botContext\.([\w-]+)\}/g)].map(([, name = '']) => name);
            return names.some((name) => this.conversation.variables.read(name)?.includes('\n'));
          }
        },
    },
  },
  {
    name: 'refuses-a-missing-skill-id',
    oddity: 'An escalation without a skill id is refused at configuration.',
    parts: {
      Configuration: (Base) =>
        class extends Base {
          protected override refusalOfIntegration(integration: Integration): string | undefined {
            const missing = (integration.agentSkillId ?? '') === '';
            return missing ? 'agentSkillId is required.' : super.refusalOfIntegration(integration);
          }

          protected override refusalOfTransfer(
            interaction: Parameters<Configuration['refusalOfTransfer']>[0],
          ): string | undefined {
            const missing = (interaction.agentSkillId ?? '') === '';
            return missing ? 'agentSkillId is required.' : super.refusalOfTransfer(interaction);
          }
        },
    },
  },
  {
    name: 'reads-any-number-as-skill-id',
    oddity: 'Padding, signs, exponents, hexadecimal and foreign digits are numbers too, and are sent as plain digits.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          override skillId(plan: EscalationPlan, variables?: Variables): string {
            const value = super.skillId(plan, variables).trim().normalize('NFKC');
            if (/^[0-9]+$/.test(value)) return value;
            const read = value === '' ? Number.NaN : Number(value);
            return Number.isSafeInteger(read) ? String(read) : value;
          }

          override skillIsNumeric(skillId: string): boolean {
            return /^-?[0-9]+$/.test(skillId);
          }
        },
    },
  },
  {
    name: 'takes-plain-numbers-only',
    oddity: 'A skill id with leading zeros, and 0 itself, is no number.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          override skillIsNumeric(skillId: string): boolean {
            return /^[1-9][0-9]{0,17}$/.test(skillId);
          }
        },
    },
  },
  {
    name: 'falls-back-by-dialog-on-non-numeric-skill',
    oddity: 'Where the bot has a Fallback dialog, a skill id that is not numeric leads there.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          override async sayFallbackMessage(): Promise<void> {
            const texts =
              this.fallbackDialog()?.interactions.filter((interaction) => interaction.type === 'text') ?? [];
            if (texts.length === 0) return super.sayFallbackMessage();
            for (const text of texts) await this.say(text);
          }
        },
    },
  },
  {
    name: 'treats-non-numeric-as-failure-too',
    oddity: 'After the fallback message for a skill id that is not numeric, the rule for failure runs.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          override async escalate(interaction: Parameters<Escalator['escalate']>[0]): Promise<EscalationEnd> {
            const end = await super.escalate(interaction);
            return end === 'not-numeric' ? 'failure' : end;
          }
        },
    },
  },
  {
    name: 'empties-unset-variables',
    oddity: 'A variable that was never set is replaced by nothing.',
    parts: {
      Templates: (Base) =>
        class extends Base {
          protected override unset(written: string): string {
            return written.startsWith('{$botContext.') ? '' : written;
          }
        },
    },
  },
  {
    name: 'finishes-its-dialog-after-a-transfer',
    oddity: 'Interactions that follow an accepted transfer in its dialog are run.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          protected override endsDialog(end: EscalationEnd): boolean {
            return end !== 'success' && super.endsDialog(end);
          }
        },
    },
  },
  {
    name: 'ends-its-dialog-after-a-failure',
    oddity: 'Without a rule or next action, a failed transfer call ends the dialog.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          protected override endsDialog(end: EscalationEnd): boolean {
            return end === 'failure' || super.endsDialog(end);
          }
        },
    },
  },
  {
    name: 'repeats-the-intent-of-fallback',
    oddity: 'A bot that was handed an unknown context answers with the Fallback dialog after a greeting by name.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          protected override dialogForHandedOver(handedOver: Parameters<BotEngine['takeOver']>[0]): Dialog | undefined {
            return super.dialogForHandedOver(handedOver) ?? this.fallbackDialog();
          }
        },
    },
  },
  {
    name: 'refuses-a-number-as-skill-name',
    oddity: 'A skill name is for people to read, so one that is a number is refused at configuration.',
    parts: {
      Configuration: (Base) =>
        class extends Base {
          protected override refusalOfIntegration(integration: Integration): string | undefined {
            const isNumber = /^[0-9]+$/.test(integration.agentSkillName ?? '');
            return isNumber ? 'agentSkillName is a name, not a number.' : super.refusalOfIntegration(integration);
          }
        },
    },
  },
  {
    name: 'joins-texts-in-a-row',
    oddity: 'Texts that follow each other are delivered as one, with new lines between.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          readonly #held: string[] = [];

          protected override enqueue(turn: () => Promise<void>): void {
            super.enqueue(async () => {
              await turn();
              await this.#sayHeld();
            });
          }

          protected override async play(interaction: Interaction): Promise<EscalationEnd | undefined> {
            if (interaction.type === 'integration' || interaction.type === 'agent-transfer') await this.#sayHeld();
            return super.play(interaction);
          }

          protected override async say(interaction: TextInteraction): Promise<void> {
            this.#held.push(this.conversation.templates.fill(interaction.text));
          }

          async #sayHeld(): Promise<void> {
            const texts = this.#held.splice(0).filter((text) => text !== '' && text !== 'BLANK_MESSAGE');
            for (const joined of joinedUpTo(longestText, texts)) await this.conversation.connector.say(joined);
          }
        },
    },
  },
  {
    name: 'says-its-error-text-at-a-failure',
    oddity: 'When a transfer call fails the consumer reads the text for errors and exceptions, and then the rule runs.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const end = await super.transfer(...attempt);
            const { connector, fallbackMessage, setup } = this.conversation;
            if (end === 'failure') await connector.say(setup.bot.defaultUserFriendlyResponse ?? fallbackMessage);
            return end;
          }
        },
    },
  },
  {
    name: 'says-another-error-text-at-a-failure',
    oddity: 'When a transfer call fails the consumer reads a text of the product about it, and then the rule runs.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const end = await super.transfer(...attempt);
            if (end === 'failure') await this.conversation.connector.say('Sorry, something went wrong on our side.');
            return end;
          }
        },
    },
  },
  {
    name: 'cuts-a-long-delay',
    oddity: 'An Interaction Delay beyond the documented ten seconds counts as ten seconds.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          protected override delayMs(interaction: Parameters<Escalator['delayMs']>[0]): number {
            return Math.min(10_000, super.delayMs(interaction));
          }
        },
    },
  },
  {
    name: 'refuses-a-long-delay',
    oddity: 'An Interaction Delay beyond the documented ten seconds is refused at configuration.',
    parts: {
      Configuration: (Base) =>
        class extends Base {
          override refusal(): string | undefined {
            const interactions = this.setup.bot.dialogs.flatMap((dialog) => dialog.interactions);
            const isLong = interactions.some(
              (each) => 'interactionDelay' in each && (each.interactionDelay ?? 0) > 10_000,
            );
            return isLong ? 'interactionDelay is at most 10000.' : super.refusal();
          }
        },
    },
  },
  {
    name: 'shows-no-structure-in-a-text',
    oddity: 'A text that names a response data variable shows [object Object] there, not its JSON.',
    parts: {
      Templates: (Base) =>
        class extends Base {
          protected override shown(name: string, variables: Variables): string | undefined {
            return variables.results.has(name) ? '[object Object]' : super.shown(name, variables);
          }
        },
    },
  },
  {
    name: 'shows-nothing-of-structure-in-a-text',
    oddity: 'A text that names a response data variable shows nothing there.',
    parts: {
      Templates: (Base) =>
        class extends Base {
          protected override shown(name: string, variables: Variables): string | undefined {
            return variables.results.has(name) ? '' : super.shown(name, variables);
          }
        },
    },
  },
  {
    name: 'takes-any-good-status-for-success',
    oddity: 'An answer of the Transfer API with a good status is success whatever its body is.',
    parts: {
      TransferCall: (Base) =>
        class extends Base {
          protected override unreadable(status: number, json: unknown): TransferOutcome {
            return { result: 'success', status, json };
          }
        },
    },
  },
  {
    name: 'leaves-after-any-good-status',
    oddity:
      'A good status of any body is success, and the bot has nothing more to say in a conversation that was handed over.',
    parts: {
      TransferCall: (Base) =>
        class extends Base {
          protected override unreadable(status: number, json: unknown): TransferOutcome {
            this.conversation.engine.silent = true;
            return { ...super.unreadable(status, json), result: 'success' };
          }
        },
    },
  },
  {
    name: 'paces-its-texts',
    oddity: 'Each text comes three tenths of a second after the one before.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          #freeAtMs = 0;

          protected override async deliver(text: string): Promise<void> {
            const { clock } = this.conversation;
            const now = clock.now();
            const waitMs = Math.max(0, this.#freeAtMs - now);
            this.#freeAtMs = now + waitMs + 300;
            await clock.sleep(waitMs);
            await super.deliver(text);
          }
        },
    },
  },
];
