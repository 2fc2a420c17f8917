/** Mutants that keep what the transfer call answered wrongly. */
import type { Integration } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { EscalationEnd } from '../escalation-end';
import type { Speaker } from '../speaker';
import type { EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import { ResultData } from '../result-data';
import type { TransferOutcome } from '../transfer-outcome';
import type { Mutant } from './mutant';

/** By bot, the custom data fields of each of its conversations. */
const fieldsOfBots = new Map<string, Set<Map<string, string>>>();

export const resultDataMutants: readonly Mutant[] = [
  {
    name: 'keeps-fields-as-markup',
    misdeed: 'In the value of a custom data field "&" and "<" become entities of markup.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fieldValue(template: string, result: unknown): string | undefined {
          return super.fieldValue(template, result)?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        }
      },
    },
  },
  {
    name: 'keeps-fields-of-a-hundred-characters',
    misdeed: 'The value of a custom data field is cut after a hundred characters.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fieldValue(template: string, result: unknown): string | undefined {
          return super.fieldValue(template, result)?.slice(0, 100);
        }
      },
    },
  },
  {
    name: 'forgets-the-response',
    misdeed: 'What the transfer call answered is not kept.',
    breaks: 'result.response-variable',
    parts: {
      ResultData: class extends ResultData {
        override async keep(): Promise<void> {}
      },
    },
  },
  {
    name: 'keeps-the-response-under-the-bare-name',
    misdeed: 'The response is kept under its name without the prefix api_.',
    breaks: 'result.response-variable',
    parts: {
      ResultData: class extends ResultData {
        protected override variableName(name: string): string {
          return name;
        }
      },
    },
  },
  {
    name: 'keeps-an-empty-response',
    misdeed: 'The response is kept as an empty object.',
    breaks: 'result.response-variable',
    parts: {
      ResultData: class extends ResultData {
        override async keep(integration: Integration, outcome: TransferOutcome): Promise<void> {
          await super.keep(integration, { ...outcome, json: {} });
        }
      },
    },
  },
  {
    name: 'skips-the-transform-script',
    misdeed: 'The Transform Result Script does not run.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        protected override async transform(): Promise<void> {}
      },
    },
  },
  {
    name: 'runs-the-script-for-custom-data-fields-alone',
    misdeed: 'The Transform Result Script runs only where there are custom data fields.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        protected override async transform(integration: Integration): Promise<void> {
          if ((integration.customDataFields ?? []).length > 0) await super.transform(integration);
        }
      },
    },
  },
  {
    name: 'transforms-after-use',
    misdeed: 'The custom data fields are filled before the Transform Result Script runs.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        protected override async transform(integration: Integration): Promise<void> {
          const name = integration.responseDataVariableName ?? '';
          super.fillFields(integration, this.variableName(name));
          await super.transform(integration);
        }

        protected override fillFields(): void {}
      },
    },
  },
  {
    name: 'drops-custom-data-fields',
    misdeed: 'The custom data fields are never filled.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(): void {}
      },
    },
  },
  {
    name: 'names-fields-without-their-integration',
    misdeed: 'A custom data field is known by its key alone.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fieldName(_integration: Integration, key: string): string {
          return key;
        }
      },
    },
  },
  {
    name: 'knows-no-hyphen-in-the-name-of-a-field',
    misdeed: 'A custom data field of an integration with a hyphen in its name is shown as its placeholder.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fieldName(integration: Integration, key: string): string {
          return super.fieldName(integration, key).replaceAll('-', '');
        }
      },
    },
  },
  {
    name: 'shows-the-path-of-a-field',
    misdeed: 'A custom data field holds the path that it is configured with, not what stands there.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fieldValue(template: string): string {
          return template;
        }
      },
    },
  },
  {
    name: 'fills-only-the-first-field',
    misdeed: 'Of several custom data fields only the first is filled.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(integration: Integration, variable: string): void {
          const [first] = integration.customDataFields ?? [];
          super.fillFields({ ...integration, customDataFields: first ? [first] : [] }, variable);
        }
      },
    },
  },
  {
    name: 'fills-fields-of-the-top-level-only',
    misdeed: 'A custom data field whose value lies deeper in the response stays empty.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override follow(from: unknown, path: string): unknown {
          return path.split('.').length > 2 ? undefined : super.follow(from, path);
        }
      },
    },
  },
  {
    name: 'keeps-the-first-response',
    misdeed: 'What a second call of an integration answers does not replace what the first did.',
    breaks: 'result.response-variable',
    parts: {
      ResultData: class extends ResultData {
        override async keep(integration: Integration, outcome: TransferOutcome): Promise<void> {
          const variable = this.variableName(integration.responseDataVariableName ?? '');
          if (!this.conversation.variables.results.has(variable)) await super.keep(integration, outcome);
        }
      },
    },
  },
  {
    name: 'transforms-the-first-response-only',
    misdeed: 'The Transform Result Script runs once in a conversation.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        private hasRun = false;

        protected override async transform(integration: Integration): Promise<void> {
          if (!this.hasRun) await super.transform(integration);
          this.hasRun = true;
        }
      },
    },
  },
  {
    name: 'fills-custom-data-fields-once',
    misdeed:
      'Custom data fields are filled by the first success of an integration and never again in the conversation.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(integration: Integration, variable: string): void {
          const { fields } = this.conversation.variables;
          const isFilled = integration.customDataFields?.some(({ key }) =>
            fields.has(this.fieldName(integration, key)),
          );
          if (!isFilled) super.fillFields(integration, variable);
        }
      },
    },
  },
  {
    name: 'shares-fields-of-the-same-key',
    misdeed: 'A custom data field of one integration overwrites that of the same key of another.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(integration: Integration, variable: string): void {
          super.fillFields(integration, variable);
          const { fields } = this.conversation.variables;
          for (const { key } of integration.customDataFields ?? []) {
            const value = fields.get(this.fieldName(integration, key));
            const others = [...fields.keys()].filter((name) => name.endsWith(`.${key}`));
            for (const name of others) if (value !== undefined) fields.set(name, value);
          }
        }
      },
    },
  },
  {
    name: 'forgets-fields-of-the-integration-before',
    misdeed: 'When another integration succeeds, the custom data fields of those before are lost.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(integration: Integration, variable: string): void {
          this.conversation.variables.fields.clear();
          super.fillFields(integration, variable);
        }
      },
    },
  },
  {
    name: 'forgets-fields-at-an-agent-transfer',
    misdeed: 'An Agent Transfer empties the custom data fields of the integrations before it.',
    breaks: 'result.custom-data-fields',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          if (plan.route === 'agent-transfer') this.conversation.variables.fields.clear();
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'forgets-fields-when-the-consumer-speaks',
    misdeed: 'Custom data fields are empty from the next words of the consumer on.',
    breaks: 'result.custom-data-fields',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          if (from === 'consumer') this.conversation.variables.fields.clear();
          await super.answer(text, from);
        }
      },
    },
  },
  {
    name: 'keeps-no-response-beside-a-delay',
    misdeed: 'What the platform answers is not kept where the interaction has an Interaction Delay.',
    breaks: 'result.custom-data-fields',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const { integration, ...rest } = plan;
          const keeps = plan.interaction.interactionDelay === undefined;
          return super.transfer({ ...rest, integration: keeps ? integration : undefined }, skillId);
        }
      },
    },
  },
  {
    name: 'keeps-fields-for-the-bot',
    misdeed:
      'Custom data fields are kept once for a bot: what one of its conversations is answered replaces what another was.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(integration: Integration, variable: string): void {
          super.fillFields(integration, variable);
          const { setup, variables } = this.conversation;
          const ofBot = fieldsOfBots.get(setup.bot.chatBotId) ?? new Set();
          fieldsOfBots.set(setup.bot.chatBotId, ofBot.add(variables.fields));
          for (const others of ofBot) variables.fields.forEach((value, name) => others.set(name, value));
        }
      },
    },
  },
  {
    name: 'lets-no-script-change-a-variable',
    misdeed: 'A Transform Result Script can set variables that the bot has not, and changes none that it has.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        protected override async transform(integration: Integration): Promise<void> {
          const { texts } = this.conversation.variables;
          const before = [...texts];
          await super.transform(integration);
          before.forEach(([name, value]) => texts.set(name, value));
        }
      },
    },
  },
];
