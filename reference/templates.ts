/** Turns configured texts into what is sent. */
import type { ConversationParts } from './conversation-parts';
import type { Variables } from './variables';

/** A bot context variable, or a custom data field. */
const placeholder = /\{\$botContext\.([A-Za-z0-9_-]+)\}|\{([^{}]+)\}/g;

export class Templates {
  constructor(protected readonly conversation: ConversationParts) {}

  /** Each placeholder replaced once by its value; one without a value stays as written. */
  fill(template: string, variables: Variables = this.conversation.variables): string {
    return template.replace(placeholder, (written: string, variable?: string, field?: string) => {
      const value = variable === undefined ? variables.fields.get(field ?? '') : this.shown(variable, variables);
      return value ?? this.unset(written);
    });
  }

  /** A Message to User: filled in, then its escaped new lines made real. */
  message(template: string): string {
    return this.unescape(this.fill(template));
  }

  /** Whether a variable of the template holds a real line break, which no integration may carry. */
  injectsLineBreak(template: string): boolean {
    return [...template.matchAll(placeholder)].some(([, variable]) =>
      /[\r\n]/.test(variable === undefined ? '' : (this.conversation.variables.read(variable) ?? '')),
    );
  }

  protected shown(variable: string, variables: Variables): string | undefined {
    return variables.read(variable);
  }

  protected unset(written: string): string {
    return written;
  }

  protected unescape(text: string): string {
    return text.replace(/\\{1,3}n/g, '\n');
  }
}
