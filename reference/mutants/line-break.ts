/** Mutants that get new lines of a Message to User wrong: those that it writes escaped, and those that its variables bring in. */
import type { EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import { Templates } from '../templates';
import type { Mutant } from './mutant';

const lineBreak = /[\r\n]/;

/** A guard of its own against line breaks that come in by the variables of a message. */
function guarding(isBroken: (values: readonly string[]) => boolean): typeof Templates {
  return class extends Templates {
    override injectsLineBreak(template: string): boolean {
      const names = [...template.matchAll(/\{\$botContext\.([\w-]+)\}/g)].map(([, name = '']) => name);
      return isBroken(names.map((name) => this.conversation.variables.read(name) ?? ''));
    }
  };
}

export const lineBreakMutants: readonly Mutant[] = [
  {
    name: 'keeps-escape-of-new-line',
    misdeed: 'The escaped new line reaches the consumer as backslashes and an n.',
    breaks: 'message.newline-escape',
    parts: {
      Templates: class extends Templates {
        protected override unescape(text: string): string {
          return text;
        }
      },
    },
  },
  {
    name: 'writes-a-new-line-as-two-characters',
    misdeed: 'The escaped new line becomes a carriage return and a line feed.',
    breaks: 'message.newline-escape',
    parts: {
      Templates: class extends Templates {
        protected override unescape(text: string): string {
          return text.replace(/\\{1,3}n/g, '\r\n');
        }
      },
    },
  },
  {
    name: 'leaves-a-backslash-before-new-line',
    misdeed: 'Of the escaped new line only the last backslash and the n are replaced.',
    breaks: 'message.newline-escape',
    parts: {
      Templates: class extends Templates {
        protected override unescape(text: string): string {
          return text.replace(/\\n/g, '\n');
        }
      },
    },
  },
  {
    name: 'turns-new-line-into-a-space',
    misdeed: 'The escaped new line becomes a space.',
    breaks: 'message.newline-escape',
    parts: {
      Templates: class extends Templates {
        protected override unescape(text: string): string {
          return text.replace(/\\{1,3}n/g, ' ');
        }
      },
    },
  },
  {
    name: 'lets-line-feeds-in',
    misdeed: 'An integration whose message has a variable with a real line feed transfers all the same.',
    breaks: 'message.line-feed-variable-fails',
    parts: {
      Templates: class extends Templates {
        override injectsLineBreak(): boolean {
          return false;
        }
      },
    },
  },
  {
    name: 'lets-line-feeds-in-beside-a-context',
    misdeed:
      'An integration that passes the context of the bot on is not kept from transferring by a line feed in a variable.',
    breaks: 'message.line-feed-variable-fails',
    parts: {
      Escalator: class extends Escalator {
        protected override carriesMessage(plan: EscalationPlan): boolean {
          return plan.passesContext || super.carriesMessage(plan);
        }
      },
    },
  },
  {
    name: 'lets-pairs-of-carriage-return-and-line-feed-in',
    misdeed: 'A variable whose line breaks are all of two characters is let into the message of an integration.',
    breaks: 'message.line-feed-variable-fails',
    parts: { Templates: guarding((values) => values.some((value) => lineBreak.test(value.replaceAll('\r\n', '')))) },
  },
  {
    name: 'lets-line-breaks-at-the-ends-in',
    misdeed: 'A line break at the beginning or the end of a variable is let into the message of an integration.',
    breaks: 'message.line-feed-variable-fails',
    parts: { Templates: guarding((values) => values.some((value) => lineBreak.test(value.trim()))) },
  },
  {
    name: 'looks-for-line-breaks-in-the-first-variable-alone',
    misdeed: 'A line break in the second variable of a message is let in.',
    breaks: 'message.line-feed-variable-fails',
    parts: { Templates: guarding(([first = '']) => lineBreak.test(first)) },
  },
  {
    name: 'flattens-line-feed-of-variable',
    misdeed: 'A real line feed in a variable of the message becomes a space, and the integration transfers.',
    breaks: 'message.line-feed-variable-fails',
    parts: {
      Templates: class extends Templates {
        override injectsLineBreak(): boolean {
          return false;
        }

        override message(template: string): string {
          return this.unescape(this.fill(template).replace(/[\r\n]+/g, ' '));
        }
      },
    },
  },
  {
    name: 'knows-the-escape-of-two-backslashes-alone',
    misdeed: 'A new line that is escaped with one backslash, or with three, is not replaced as it should be.',
    breaks: 'message.newline-escape',
    parts: {
      Templates: class extends Templates {
        protected override unescape(text: string): string {
          return text.replaceAll('\\\\n', '\n');
        }
      },
    },
  },
  {
    name: 'fails-on-a-line-feed-in-any-variable',
    misdeed: 'An integration fails where a variable of the bot holds a line feed, whether or not its message names it.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override carriesMessage(plan: EscalationPlan): boolean {
          const values = [...this.conversation.variables.texts.values()];
          return plan.route !== 'integration' || !values.some((value) => value.includes('\n'));
        }
      },
    },
  },
];
