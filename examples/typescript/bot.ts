/** A small bot with its agent connector: one object for each conversation, on a clock that moves only when told. */

export interface Configuration {
  readonly conversationId: string;
  readonly channel: 'messaging' | 'chat';
  readonly platform: { readonly messagesUrl: string; readonly transfersUrl: string };
  readonly bot: {
    readonly chatBotId: string;
    readonly defaultUserFriendlyResponse?: string | undefined;
    readonly contextVariables: Readonly<Record<string, string>>;
    readonly dialogs: readonly Dialog[];
  };
  readonly integrations: readonly Integration[];
  readonly agentConnector: {
    readonly fallbackSkillId?: string | undefined;
    readonly fallbackEscalationTime?: number | undefined;
  };
  readonly handedOver?:
    { readonly intentId?: string | undefined; readonly userMessage?: string | undefined } | undefined;
}

export interface Dialog {
  readonly name: string;
  readonly type: 'dialog' | 'fallback';
  readonly patterns: readonly string[];
  readonly intentId?: string | undefined;
  readonly interactions: readonly Interaction[];
}

interface Destination {
  readonly agentSkillId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly transferBotContext?: boolean | undefined;
  readonly messageToUser?: string | undefined;
}

export interface Integration extends Destination {
  readonly integrationName: string;
  readonly agentSkillName?: string | undefined;
}

interface Flow {
  readonly interactionDelay?: number | undefined;
  readonly rules?: readonly { readonly result: 'success' | 'failure'; readonly dialog: string }[] | undefined;
  readonly nextDialog?: string | undefined;
}

type Escalation = Flow &
  (
    { readonly type: 'integration'; readonly integration: string } | ({ readonly type: 'agent-transfer' } & Destination)
  );

export type Interaction =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'set-variable'; readonly variable: string; readonly value: string }
  | Escalation;

export type Arriving =
  | { readonly type: 'consumer-message'; readonly text: string }
  | { readonly type: 'transfer-failed'; readonly transferId: string }
  | { readonly type: 'agent-joined'; readonly agentId?: string | undefined };

interface Heard {
  readonly text: string;
  readonly fromConsumer: boolean;
}

interface Alarm {
  readonly atMs: number;
  readonly ring: () => Promise<void>;
}

export const fallbackMessage = 'Sorry, I did not get that.';

const escalationFailed = '__agent_escalation_failed__';
const capText = 'Not able to transfer to Agent at this time. Please try later.';
const failuresTold = 3;
const threeMinutesMs = 180_000;
/** Dialogs that may follow one another without a word of the consumer's; more are a loop in the bot. */
const longestChain = 50;

/** Why this configuration cannot be run; undefined when it can. */
export function refusalOf({ bot, integrations }: Configuration): string | undefined {
  const silent = integrations.find(({ messageToUser }) => (messageToUser ?? '') === '');
  if (silent) return `integration "${silent.integrationName}": messageToUser is required`;
  const interactions = bot.dialogs.flatMap((dialog) => dialog.interactions);
  const names = integrations.map(({ integrationName }) => integrationName);
  const stray = interactions.find((each) => each.type === 'integration' && !names.includes(each.integration));
  if (stray) return `an interaction uses an integration that does not exist: ${JSON.stringify(stray)}`;
  return undefined;
}

export class Conversation {
  private readonly variables: Map<string, string>;
  private readonly inbox: Heard[] = [];
  private alarms: Alarm[] = [];
  private nowMs = 0;
  /** Inside an interaction delay: what is heard now waits its turn. */
  private asleep = false;
  private silent = false;
  private ended = false;
  private failures = 0;
  private silence: Alarm | undefined;
  private lastText: string | undefined;
  private lastIntent: string | undefined;

  constructor(private readonly configuration: Configuration) {
    this.variables = new Map(Object.entries(configuration.bot.contextVariables));
  }

