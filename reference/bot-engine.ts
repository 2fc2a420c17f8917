/** Hears one text after the other and answers with the dialog that fits. */
import type { Dialog, HandedOver, Interaction, TextInteraction } from '../protocol/types';
import type { ConversationParts } from './conversation-parts';
import type { EscalationInteraction } from './escalation-plan';
import type { EscalationEnd } from './escalation-end';
import type { Speaker } from './speaker';

/** Dialogs that one heard text may run through before it counts as a loop in the bot. */
const longestChain = 50;

export class BotEngine {
  /** What the consumer wrote last, and the intent of the dialog that it started. */
  lastConsumerText: string | undefined;
  lastIntentId: string | undefined;
  silent = false;
  private readonly queue: (() => Promise<void>)[] = [];
  private working = false;

  constructor(protected readonly conversation: ConversationParts) {}

  /** A text reaches the bot; a silent bot drops it. */
  hear(text: string, from: Speaker): void {
    if (!this.silent) this.enqueue(() => this.answer(text, from));
  }

  /** It can answer again, and answers nothing of what it has dropped. */
  comesBack(): void {}

  /** A conversation begins, and nobody has said anything yet. */
  joins(): void {}

  /** Runs `act` when all that the bot has heard by now is done. */
  whenDone(act: () => Promise<void>): void {
    this.enqueue(act);
  }

  /** The bot takes over a conversation from another bot. */
  takeOver(handedOver: HandedOver): void {
    this.lastConsumerText = handedOver.userMessage;
    this.enqueue(async () => {
      const dialog = this.dialogForHandedOver(handedOver);
      this.lastIntentId = dialog?.intentId;
      await this.runOrFallBack(dialog);
    });
  }

  /** The dialog that a text starts, Fallback dialog included. */
  dialogFor(text: string): Dialog | undefined {
    return (
      this.dialogs().find((dialog) => dialog.type === 'dialog' && this.catches(dialog, text)) ?? this.fallbackDialog()
    );
  }

  /** The first escalation that a text asks for, with the variables as they will be there. */
  escalationFor(text: string) {
    const variables = this.conversation.variables.copy();
    for (const interaction of this.dialogFor(text)?.interactions ?? []) {
      if (interaction.type === 'set-variable') variables.set(interaction.variable, interaction.value);
      if (interaction.type === 'integration' || interaction.type === 'agent-transfer')
        return { interaction, variables };
    }
    return undefined;
  }

  async sayFallbackMessage(): Promise<void> {
    await this.conversation.connector.say(this.conversation.fallbackMessage);
  }

  protected async answer(text: string, from: Speaker): Promise<void> {
    const dialog = this.dialogFor(text);
    if (from === 'consumer') {
      this.lastConsumerText = text;
      this.lastIntentId = dialog?.intentId;
    }
    await this.runOrFallBack(dialog);
  }

  protected catches(dialog: Dialog, text: string): boolean {
    return dialog.patterns.includes(text);
  }

  protected fallbackDialog(): Dialog | undefined {
    return this.dialogs().find((dialog) => dialog.type === 'fallback');
  }

  /** The intent passed on wins over the message passed on. */
  protected dialogForHandedOver({ intentId, userMessage }: HandedOver): Dialog | undefined {
    const byIntent = this.dialogs().find((dialog) => intentId !== undefined && dialog.intentId === intentId);
    return byIntent ?? (userMessage === undefined ? this.fallbackDialog() : this.dialogFor(userMessage));
  }

  protected async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
    if (!dialog) return this.sayFallbackMessage();
    let next: Dialog | undefined = dialog;
    for (let run = 0; next && run < longestChain; run += 1) next = await this.run(next);
  }

  /** Runs a dialog; the dialog to go on with, if one of its interactions leads away. */
  protected async run(dialog: Dialog): Promise<Dialog | undefined> {
    for (const interaction of dialog.interactions) {
      const end = await this.play(interaction);
      if (end === undefined || interaction.type === 'text' || interaction.type === 'set-variable') continue;
      if (end === 'not-numeric') return undefined;
      const next = this.dialogAfter(interaction, end);
      if (next || this.endsDialog(end)) return next;
    }
    return undefined;
  }

  /** Undefined for an interaction that has no result. */
  protected async play(interaction: Interaction): Promise<EscalationEnd | undefined> {
    switch (interaction.type) {
      case 'text':
        await this.say(interaction);
        return undefined;
      case 'set-variable':
        this.conversation.variables.set(interaction.variable, interaction.value);
        return undefined;
      case 'integration':
      case 'agent-transfer':
        return this.conversation.escalator.escalate(interaction);
    }
  }

  protected async say(interaction: TextInteraction): Promise<void> {
    await this.conversation.connector.say(this.conversation.templates.fill(interaction.text));
  }

  /** The dialog that the result leads to, by the first rule that matches or the plain next dialog. */
  protected dialogAfter(interaction: EscalationInteraction, end: EscalationEnd): Dialog | undefined {
    const name = this.ruleFor(interaction, end) ?? this.nextDialogOf(interaction, end);
    return name === undefined ? undefined : this.dialogs().find((dialog) => dialog.name === name);
  }

  protected ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
    return interaction.rules?.find((rule) => rule.result === end)?.dialog;
  }

  protected nextDialogOf(interaction: EscalationInteraction, _end: EscalationEnd): string | undefined {
    return interaction.nextDialog;
  }

  /** A conversation that was handed over is no longer the bot's to talk in. */
  protected endsDialog(end: EscalationEnd): boolean {
    return end === 'success';
  }

  protected dialogs(): readonly Dialog[] {
    return this.conversation.setup.bot.dialogs;
  }

  /** One turn after the other: a text heard during a delay is answered when the turn before it is over. */
  protected enqueue(turn: () => Promise<void>): void {
    this.queue.push(turn);
    if (this.working) return;
    this.working = true;
    this.conversation.activity.run(async () => {
      try {
        for (let next = this.queue.shift(); next; next = this.queue.shift()) await next();
      } finally {
        this.working = false;
      }
    });
  }
}
