/** Mutants that bear a silent bot wrongly. */
import type { TransferRequest } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import type { Alarm } from '../clock';
import type { ConversationParts } from '../conversation-parts';
import { SilenceTimer } from '../silence-timer';
import type { TransferOutcome } from '../transfer-outcome';
import { Variables } from '../variables';
import type { Mutant } from './mutant';

/** The timers of all conversations of a bot. */
const timersOfBots = new Map<string, Set<SilenceTimer>>();

function eachOfBot({ setup }: ConversationParts): Set<SilenceTimer> {
  const { chatBotId } = setup.bot;
  const timers = timersOfBots.get(chatBotId) ?? new Set();
  timersOfBots.set(chatBotId, timers);
  return timers;
}

export const silenceMutants: readonly Mutant[] = [
  {
    name: 'gives-up-on-three-texts-without-an-answer',
    misdeed: 'A silent bot to which the consumer has said more than two texts is not bypassed.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          if (texts.length <= 2) await super.bypassBot(texts);
        }
      },
    },
  },
  {
    name: 'takes-the-delay-off-the-wait',
    misdeed:
      'The Interaction Delay of the escalation that the consumer asked for is taken off the wait for a silent bot.',
    breaks: 'silence.nothing-within-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          const { dialogs } = this.conversation.setup.bot;
          const asked = dialogs.filter(({ patterns }) => patterns.some((each) => this.unanswered.includes(each)));
          const delays = asked.flatMap(({ interactions }) =>
            interactions.map((each) => ('interactionDelay' in each ? (each.interactionDelay ?? 0) : 0)),
          );
          return super.waitMs() - Math.max(0, ...delays);
        }
      },
    },
  },
  {
    name: 'waits-for-ten-minutes-at-most',
    misdeed: 'A configured wait that is longer than ten minutes ends after ten.',
    breaks: 'silence.configured-wait',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          return Math.min(super.waitMs(), 600_000);
        }
      },
    },
  },
  {
    name: 'never-bypasses-a-silent-bot',
    misdeed: 'A bot that does not answer is waited for for ever.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override runsHere(): boolean {
          return false;
        }
      },
    },
  },
  {
    name: 'bypasses-two-minutes-late',
    misdeed: 'A bot that does not answer is bypassed two minutes after its time.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          return super.waitMs() + 120_000;
        }
      },
    },
  },
  {
    name: 'bypasses-no-bot-that-is-back',
    misdeed: 'A bot that can answer again when the wait is over is not bypassed, although it answered nothing.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          if (this.conversation.engine.silent) await super.bypassBot(texts);
        }
      },
    },
  },
  {
    name: 'looks-no-variable-up-for-a-silent-bot',
    misdeed: 'For a silent bot a skill id counts as a number only where it stands as one in the configuration.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override asksForEscalation(text: string): boolean {
          const { engine, escalator, planner } = this.conversation;
          const asked = engine.escalationFor(text);
          return asked !== undefined && escalator.skillIsNumeric(planner.planOf(asked.interaction).skillId);
        }
      },
    },
  },
  {
    name: 'looks-variables-of-the-start-up-for-a-silent-bot',
    misdeed: 'For a silent bot the skill id is evaluated with the variables that the conversation started with.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override asksForEscalation(text: string): boolean {
          const { engine, escalator, planner, setup } = this.conversation;
          const asked = engine.escalationFor(text);
          if (asked === undefined) return false;
          const atStart = new Variables(setup.bot.contextVariables);
          return escalator.skillIsNumeric(escalator.skillId(planner.planOf(asked.interaction), atStart));
        }
      },
    },
  },
  {
    name: 'bypasses-once-in-a-conversation',
    misdeed: 'A bot that was bypassed once is waited for for ever when it falls silent again.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        private hasBypassed = false;

        override async bypassBot(texts: readonly string[]): Promise<void> {
          if (this.hasBypassed) return;
          this.hasBypassed = true;
          await super.bypassBot(texts);
        }
      },
    },
  },
  {
    name: 'ends-the-waits-of-all-its-conversations',
    misdeed: 'When a conversation ends the waits for a silent bot end in every conversation of that bot.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        constructor(conversation: ConversationParts) {
          super(conversation);
          eachOfBot(conversation).add(this);
          conversation.ended.addEventListener('abort', () => eachOfBot(conversation).forEach((each) => each.cancel()));
        }
      },
    },
  },
  {
    name: 'bypasses-to-the-skill-asked-for',
    misdeed:
      'After three minutes of silence the transfer goes to the skill of the escalation, not to the fallback skill.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          const { engine, escalator, planner, requests } = this.conversation;
          const asked = texts.map((text) => engine.escalationFor(text)).find((each) => each !== undefined);
          if (!asked || this.fallbackSkillId() === undefined) return;
          await this.transfer(
            requests.forSilence(escalator.skillId(planner.planOf(asked.interaction), asked.variables)),
          );
        }
      },
    },
  },
  {
    name: 'bypasses-a-second-early',
    misdeed: 'A bot that does not answer is bypassed a second before its time.',
    breaks: 'silence.nothing-within-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          return Math.max(0, super.waitMs() - 1_000);
        }
      },
    },
  },
  {
    name: 'bypasses-at-two-thirds',
    misdeed: 'A bot that does not answer is bypassed after two thirds of its time.',
    breaks: 'silence.nothing-within-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          return Math.floor((super.waitMs() * 2) / 3);
        }
      },
    },
  },
  {
    name: 'bypasses-at-once',
    misdeed: 'A bot that does not answer immediately is bypassed.',
    breaks: 'silence.nothing-within-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          return 1;
        }
      },
    },
  },
  {
    name: 'bypasses-twice-at-once',
    misdeed: 'The silent bot is bypassed to the fallback skill twice in the same instant.',
    breaks: 'silence.bypassed-once',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          await Promise.all([super.bypassBot(texts), super.bypassBot(texts)]);
        }
      },
    },
  },
  {
    name: 'bypasses-again-ten-seconds-later',
    misdeed: 'Ten seconds after the silent bot was bypassed, it is bypassed once more.',
    breaks: 'silence.bypassed-once',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          await super.bypassBot(texts);
          this.conversation.clock.after(10_000, () => super.bypassBot(texts));
        }
      },
    },
  },
  {
    name: 'bypasses-at-every-round-of-the-timer',
    misdeed: 'The timer is never switched off: the silent bot is bypassed each time that its wait is over.',
    breaks: 'silence.bypassed-once',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override async runOut(): Promise<void> {
          this.runAnew();
          await this.conversation.connector.bypassBot(this.unanswered);
        }
      },
    },
  },
  {
    name: 'bypasses-to-the-skill-asked-for-as-well',
    misdeed:
      'A second after the silent bot was bypassed to the fallback skill, the skill of the escalation is asked for.',
    breaks: 'silence.bypassed-once',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          await super.bypassBot(texts);
          const { clock, engine, escalator, planner, requests } = this.conversation;
          const asked = texts.map((text) => engine.escalationFor(text)).find((each) => each !== undefined);
          if (!asked || this.fallbackSkillId() === undefined) return;
          const skillId = escalator.skillId(planner.planOf(asked.interaction), asked.variables);
          clock.after(1_000, async () => {
            await this.transfer(requests.forSilence(skillId));
          });
        }
      },
    },
  },
  {
    name: 'bypasses-without-a-fallback-skill',
    misdeed: 'Without a fallback skill the silent bot is bypassed to the skill of the escalation.',
    breaks: 'silence.no-fallback-skill-no-transfer',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          const { engine, escalator, planner, requests } = this.conversation;
          const asked = texts.map((text) => engine.escalationFor(text)).find((each) => each !== undefined);
          if (this.fallbackSkillId() !== undefined || !asked) return super.bypassBot(texts);
          await this.transfer(
            requests.forSilence(escalator.skillId(planner.planOf(asked.interaction), asked.variables)),
          );
        }
      },
    },
  },
  {
    name: 'bypasses-to-no-skill',
    misdeed: 'Without a fallback skill the silent bot is bypassed to the skill -1.',
    breaks: 'silence.no-fallback-skill-no-transfer',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override fallbackSkillId(): string | undefined {
          return super.fallbackSkillId() ?? '-1';
        }
      },
    },
  },
  {
    name: 'reply-does-not-cancel-bypass',
    misdeed: 'A bot is bypassed three minutes after any message, although it answered.',
    breaks: 'silence.reply-cancels',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override botReplied(): void {}

        protected override asksForEscalation(): boolean {
          return true;
        }
      },
    },
  },
  {
    name: 'takes-the-fallback-dialog-for-no-answer',
    misdeed: 'What the Fallback dialog says does not end the wait for an answer.',
    breaks: 'silence.reply-cancels',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async say(text: string): Promise<void> {
          const { dialogs } = this.conversation.setup.bot;
          const texts = dialogs
            .filter(({ type }) => type === 'fallback')
            .flatMap(({ interactions }) => interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])));
          if (texts.includes(text)) await this.deliver(text);
          else await super.say(text);
        }
      },
    },
  },
  {
    name: 'text-does-not-cancel-bypass',
    misdeed: 'A bot that answered any message with a text is bypassed three minutes later.',
    breaks: 'silence.reply-cancels',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async say(text: string): Promise<void> {
          if (this.isSaid(text)) await this.deliver(text);
        }

        protected override asksForEscalation(): boolean {
          return true;
        }
      },
    },
  },
  {
    name: 'transfer-does-not-cancel-bypass',
    misdeed: 'A bot that answered by escalating is bypassed three minutes later, whoever has the conversation by then.',
    breaks: 'silence.reply-cancels',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
          return this.transfer(body);
        }
      },
    },
  },
  {
    name: 'takes-a-refused-transfer-for-no-answer',
    misdeed: 'A bot whose transfer was refused, and that said nothing, is bypassed three minutes later.',
    breaks: 'silence.reply-cancels',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await this.transfer(body);
          if (outcome.transferId !== undefined) this.botReplied();
          return outcome;
        }
      },
    },
  },
  {
    name: 'ignores-the-configured-wait',
    misdeed: 'The wait is three minutes, whatever fallbackEscalationTime says.',
    breaks: 'silence.configured-wait',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          return 180_000;
        }
      },
    },
  },
  {
    name: 'reads-the-configured-wait-as-seconds',
    misdeed: 'fallbackEscalationTime is taken for seconds.',
    breaks: 'silence.configured-wait',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        protected override waitMs(): number {
          const configured = this.conversation.setup.agentConnector.fallbackEscalationTime;
          return configured === undefined ? super.waitMs() : configured * 1000;
        }
      },
    },
  },
  {
    name: 'looks-at-the-first-words-of-a-silence-alone',
    misdeed: 'A silent bot is bypassed for what the consumer wrote first, whatever was asked for after that.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          await super.bypassBot(texts.slice(0, 1));
        }
      },
    },
  },
  {
    name: 'looks-at-the-last-words-of-a-silence-alone',
    misdeed: 'A silent bot is bypassed for what the consumer wrote last, whatever was asked for before that.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async bypassBot(texts: readonly string[]): Promise<void> {
          await super.bypassBot(texts.slice(-1));
        }
      },
    },
  },
  {
    name: 'waits-for-each-text-by-itself',
    misdeed: 'Each text without an answer has a wait of its own: a consumer who asked twice is transferred twice.',
    breaks: 'silence.bypassed-once',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        private alarms: Alarm[] = [];

        override start(text: string): void {
          if (!this.runsHere()) return;
          const { clock, connector } = this.conversation;
          this.alarms.push(clock.after(this.waitMs(), () => connector.bypassBot([text])));
        }

        override cancel(): void {
          for (const alarm of this.alarms) alarm.cancel();
          this.alarms = [];
        }
      },
    },
  },
  {
    name: 'waits-for-the-answer-to-each-text',
    misdeed: 'A bot that has dropped a text is bypassed for it, although it has answered what the consumer said next.',
    breaks: 'silence.reply-cancels',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        private readonly alarms: Alarm[] = [];

        override start(text: string): void {
          if (!this.runsHere()) return;
          const { clock, connector } = this.conversation;
          this.alarms.push(clock.after(this.waitMs(), () => connector.bypassBot([text])));
        }

        override cancel(): void {
          this.alarms.pop()?.cancel();
        }
      },
    },
  },
  {
    name: 'adds-up-what-silences-last',
    misdeed: 'The wait goes on where the last silence ended it: what the bot has been silent before counts as well.',
    breaks: 'silence.nothing-within-three-minutes',
    parts: {
      SilenceTimer: class extends SilenceTimer {
        private startedAtMs: number | undefined;
        private silentMs = 0;

        override start(text: string): void {
          super.start(text);
          this.startedAtMs ??= this.conversation.clock.now();
        }

        override cancel(): void {
          if (this.startedAtMs !== undefined) this.silentMs += this.conversation.clock.now() - this.startedAtMs;
          this.startedAtMs = undefined;
          super.cancel();
        }

        protected override async runOut(): Promise<void> {
          await super.runOut();
          this.silentMs = 0;
        }

        protected override waitMs(): number {
          return Math.max(1, super.waitMs() - this.silentMs);
        }
      },
    },
  },
  {
    name: 'bypasses-nobody-to-the-same-skill',
    misdeed: 'A silent bot is not bypassed where the fallback skill is the one that its escalation names.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override asksForEscalation(text: string): boolean {
          const { engine, escalator, planner } = this.conversation;
          const asked = engine.escalationFor(text);
          if (!asked || !super.asksForEscalation(text)) return false;
          return escalator.skillId(planner.planOf(asked.interaction), asked.variables) !== this.fallbackSkillId();
        }
      },
    },
  },
  {
    name: 'rounds-a-long-fallback-skill',
    misdeed: 'A fallback skill of eighteen digits is asked for as a number of floating point.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override fallbackSkillId(): string | undefined {
          const skillId = super.fallbackSkillId();
          return skillId === undefined ? undefined : String(Number(skillId));
        }
      },
    },
  },
];
