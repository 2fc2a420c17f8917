/** Keeps what a transfer call answered, where the bot's dialogs can use it. */
import type { Integration } from '../protocol/types';
import type { ConversationParts } from './conversation-parts';
import { runScript } from './script-sandbox';
import type { TransferOutcome } from './transfer-outcome';

export class ResultData {
  constructor(protected readonly conversation: ConversationParts) {}

  async keep(integration: Integration, outcome: TransferOutcome): Promise<void> {
    const name = integration.responseDataVariableName;
    if (name === undefined) return;
    const variable = this.variableName(name);
    const { variables } = this.conversation;
    variables.set(`${variable}Status`, String(outcome.status));
    if (outcome.json === undefined) return;
    const jsonData = JSON.stringify({ [variable]: outcome.json });
    variables.keepResult(variable, { responseCode: String(outcome.status), jsonData });
    await this.transform(integration);
    this.fillFields(integration, variable);
  }

  protected variableName(name: string): string {
    return `api_${name}`;
  }

  protected async transform(integration: Integration): Promise<void> {
    if (integration.transformResultScript === undefined) return;
    const changed = await runScript(integration.transformResultScript, this.conversation.variables);
    const { variables } = this.conversation;
    for (const [name, value] of Object.entries(changed)) {
      const jsonData = (value as { jsonData?: unknown } | null)?.jsonData;
      if (typeof jsonData === 'string')
        variables.keepResult(name, { responseCode: '', ...(value as object), jsonData });
      else variables.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }

  protected fillFields(integration: Integration, variable: string): void {
    const result = parse(this.conversation.variables.read(variable) ?? '');
    for (const { key, value } of integration.customDataFields ?? []) {
      const field = this.fieldName(integration, key);
      this.conversation.variables.fields.delete(field);
      const filled = this.fieldValue(value, result);
      if (filled !== undefined) this.conversation.variables.fields.set(field, filled);
    }
  }

  protected fieldName(integration: Integration, key: string): string {
    return `${integration.integrationName}.${key}`;
  }

  /** The value with each `{$.path}` replaced; undefined when a path leads nowhere. */
  protected fieldValue(template: string, result: unknown): string | undefined {
    let missing = false;
    const value = template.replace(/\{\$\.([^{}]+)\}/g, (_written: string, path: string) => {
      const found = this.follow(result, path);
      missing ||= found === undefined;
      return typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
    });
    return missing ? undefined : value;
  }

  /** What stands at a path such as `api_transfer.skills[0].name`. */
  protected follow(from: unknown, path: string): unknown {
    const steps = path.match(/[^.[\]]+/g) ?? [];
    return steps.reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, step)
          ? (at as Record<string, unknown>)[step]
          : undefined,
      from,
    );
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