  /** A conversation that another bot handed over begins with what that bot passed on. */
  async begin(): Promise<void> {
    const { handedOver, bot } = this.configuration;
    if (!handedOver) return;
    const { intentId, userMessage } = handedOver;
    const byIntent = bot.dialogs.find((dialog) => intentId !== undefined && dialog.intentId === intentId);
    this.lastText = userMessage;
    await this.run(byIntent ?? (userMessage === undefined ? this.fallbackDialog() : this.dialogFor(userMessage)));
  }

  async take(event: Arriving): Promise<void> {
    if (event.type === 'consumer-message') {
      this.watchForSilence(event.text);
      await this.hear({ text: event.text, fromConsumer: true });
    } else if (event.type === 'transfer-failed') {
      this.failures += 1;
      if (this.failures <= failuresTold) await this.hear({ text: escalationFailed, fromConsumer: false });
      else await this.say(this.configuration.bot.defaultUserFriendlyResponse ?? capText);
    } else {
      this.failures = 0;
      this.silence = undefined;
    }
  }

  /** Moves time on, and lets everything happen that falls due, in order of time. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (let next = this.nextAlarm(untilMs); next && !this.ended; next = this.nextAlarm(untilMs)) {
      this.nowMs = next.atMs;
      this.alarms = this.alarms.filter((alarm) => alarm !== next);
      await next.ring();
    }
    this.nowMs = untilMs;
  }

  setSilent(silent: boolean): void {
    this.silent = silent;
  }

  end(): void {
    this.ended = true;
    this.alarms = [];
  }

  private nextAlarm(untilMs: number): Alarm | undefined {
    return this.alarms.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  }

  private after(ms: number, ring: () => Promise<void>): Alarm {
    const alarm = { atMs: this.nowMs + ms, ring };
    this.alarms.push(alarm);
    return alarm;
  }

  private async hear(heard: Heard): Promise<void> {
    if (this.silent) return;
    this.inbox.push(heard);
    await this.answerInbox();
  }

  private async answerInbox(): Promise<void> {
    for (let heard = this.asleep ? undefined : this.inbox.shift(); heard;) {
      const dialog = this.dialogFor(heard.text);
      if (heard.fromConsumer) {
        this.lastText = heard.text;
        this.lastIntent = dialog?.intentId;
      }
      await this.run(dialog);
      heard = this.asleep ? undefined : this.inbox.shift();
    }
  }

  private dialogFor(text: string): Dialog | undefined {
    const { dialogs } = this.configuration.bot;
    return dialogs.find((each) => each.type === 'dialog' && each.patterns.includes(text)) ?? this.fallbackDialog();
  }

  private fallbackDialog(): Dialog | undefined {
    return this.configuration.bot.dialogs.find(({ type }) => type === 'fallback');
  }

  /** Runs a dialog from one of its interactions on. A delay ends this run; its alarm takes it up again. */
  private async run(dialog: Dialog | undefined, from = 0, chain = 0): Promise<void> {
    if (!dialog) return this.say(fallbackMessage);
    if (chain > longestChain) return;
    for (const [index, interaction] of dialog.interactions.entries()) {
      if (index < from) continue;
      if (interaction.type === 'text') await this.say(this.fill(interaction.text));
      else if (interaction.type === 'set-variable') this.variables.set(interaction.variable, interaction.value);
      else {
        const escalate = () => this.escalate(dialog, index, interaction, chain);
        const delayMs = interaction.interactionDelay ?? 0;
        if (delayMs === 0) return escalate();
        this.asleep = true;
        this.after(delayMs, async () => {
          this.asleep = false;
          await escalate();
          await this.answerInbox();
        });
        return;
      }
    }
  }

