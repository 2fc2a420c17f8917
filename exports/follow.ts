/** Where an exported dialog goes on: by rules and next actions, disabled interactions passed over. */
import type { BotExport, ExportedDialog, ExportedInteraction, ExportedRule } from './bot-export';

/** As long as a way is followed. A bot may go in circles. */
const longestWay = 1_000;

export class Flow {
  private readonly byId: ReadonlyMap<string, ExportedInteraction>;
  private readonly inDialog = new Map<string, ExportedInteraction[]>();
  private readonly firsts = new Map<string, ExportedInteraction | undefined>();
  private readonly dialogs: ReadonlyMap<string, ExportedDialog>;
  private before: ReadonlyMap<string, readonly ExportedInteraction[]> | undefined;

  constructor(readonly bot: BotExport) {
    this.byId = new Map(bot.interactions.map((each) => [each.id, each]));
    this.dialogs = new Map(bot.dialogs.map((each) => [each.id, each]));
    for (const each of bot.interactions) {
      const others = this.inDialog.get(each.dialogId);
      if (others) others.push(each);
      else this.inDialog.set(each.dialogId, [each]);
    }
  }

  /** Whether it can come to it: neither it nor its dialog is switched off. A dialog that the export does not hold may be on. */
  isLive({ enabled, dialogId }: ExportedInteraction): boolean {
    return enabled && this.dialogs.get(dialogId)?.enabled !== false;
  }

  /** Dialog starters to which a text can come. */
  liveStarters(): readonly ExportedInteraction[] {
    return this.bot.interactions.filter((each) => each.type === 'DIALOG_STARTER' && this.isLive(each));
  }

  /** The interaction with which a dialog begins. */
  firstOf(dialogId: string): ExportedInteraction | undefined {
    if (!this.firsts.has(dialogId)) this.firsts.set(dialogId, this.searchFirst(dialogId));
    return this.firsts.get(dialogId);
  }

  dialogOf({ dialogId }: ExportedInteraction): ExportedDialog | undefined {
    return this.dialogs.get(dialogId);
  }

  private searchFirst(dialogId: string): ExportedInteraction | undefined {
    const inside = this.inDialog.get(dialogId) ?? [];
    const starter = inside.find(({ type }) => type === 'DIALOG_STARTER');
    if (starter) return starter;
    const led = new Set(inside.map(({ nextId }) => nextId));
    return inside.find(({ id }) => !led.has(id));
  }

  /** What runs when no condition is met. */
  defaultRule({ rules }: ExportedInteraction): ExportedRule | undefined {
    return rules.find(({ conditions, asksVariables }) => conditions.length === 0 && !asksVariables);
  }

  /** What runs after the interaction where no condition is met. */
  after(interaction: ExportedInteraction): ExportedInteraction | undefined {
    const rule = this.defaultRule(interaction);
    // Without any rule an interaction goes on to the next one.
    return rule
      ? this.target(rule, interaction)
      : interaction.rules.length === 0
        ? this.nextOf(interaction)
        : undefined;
  }

  /** To which interaction a rule of the interaction leads. */
  target({ action }: ExportedRule, from: ExportedInteraction): ExportedInteraction | undefined {
    if (action.name === 'DIALOG') return this.enabled(this.firstOf(action.value));
    if (action.name !== 'INTERACTION') return undefined;
    return action.value === 'next' ? this.nextOf(from) : this.enabled(this.byId.get(action.value));
  }

  /** The interaction and what follows it, where no condition is met; it ends where a circle closes. */
  *way(from: ExportedInteraction | undefined): Generator<ExportedInteraction> {
    const seen = new Set<ExportedInteraction>();
    for (let next = from; next && !seen.has(next) && seen.size < longestWay; next = this.after(next)) {
      seen.add(next);
      yield next;
    }
  }

  /** Interactions that lead here where no condition is met. */
  leadingTo({ id }: ExportedInteraction): readonly ExportedInteraction[] {
    this.before ??= this.everyWay();
    return this.before.get(id) ?? [];
  }

  private everyWay(): ReadonlyMap<string, readonly ExportedInteraction[]> {
    const before = new Map<string, ExportedInteraction[]>();
    for (const each of this.bot.interactions) {
      const next = this.isLive(each) ? this.after(each) : undefined;
      if (!next) continue;
      const others = before.get(next.id);
      if (others) others.push(each);
      else before.set(next.id, [each]);
    }
    return before;
  }

  private nextOf({ nextId }: ExportedInteraction): ExportedInteraction | undefined {
    return this.enabled(nextId === undefined ? undefined : this.byId.get(nextId));
  }

  /** It, or the first after it that is enabled. */
  private enabled(interaction: ExportedInteraction | undefined): ExportedInteraction | undefined {
    let each = interaction;
    for (let steps = 0; each && !each.enabled && steps < longestWay; steps += 1) {
      each = each.nextId === undefined ? undefined : this.byId.get(each.nextId);
    }
    return each?.enabled ? each : undefined;
  }
}
