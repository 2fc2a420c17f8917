/** Stands between bot and platform: passes on what is said, asks for transfers, bears with silence and failure. */
import type { TransferRequest } from '../protocol/types';
import type { ConversationParts } from './conversation-parts';
import type { TransferOutcome } from './transfer-outcome';

const sentinel = '__agent_escalation_failed__';
const builtInCapText = 'Not able to transfer to Agent at this time. Please try later.';

export class AgentConnector {
  /** Transfers that the platform accepted and has not reported as failed. */
  protected readonly accepted = new Set<string>();
  protected readonly reported = new Set<string>();
  /** Whether someone else has the conversation. */
  protected handedOver = false;

  constructor(protected readonly conversation: ConversationParts) {}

  consumerSaid(text: string): void {
    if (!this.handedOver) this.conversation.silence.start(text);
    this.conversation.engine.hear(text, 'consumer');
  }

  /** False when no such transfer was ever accepted here. */
  transferFailed(transferId: string): boolean {
    if (this.reported.has(transferId)) return true;
    if (!this.accepted.delete(transferId)) return false;
    this.reported.add(transferId);
    this.handedOver = false;
    this.conversation.failures.note();
    this.tellOfFailure();
    return true;
  }

  agentJoined(): void {
    this.handedOver = true;
    this.conversation.failures.reset();
    this.conversation.silence.cancel();
  }

  /** The bot says a text to the consumer. */
  async say(text: string): Promise<void> {
    this.botReplied();
    if (this.isSaid(text)) await this.deliver(text);
  }

  /** The bot asks for a transfer. */
  async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
    this.botReplied();
    return this.transfer(body);
  }

  /** The bot answered none of these texts in time. */
  async bypassBot(texts: readonly string[]): Promise<void> {
    const skillId = this.fallbackSkillId();
    if (skillId === undefined || !texts.some((text) => this.asksForEscalation(text))) return;
    await this.transfer(this.conversation.requests.forSilence(skillId));
  }

  protected botReplied(): void {
    this.conversation.silence.cancel();
  }

  protected isSaid(text: string): boolean {
    return text !== '' && text !== 'BLANK_MESSAGE';
  }

  protected async deliver(text: string): Promise<void> {
    await this.conversation.line.post(this.conversation.setup.platform.messagesUrl, { text });
  }

  protected async transfer(body: TransferRequest): Promise<TransferOutcome> {
    const outcome = await this.conversation.transfers.make(body);
    if (outcome.transferId !== undefined) {
      this.accepted.add(outcome.transferId);
      this.handedOver = true;
    }
    return outcome;
  }

  protected tellOfFailure(): void {
    if (this.conversation.failures.bothersBot()) this.tellBot();
    else this.conversation.activity.run(() => this.giveUp());
  }

  protected tellBot(): void {
    this.conversation.engine.hear(this.sentinel(), 'platform');
  }

  protected sentinel(): string {
    return sentinel;
  }

  protected async giveUp(): Promise<void> {
    await this.say(this.capText());
  }

  protected capText(): string {
    return this.conversation.setup.bot.defaultUserFriendlyResponse ?? builtInCapText;
  }

  protected fallbackSkillId(): string | undefined {
    const skillId = this.conversation.setup.agentConnector.fallbackSkillId;
    return skillId !== undefined && this.conversation.escalator.skillIsNumeric(skillId) ? skillId : undefined;
  }

  /** Only an escalation is worth a bypass, and only one that could have gone somewhere. */
  protected asksForEscalation(text: string): boolean {
    const { engine, escalator, planner } = this.conversation;
    const asked = engine.escalationFor(text);
    if (!asked) return false;
    return escalator.skillIsNumeric(escalator.skillId(planner.planOf(asked.interaction), asked.variables));
  }
}