  private async escalate(dialog: Dialog, index: number, interaction: Escalation, chain: number): Promise<void> {
    const to = this.destinationOf(interaction);
    const skillId = this.fill(to.agentSkillId ?? '');
    if (!isNumeric(skillId)) return this.run(this.fallbackDialog(), 0, chain + 1);
    const message = to.messageToUser ?? '';
    const succeeded = !this.smugglesLineFeed(interaction, message) && (await this.transfer(to, skillId, message));
    const result = succeeded ? 'success' : 'failure';
    const next = interaction.rules?.find((rule) => rule.result === result)?.dialog ?? interaction.nextDialog;
    if (next !== undefined) {
      await this.run(
        this.configuration.bot.dialogs.find(({ name }) => name === next),
        0,
        chain + 1,
      );
    } else if (!succeeded) await this.run(dialog, index + 1, chain);
  }

  private destinationOf(interaction: Escalation): Destination & { readonly agentSkillName?: string | undefined } {
    if (interaction.type === 'agent-transfer') return { messageToUser: 'Transferring to an agent...', ...interaction };
    const { integrations } = this.configuration;
    return integrations.find(({ integrationName }) => integrationName === interaction.integration) ?? {};
  }

  /** An integration fails on a variable that holds a real line feed: it could forge a field of the request. */
  private smugglesLineFeed(interaction: Escalation, message: string): boolean {
    if (interaction.type !== 'integration') return false;
    return [...message.matchAll(variable)].some(([, name = '']) => /[\r\n]/.test(this.variables.get(name) ?? ''));
  }

  private async transfer(
    to: Destination & { readonly agentSkillName?: string | undefined },
    skillId: string,
    message: string,
  ): Promise<boolean> {
    const agentId = this.fill(to.agentId ?? '');
    return this.requestTransfer({
      message: this.fill(message.replace(/\\{1,3}n/g, '\n')),
      agentSkillName: to.agentSkillName,
      agentSkillId: skillId,
      agentId: agentId === '' ? undefined : agentId,
      botTransferContext:
        to.transferBotContext === true ? { intentId: this.lastIntent, userMessage: this.lastText } : undefined,
    });
  }

  /** One call to the Transfer API, never repeated; true when the platform accepted. */
  private async requestTransfer(fields: object): Promise<boolean> {
    this.silence = undefined;
    const { conversationId, bot, platform } = this.configuration;
    try {
      const body = { conversationId, chatBotId: bot.chatBotId, ...fields };
      const answer = await post(platform.transfersUrl, body);
      const accepted = JSON.parse(await answer.text()) as { transferId?: unknown };
      return answer.ok && typeof accepted.transferId === 'string';
    } catch {
      // Refused, reset, cut off: to the bot these are a transfer that failed, and so is, for this one, an answer that is no JSON.
      return false;
    }
  }

  private async say(text: string): Promise<void> {
    this.silence = undefined;
    if (!this.ended) await post(this.configuration.platform.messagesUrl, { text });
  }

  /** The connector bypasses a bot that does not react to an escalation that the consumer asked for. Other words leave a wait as it is. */
  private watchForSilence(text: string): void {
    const { channel, agentConnector } = this.configuration;
    const { fallbackSkillId, fallbackEscalationTime } = agentConnector;
    if (channel !== 'messaging' || fallbackSkillId === undefined || !this.asksForAgent(text)) return;
    const alarm = this.after(fallbackEscalationTime ?? threeMinutesMs, async () => {
      if (this.silence !== alarm) return;
      await this.requestTransfer({ message: 'BLANK_MESSAGE', agentSkillId: fallbackSkillId });
    });
    this.silence = alarm;
  }

  private asksForAgent(text: string): boolean {
    const escalation = this.dialogFor(text)?.interactions.find(
      (each): each is Escalation => each.type === 'integration' || each.type === 'agent-transfer',
    );
    return escalation !== undefined && isNumeric(this.fill(this.destinationOf(escalation).agentSkillId ?? ''));
  }

  private fill(template: string): string {
    return template.replace(variable, (written, name: string) => this.variables.get(name) ?? written);
  }
}

const variable = /\{\$botContext\.([A-Za-z0-9_-]+)\}/g;

function isNumeric(skillId: string): boolean {
  return /^[1-9][0-9]{0,17}$/.test(skillId);
}

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
