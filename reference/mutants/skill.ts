/** Mutants that evaluate the Agent Skill Id wrongly. */

import type { Dialog, Interaction } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { Speaker } from '../speaker';
import type { ConversationParts } from '../conversation-parts';
import { EscalationPlanner, type EscalationInteraction, type EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import { TransferRequests } from '../transfer-requests';
import { Variables } from '../variables';
import type { Mutant } from './mutant';

/** By bot the variables of its conversation that asked for an agent last. */
const lastToAsk = new Map<string, Variables>();

/** The variables as they were when the bot heard the latest text of a conversation. */
const variablesWhenHeard = new WeakMap<ConversationParts, Variables>();

/** By bot what its conversations have set. */
const setInABot = new Map<string, Map<string, string>>();

class RememberingEngine extends BotEngine {
  private readonly values: Map<string, string>;

  constructor(conversation: ConversationParts) {
    super(conversation);
    const { chatBotId } = conversation.setup.bot;
    this.values = setInABot.get(chatBotId) ?? new Map<string, string>();
    setInABot.set(chatBotId, this.values);
    this.values.forEach((value, name) => conversation.variables.set(name, value));
  }

  protected override async play(interaction: Interaction): Promise<EscalationEnd | undefined> {
    if (interaction.type === 'set-variable') this.values.set(interaction.variable, interaction.value);
    return super.play(interaction);
  }
}

export const skillMutants: readonly Mutant[] = [
  {
    name: 'takes-a-text-before-it-for-the-fallback-message',
    misdeed: 'Where its dialog has said something, a skill id that is not numeric ends the escalation without a word.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      BotEngine: class extends BotEngine {
        private hasSaid = false;

        protected override async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
          this.hasSaid = dialog?.interactions[0]?.type === 'text';
          await super.runOrFallBack(dialog);
        }

        override async sayFallbackMessage(): Promise<void> {
          if (!this.hasSaid) await super.sayFallbackMessage();
        }
      },
    },
  },
  {
    name: 'checks-a-skill-id-until-it-was-a-number',
    misdeed:
      'Once an escalation had a number, its skill id is not looked at again, and goes into the request as it is.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        private wasNumeric = false;

        override skillIsNumeric(skillId: string): boolean {
          this.wasNumeric ||= super.skillIsNumeric(skillId);
          return this.wasNumeric;
        }
      },
    },
  },
  {
    name: 'falls-back-twice-for-a-skill-id-that-is-no-number',
    misdeed: 'A third escalation of the conversation whose skill id is not a number gets no answer.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        private refused = 0;

        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          this.refused += 1;
          if (this.refused <= 2) await super.refuseSkill(plan);
        }
      },
    },
  },
  {
    name: 'looks-at-both-ends-of-a-skill-id',
    misdeed: 'A skill id counts as a number when its first and its last character are digits.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        override skillIsNumeric(skillId: string): boolean {
          return /^[0-9](.*[0-9])?$/.test(skillId);
        }
      },
    },
  },
  {
    name: 'takes-a-numeric-name-for-a-skill-id-that-is-none',
    misdeed: 'Where the Agent Skill Id is not a number and the Agent Skill Name is one, the transfer goes to that.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        override planOf(interaction: EscalationInteraction): EscalationPlan {
          const plan = super.planOf(interaction);
          const stands = /\d|\{/.test(plan.skillId) || !/^\d+$/.test(plan.skillName ?? '');
          return stands ? plan : { ...plan, skillId: plan.skillName ?? '' };
        }
      },
    },
  },
  {
    name: 'says-its-response-for-errors-for-a-skill-id-that-is-no-number',
    misdeed: 'Where a default user-friendly response is set, it comes in place of the fallback message.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          const { connector, setup } = this.conversation;
          const own = setup.bot.defaultUserFriendlyResponse;
          await (own === undefined ? super.refuseSkill(plan) : connector.say(own));
        }
      },
    },
  },
  {
    name: 'goes-by-the-variables-of-who-asked-last',
    misdeed:
      'After a delay the skill id is evaluated with the variables of the conversation of the bot that asked last.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      Escalator: class extends Escalator {
        override async escalate(interaction: EscalationInteraction): Promise<EscalationEnd> {
          const { setup, variables } = this.conversation;
          lastToAsk.set(setup.bot.chatBotId, variables);
          return super.escalate(interaction);
        }

        override skillId(plan: EscalationPlan, variables?: Variables): string {
          return super.skillId(plan, variables ?? lastToAsk.get(this.conversation.setup.bot.chatBotId));
        }
      },
    },
  },
  {
    name: 'keeps-a-variable-that-is-set-to-nothing',
    misdeed: 'Setting a variable to an empty value leaves it as it was.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async play(interaction: Interaction): Promise<EscalationEnd | undefined> {
          if (interaction.type === 'set-variable' && interaction.value === '') return undefined;
          return super.play(interaction);
        }
      },
    },
  },
  {
    name: 'refuses-a-skill-id-in-words-once',
    misdeed: 'The second skill id of a conversation that is not numeric ends the escalation without a word.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        private refused = false;

        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          if (!this.refused) await super.refuseSkill(plan);
          this.refused = true;
        }
      },
    },
  },
  {
    name: 'carries-variables-into-the-next-conversation',
    misdeed: 'A conversation begins with the values that earlier ones of the bot have set.',
    breaks: 'skill.variable-at-attempt',
    parts: { BotEngine: RememberingEngine },
  },
  {
    name: 'drops-last-digit-of-skill-id',
    misdeed: 'A skill id given as a number loses its last digit.',
    breaks: 'skill.literal-number',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string, plan: EscalationPlan): string {
          return plan.skillId === resolved && resolved.length > 1 ? resolved.slice(0, -1) : resolved;
        }
      },
    },
  },
  {
    name: 'pads-skill-id-with-zeros',
    misdeed: 'A skill id is sent with leading zeros, twelve digits long.',
    breaks: 'skill.literal-number',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string): string {
          return resolved.padStart(12, '0');
        }
      },
    },
  },
  {
    name: 'resolves-skill-id-when-saved',
    misdeed: 'The skill id is evaluated with the variables that stood at the start of the conversation.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan): string {
          return super.skillId(plan, new Variables(this.conversation.setup.bot.contextVariables));
        }
      },
    },
  },
  {
    name: 'resolves-skill-id-when-the-turn-begins',
    misdeed: 'The skill id is evaluated with the variables that stood when the bot heard the text.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          variablesWhenHeard.set(this.conversation, this.conversation.variables.copy());
          await super.answer(text, from);
        }
      },
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan): string {
          return super.skillId(plan, variablesWhenHeard.get(this.conversation));
        }
      },
    },
  },
  {
    name: 'remembers-the-skill-id-of-the-first-attempt',
    misdeed: 'The skill id is evaluated at the first attempt of the conversation, and never again.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      Escalator: class extends Escalator {
        private readonly known = new Map<string, string>();

        override skillId(plan: EscalationPlan): string {
          const skillId = this.known.get(plan.skillId) ?? super.skillId(plan);
          this.known.set(plan.skillId, skillId);
          return skillId;
        }
      },
    },
  },
  {
    name: 'sends-placeholder-as-skill-id',
    misdeed: 'The transfer names the variable in place of its value.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(_resolved: string, plan: EscalationPlan): string {
          return plan.skillId;
        }
      },
    },
  },
  {
    name: 'stays-mute-on-non-numeric-skill',
    misdeed: 'A skill id that is not numeric ends the escalation without a word.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(): Promise<void> {}
      },
    },
  },
  {
    name: 'stays-mute-on-non-numeric-skill-beside-a-fallback-dialog',
    misdeed: 'Where the bot has a Fallback dialog, a skill id that is not numeric ends the escalation without a word.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          const { dialogs } = this.conversation.setup.bot;
          if (!dialogs.some(({ type }) => type === 'fallback')) await super.refuseSkill(plan);
        }
      },
    },
  },
  {
    name: 'looks-for-a-number-on-each-line',
    misdeed: 'A skill id of which one line is a number is taken for that number.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan, variables?: Variables): string {
          const skillId = super.skillId(plan, variables);
          return /^[0-9]+$/m.exec(skillId)?.[0] ?? skillId;
        }
      },
    },
  },
  {
    name: 'transfers-to-a-named-agent-whatever-the-skill-id',
    misdeed: 'Where an agent is named, it is not checked whether the skill id is numeric.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          if (plan.agentId === undefined) await super.refuseSkill(plan);
          else await this.transfer(plan, this.skillId(plan));
        }
      },
    },
  },
  {
    name: 'stays-mute-on-non-numeric-skill-beside-result-data',
    misdeed:
      'Where the integration keeps its result, a skill id that is not numeric ends the escalation without a word.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          if (plan.integration?.responseDataVariableName === undefined) await super.refuseSkill(plan);
        }
      },
    },
  },
  {
    name: 'blames-the-skill-id',
    misdeed: 'A skill id that is not numeric gives the consumer an error text in place of the fallback message.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(): Promise<void> {
          await this.conversation.connector.say('The agent skill id is not valid.');
        }
      },
    },
  },
  {
    name: 'transfers-despite-non-numeric-skill',
    misdeed: 'A skill id that is not numeric gives the fallback message, and a transfer to that id all the same.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          await super.refuseSkill(plan);
          await this.transfer(plan, this.skillId(plan));
        }
      },
    },
  },
  {
    name: 'transfers-non-numeric-to-fallback-skill',
    misdeed: 'A skill id that is not numeric gives the fallback message and a transfer to another, numeric skill.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          await super.refuseSkill(plan);
          const skillId = this.conversation.setup.agentConnector.fallbackSkillId ?? '1';
          await this.conversation.connector.requestTransfer(this.conversation.requests.forSilence(skillId));
        }
      },
    },
  },
  {
    name: 'parses-leading-digits-of-skill-id',
    misdeed: 'A skill id that begins with digits counts as the number that they make.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan, variables?: Variables): string {
          const value = super.skillId(plan, variables);
          return /^[0-9]+/.exec(value)?.[0] ?? value;
        }
      },
    },
  },
  {
    name: 'shows-message-on-non-numeric-skill',
    misdeed: 'A skill id that is not numeric still shows the Message to User, before the fallback message.',
    breaks: 'skill.non-numeric-hides-message',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          await super.refuseSkill(plan);
        }
      },
    },
  },
  {
    name: 'takes-unset-variable-for-one',
    misdeed: 'A skill id by a variable that was never set counts as 1.',
    breaks: 'skill.unset-variable-is-non-numeric',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan, variables?: Variables): string {
          const value = super.skillId(plan, variables);
          return /^\{\$botContext\.[^}]*\}$/.test(value) ? '1' : value;
        }
      },
    },
  },
  {
    name: 'truncates-skill-id-to-32-bits',
    misdeed: 'A skill id passes through a 32-bit integer.',
    breaks: 'skill.id-not-truncated',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string): string {
          return String(Number(BigInt.asIntN(32, BigInt(resolved))));
        }
      },
    },
  },
  {
    name: 'sends-skill-id-through-a-short-float',
    misdeed: 'A skill id passes through a 32-bit floating point number and loses its last digits.',
    breaks: 'skill.id-not-truncated',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string): string {
          return BigInt(Math.fround(Number(resolved))).toString();
        }
      },
    },
  },
  {
    name: 'takes-long-skill-ids-for-non-numeric',
    misdeed: 'A skill id of more than nine digits counts as not numeric.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: class extends Escalator {
        override skillIsNumeric(skillId: string): boolean {
          return /^[0-9]{1,9}$/.test(skillId);
        }
      },
    },
  },
  {
    name: 'takes-unknown-skill-for-non-numeric',
    misdeed: 'A skill that the platform does not know gives the consumer the fallback message, and no rule runs.',
    breaks: 'skill.unknown-id-fails-as-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const body = this.conversation.requests.forEscalation(plan, skillId);
          const outcome = await this.conversation.connector.requestTransfer(body);
          if (outcome.status === 404) {
            await this.conversation.engine.sayFallbackMessage();
            return 'not-numeric';
          }
          return outcome.result;
        }
      },
    },
  },
  {
    name: 'finds-a-number-in-brackets',
    misdeed: 'A skill id that is a name with a number in brackets is taken for that number.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan, variables: Variables = this.conversation.variables): string {
          const skillId = super.skillId(plan, variables);
          return /^[^0-9()]+\(([0-9]+)\)$/.exec(skillId)?.[1] ?? skillId;
        }
      },
    },
  },
  {
    name: 'says-the-fallback-as-it-is-written',
    misdeed:
      'For a skill id that is not a number the text of the Fallback dialog is said with its variables unreplaced.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          const fallback = this.conversation.setup.bot.dialogs.find(({ type }) => type === 'fallback');
          const texts = (fallback?.interactions ?? []).flatMap((each) => (each.type === 'text' ? [each.text] : []));
          if (texts.length === 0) return super.refuseSkill(plan);
          for (const text of texts) await this.conversation.connector.say(text);
        }
      },
    },
  },
  {
    name: 'is-blank-about-a-skill-id-as-well',
    misdeed: 'With BLANK_MESSAGE the fallback message for a skill id that is not a number is not said, either.',
    breaks: 'skill.non-numeric-sends-fallback',
    parts: {
      Escalator: class extends Escalator {
        protected override async refuseSkill(plan: EscalationPlan): Promise<void> {
          if (plan.message !== 'BLANK_MESSAGE') await super.refuseSkill(plan);
        }
      },
    },
  },
  {
    name: 'replaces-variables-of-a-skill-id-twice',
    misdeed: 'A skill id whose variable holds the placeholder of another is the value of that one.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan, variables: Variables = this.conversation.variables): string {
          return this.conversation.templates.fill(super.skillId(plan, variables), variables);
        }
      },
    },
  },
];
