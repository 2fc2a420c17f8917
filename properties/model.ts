/**
 * Predicts what a conversation shows: which texts the consumer reads and which transfers the platform is asked for,
 * each with the requirement that it follows from. Written from the catalogue alone, so that it is a second opinion
 * beside the rules. Where the documents are silent it says so and predicts nothing more.
 */
import type { AgentTransferInteraction, Channel, Dialog, IntegrationInteraction, Interaction } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import { mainConversation, type Situation, type Step } from '../scenarios/scenario';
import {
  blankMessage,
  capText,
  defaultTransferMessage,
  sentinel,
  threeMinutesMs,
  type Outcome,
  type Setup,
} from '../trace/trace';
import { readTemplate } from './read-template';

/** A value that a transfer request is to carry, and why. */
export interface Demand {
  readonly value: string;
  readonly requirement: RequirementId;
}

/** A text that the consumer is to read; any one of `texts` will do. */
export interface Reads {
  readonly kind: 'reads';
  readonly texts: readonly string[];
  /** Undefined: nothing documented is broken when it does not come, and nothing can be said of what follows. */
  readonly requirement: RequirementId | undefined;
}

/** A transfer request that is to come. */
export interface Requests {
  readonly kind: 'requests';
  /** What is broken when it does not come. */
  readonly requirement: RequirementId;
  readonly skill: Demand;
  readonly message?: Demand;
  readonly agent?: Demand;
  readonly intent?: Demand;
  readonly userMessage?: Demand;
  /** What is broken when any context comes with it. */
  readonly noContext?: RequirementId;
  /** Agents that must not be named in it, and what is broken when one is. */
  readonly notAgents?: { readonly ids: readonly string[]; readonly requirement: RequirementId };
  /** Milliseconds after the stimulus before which it must not come. */
  readonly notBefore?: { readonly ms: number; readonly requirement: RequirementId };
  /** Milliseconds after the stimulus by which it must have come. */
  readonly by?: { readonly ms: number; readonly requirement: RequirementId };
}

export type Act = Reads | Requests;

/** What one stimulus leads to. */
export interface Moment {
  readonly conversation: string;
  readonly stimulus:
    | 'configuration-offered'
    | 'consumer-said'
    | 'transfer-failed'
    | 'outage-began'
    | 'outage-ended'
    | 'agent-joined'
    | 'returned-to-bot';
  readonly acts: Act[];
  /** Texts that must not be read in this moment beyond those predicted. */
  readonly forbiddenTexts: Demand[];
  /** Requests that must not come beyond those predicted; without a skill id, none at all. */
  readonly forbiddenRequests: { readonly requirement: RequirementId; readonly skillId?: string }[];
  /** What is broken when a text comes only after the transfer that it precedes. */
  textsFirst: RequirementId;
  /** Why nothing is predicted beyond these acts, if so. */
  open?: string;
  /** What a refusal of the configuration breaks; undefined where it may be refused. */
  refusal?: RequirementId | 'allowed' | undefined;
}

export interface ModelFacts {
  readonly channel: Channel;
  readonly fallbackMessage: string;
}

interface Due {
  readonly atMs: number;
  readonly kind: 'failure' | 'bypass' | 'continuation' | 'unclear';
  readonly happen: () => void;
}

/** Why a dialog runs: it decides which requirement its texts follow from. */
interface Cause {
  readonly texts: RequirementId | undefined;
  readonly transfers?: RequirementId;
  /** Milliseconds of delay since the stimulus. */
  readonly delayedMs: number;
  readonly userMessage?: string;
  readonly intentId?: string;
}

type EscalationInteraction = IntegrationInteraction | AgentTransferInteraction;

/** Milliseconds within which a bypass is to come after its limit. */
const bypassToleranceMs = 10_000;

/** Dialogs that one stimulus may lead through; more is a loop in the situation. */
const longestChain = 20;

class Talk {
  readonly variables: Map<string, string>;
  readonly agenda: Due[] = [];
  holder: 'bot' | 'agent' = 'bot';
  attempts = 0;
  deferred = 0;
  /** Failures that are not deferred: whether they count, the documents do not say. */
  others = 0;
  succeeded = false;
  capped = false;
  silent = false;
  /** The consumer's last words have not been answered, because the bot was silent. */
  unanswered = false;
  failedAtOnce = false;
  busy = false;
  agentJoined = false;
  unclear: string | undefined;
  moment: Moment | undefined;

  constructor(
    readonly name: string,
    readonly setup: Setup,
  ) {
    this.variables = new Map(Object.entries(setup.bot.contextVariables));
  }
}

export class Model {
  readonly moments: Moment[] = [];
  nowMs = 0;
  private readonly talks: Talk[];

  constructor(
    conversations: Readonly<Record<string, Setup>>,
    private readonly facts: ModelFacts,
  ) {
    this.talks = Object.entries(conversations).map(([name, setup]) => new Talk(name, setup));
    this.talks.forEach((talk) => this.offered(talk));
  }

  /** What is known of a conversation, for those who decide what may come next. */
  of(conversation: string = mainConversation) {
    const talk = this.talk(conversation);
    const { holder, deferred, others, succeeded, capped, silent, unanswered, unclear, agentJoined, busy } = talk;
    const nextOutcome: Outcome = talk.setup.platform.outcomes[talk.attempts] ?? { kind: 'accept' };
    const nextDueMs = talk.agenda.find((due) => due.kind !== 'unclear')?.atMs;
    const failing = talk.agenda.some(({ kind }) => kind === 'failure');
    return {
      attempts: talk.attempts,
      holder,
      deferred,
      others,
      succeeded,
      capped,
      silent,
      unanswered,
      unclear,
      agentJoined,
      busy,
      nextOutcome,
      nextDueMs,
      failing,
    };
  }

  take(step: Step): void {
    if (step.kind === 'wait') return this.pass(step.ms);
    const talk = this.talk(step.conversation);
    switch (step.kind) {
      case 'consumer-says':
        return this.consumerSays(talk, step.text);
      case 'wait-for-silence-limit': {
        const due = talk.agenda.find(({ kind }) => kind === 'bypass' || kind === 'unclear');
        const limitMs = due?.atMs ?? this.lastSaidMs(talk) + silenceLimitMs(talk.setup);
        return this.pass(Math.max(0, limitMs + step.offsetMs - this.nowMs));
      }
      case 'outage':
        return step.silent ? this.fallsSilent(talk) : this.canAnswerAgain(talk);
      case 'agent-joins':
        this.open(talk, 'agent-joined');
        talk.holder = 'agent';
        talk.agentJoined = true;
        talk.succeeded = true;
        return undefined;
      case 'agent-returns':
        this.open(talk, 'returned-to-bot');
        talk.holder = 'bot';
        return this.leaveOpen(
          talk,
          'What the bot does with a conversation that is given back to it is not documented.',
        );
    }
  }

  private readonly saidAtMs = new Map<string, number>();

  private lastSaidMs(talk: Talk): number {
    return this.saidAtMs.get(talk.name) ?? 0;
  }

  private talk(name: string = mainConversation): Talk {
    const talk = this.talks.find((each) => each.name === name);
    if (!talk) throw new Error(`The situation has a step for the conversation "${name}", which it does not set up.`);
    return talk;
  }

  private pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    // Bounded: what falls due is taken off its agenda, and each chain of failures ends at the cap.
    for (let next = this.nextDue(untilMs); next; next = this.nextDue(untilMs)) {
      this.nowMs = Math.max(this.nowMs, next.due.atMs);
      next.talk.agenda.splice(next.talk.agenda.indexOf(next.due), 1);
      next.due.happen();
    }
    this.nowMs = untilMs;
  }

  private nextDue(untilMs: number): { readonly talk: Talk; readonly due: Due } | undefined {
    return this.talks
      .flatMap((talk) => talk.agenda.map((due) => ({ talk, due })))
      .filter(({ due }) => due.atMs <= untilMs)
      .sort((a, b) => a.due.atMs - b.due.atMs)[0];
  }

  private schedule(talk: Talk, due: Due): void {
    talk.agenda.push(due);
    talk.agenda.sort((a, b) => a.atMs - b.atMs);
  }

  private open(talk: Talk, stimulus: Moment['stimulus']): Moment {
    const moment: Moment = {
      conversation: talk.name,
      stimulus,
      acts: [],
      forbiddenTexts: [
        { value: sentinel, requirement: 'deferred.sentinel-hidden' },
        { value: blankMessage, requirement: 'message.blank-sends-nothing' },
      ],
      forbiddenRequests: [],
      textsFirst: 'message.last-before-transfer',
      ...(talk.unclear === undefined ? {} : { open: talk.unclear }),
    };
    if (talk.deferred > 0 && !talk.capped) {
      const requirement = talk.succeeded ? 'cap.success-prevents-text' : 'cap.no-text-before-fourth';
      moment.forbiddenTexts.push({ value: capText, requirement });
    }
    // What the consumer asks for anew is another matter.
    if (talk.capped && stimulus !== 'consumer-said') {
      moment.forbiddenRequests.push({ requirement: 'cap.stops-after-fourth-failure' });
    }
    talk.moment = moment;
    this.moments.push(moment);
    return moment;
  }

  private momentOf(talk: Talk): Moment {
    return talk.moment ?? this.open(talk, 'configuration-offered');
  }

  private leaveOpen(talk: Talk, why: string): void {
    talk.unclear ??= why;
    talk.agenda.length = 0;
    this.momentOf(talk).open ??= why;
  }

  private offered(talk: Talk): void {
    const moment = this.open(talk, 'configuration-offered');
    moment.refusal = refusalOf(talk.setup);
    const { handedOver } = talk.setup;
    if (!handedOver) return;
    const { intentId, userMessage } = handedOver;
    const byIntent = talk.setup.bot.dialogs.find((dialog) => intentId !== undefined && dialog.intentId === intentId);
    const byMessage = userMessage === undefined ? undefined : catching(talk.setup, userMessage);
    const found = byIntent ?? byMessage;
    if (!found) return this.fallsBack(talk, 'context.receiver-falls-back');
    const contested = byIntent !== undefined && byMessage !== undefined && byIntent !== byMessage;
    const requirement = contested ? 'context.receiver-prefers-intent' : 'context.receiver-starts-intent-dialog';
    this.run(talk, found, { texts: requirement, delayedMs: 0 });
  }

  private consumerSays(talk: Talk, text: string): void {
    this.saidAtMs.set(talk.name, this.nowMs);
    const moment = this.open(talk, 'consumer-said');
    if (talk.unclear !== undefined || talk.holder === 'agent') return;
    if (talk.capped) return this.leaveOpen(talk, 'What follows the text of the cap is not documented.');
    if (talk.busy)
      return this.leaveOpen(talk, 'What a bot does that hears a text while it is at work is not documented.');
    if (text === sentinel) return this.leaveOpen(talk, 'A consumer who writes the sentinel is not documented.');
    if (talk.silent) return this.saysToNobody(talk, text, moment);
    talk.unanswered = false;
    talk.agenda.splice(0, talk.agenda.length, ...talk.agenda.filter(({ kind }) => kind === 'failure'));
    this.forbidBypass(talk, moment, text);
    this.hears(talk, text, talk.failedAtOnce ? 'immediate.bot-keeps-conversation' : undefined);
  }

  /** A bot that answers is not bypassed later. */
  private forbidBypass(talk: Talk, moment: Moment, text: string): void {
    const { fallbackSkillId } = talk.setup.agentConnector;
    const first = (catching(talk.setup, text) ?? fallbackDialogOf(talk.setup))?.interactions[0];
    if (this.facts.channel !== 'messaging' || fallbackSkillId === undefined || first?.type !== 'text') return;
    moment.forbiddenRequests.push({ requirement: 'silence.reply-cancels', skillId: fallbackSkillId });
  }

  private saysToNobody(talk: Talk, text: string, moment: Moment): void {
    if (talk.unanswered) return this.leaveOpen(talk, 'Whether further words start the wait anew is not documented.');
    talk.unanswered = true;
    const { fallbackSkillId, fallbackEscalationTime } = talk.setup.agentConnector;
    if (this.facts.channel !== 'messaging' || !this.asksForNumericSkill(talk, text)) {
      return this.leaveOpen(
        talk,
        'A silent bot that was not asked to escalate, or not on messaging, is not documented.',
      );
    }
    if (fallbackSkillId === undefined) {
      moment.forbiddenRequests.push({ requirement: 'silence.no-fallback-skill-no-transfer' });
      return;
    }
    const configured = fallbackEscalationTime !== undefined;
    const limitMs = silenceLimitMs(talk.setup);
    const early = configured ? 'silence.configured-wait' : 'silence.nothing-within-three-minutes';
    const due = configured ? 'silence.configured-wait' : 'silence.fallback-skill-after-three-minutes';
    moment.forbiddenRequests.push({ requirement: early });
    this.schedule(talk, {
      kind: 'bypass',
      atMs: this.nowMs + limitMs,
      happen: () => {
        const outcome = talk.setup.platform.outcomes[talk.attempts] ?? { kind: 'accept' };
        talk.attempts += 1;
        moment.acts.push({
          kind: 'requests',
          requirement: due,
          skill: { value: fallbackSkillId, requirement: due },
          notBefore: { ms: limitMs, requirement: early },
          by: { ms: limitMs + bypassToleranceMs, requirement: due },
        });
        if (outcome.kind === 'accept') talk.holder = 'agent';
        else this.leaveOpen(talk, 'A bypass that fails is not documented.');
      },
    });
  }

  private asksForNumericSkill(talk: Talk, text: string): boolean {
    const variables = new Map(talk.variables);
    for (const interaction of catching(talk.setup, text)?.interactions ?? []) {
      if (interaction.type === 'set-variable') variables.set(interaction.variable, interaction.value);
      if (interaction.type === 'integration' || interaction.type === 'agent-transfer') {
        return isNumeric(readTemplate(declaredBy(talk.setup, interaction)?.agentSkillId ?? '', variables).text);
      }
    }
    return false;
  }

  private fallsSilent(talk: Talk): void {
    this.open(talk, 'outage-began');
    talk.silent = true;
    if (talk.busy || talk.agenda.length > 0) this.leaveOpen(talk, 'A bot that falls silent at work is not documented.');
  }

  private canAnswerAgain(talk: Talk): void {
    this.open(talk, 'outage-ended');
    talk.silent = false;
    const bypass = talk.agenda.find(({ kind }) => kind === 'bypass');
    if (!bypass) return;
    talk.agenda.splice(talk.agenda.indexOf(bypass), 1);
    this.schedule(talk, {
      kind: 'unclear',
      atMs: bypass.atMs,
      happen: () => this.leaveOpen(talk, 'A bot that can answer again and says nothing is not documented.'),
    });
  }

  private failsLater(talk: Talk): void {
    talk.deferred += 1;
    talk.holder = 'bot';
    const before = talk.deferred - 1;
    const moment = this.open(talk, 'transfer-failed');
    if (talk.unclear !== undefined) return;
    if (talk.silent || talk.busy)
      return this.leaveOpen(talk, 'A failure that finds the bot silent or at work is not documented.');
    const own = talk.deferred + talk.others;
    if (own <= 3) {
      if (before === 0) moment.forbiddenTexts.push({ value: capText, requirement: 'cap.no-text-before-fourth' });
      const everywhere = this.talks.reduce((sum, each) => sum + each.deferred + each.others, 0);
      return this.hearsOfFailure(talk, moment, everywhere > 3);
    }
    if (talk.deferred !== 4 || talk.others > 0 || talk.succeeded) {
      return this.leaveOpen(talk, 'Which failures count towards the cap is not documented.');
    }
    this.givesUp(talk, moment);
  }

  private hearsOfFailure(talk: Talk, moment: Moment, othersFailed: boolean): void {
    const caught = catching(talk.setup, sentinel);
    if (!caught)
      return this.fallsBack(talk, othersFailed ? 'cap.per-conversation' : 'deferred.uncaught-goes-to-fallback');
    const [opening] = textsOf(caught, talk.variables);
    if (opening !== undefined) {
      moment.forbiddenTexts.push({ value: opening, requirement: 'deferred.one-sentinel-per-failure' });
    }
    this.run(talk, caught, {
      texts: othersFailed ? 'cap.per-conversation' : 'deferred.caught-dialog-answers',
      transfers: othersFailed ? 'cap.per-conversation' : 'deferred.sentinel-reaches-bot',
      delayedMs: 0,
    });
  }

  private givesUp(talk: Talk, moment: Moment): void {
    talk.capped = true;
    const own = talk.setup.bot.defaultUserFriendlyResponse;
    // The text of the cap was forbidden so far, and is now the very thing to come.
    moment.forbiddenTexts.splice(
      0,
      moment.forbiddenTexts.length,
      ...moment.forbiddenTexts.filter(({ value }) => value !== capText),
    );
    if (own === undefined) {
      moment.acts.push({ kind: 'reads', texts: [capText], requirement: 'cap.text-on-fourth-failure' });
    } else {
      moment.acts.push({ kind: 'reads', texts: [own], requirement: 'cap.user-friendly-response-instead' });
      if (own !== capText)
        moment.forbiddenTexts.push({ value: capText, requirement: 'cap.user-friendly-response-instead' });
    }
    const caught = catching(talk.setup, sentinel);
    for (const value of caught ? textsOf(caught, talk.variables) : []) {
      moment.forbiddenTexts.push({ value, requirement: 'cap.no-fourth-sentinel' });
    }
    moment.forbiddenRequests.push({ requirement: 'cap.stops-after-fourth-failure' });
  }

  private hears(talk: Talk, text: string, texts: RequirementId | undefined): void {
    const dialog = catching(talk.setup, text);
    if (!dialog) return this.fallsBack(talk, texts);
    this.run(talk, dialog, {
      texts,
      delayedMs: 0,
      userMessage: text,
      ...(dialog.intentId === undefined ? {} : { intentId: dialog.intentId }),
    });
  }

  private fallsBack(talk: Talk, requirement: RequirementId | undefined): void {
    const texts = textsOfFallback(talk);
    this.momentOf(talk).acts.push({
      kind: 'reads',
      texts: texts.length > 0 ? texts : [this.facts.fallbackMessage],
      requirement,
    });
  }

  private run(talk: Talk, dialog: Dialog, cause: Cause): void {
    this.goOn(talk, dialog, dialog.interactions, cause, 0);
  }

  private goOn(talk: Talk, dialog: Dialog, interactions: readonly Interaction[], cause: Cause, depth: number): void {
    if (depth > longestChain) return this.leaveOpen(talk, 'The dialogs lead round in a circle.');
    const [next, ...rest] = interactions;
    if (!next) return;
    if (next.type === 'set-variable') {
      talk.variables.set(next.variable, next.value);
      return this.goOn(talk, dialog, rest, cause, depth);
    }
    if (next.type === 'text') {
      const { text, unset } = readTemplate(next.text, talk.variables);
      if (showsResult(talk.setup, next.text))
        return this.leaveOpen(talk, 'What the platform answers cannot be known beforehand.');
      if (unset) return this.leaveOpen(talk, 'A text with a variable that was never set is not documented.');
      this.momentOf(talk).acts.push({ kind: 'reads', texts: [text], requirement: cause.texts });
      return this.goOn(talk, dialog, rest, cause, depth);
    }
    const delayMs = next.interactionDelay ?? 0;
    const later: Cause = { ...cause, delayedMs: cause.delayedMs + delayMs };
    if (delayMs === 0) return this.escalate(talk, next, later, depth);
    const moment = this.momentOf(talk);
    const early = { requirement: 'delay.postpones-transfer' as const };
    moment.forbiddenRequests.push(early);
    if (delayMs >= 2_000 * moment.acts.length) moment.textsFirst = 'delay.texts-arrive-first';
    talk.busy = true;
    this.schedule(talk, {
      kind: 'continuation',
      atMs: this.nowMs + delayMs,
      happen: () => {
        talk.busy = false;
        moment.forbiddenRequests.splice(moment.forbiddenRequests.indexOf(early), 1);
        this.escalate(talk, next, later, depth);
      },
    });
  }

  private escalate(talk: Talk, interaction: EscalationInteraction, cause: Cause, depth: number): void {
    const moment = this.momentOf(talk);
    const declared = declaredBy(talk.setup, interaction);
    const isIntegration = interaction.type === 'integration';
    const template = declared?.messageToUser ?? (isIntegration ? '' : defaultTransferMessage);
    const message = readTemplate(template, talk.variables);
    const skillTemplate = declared?.agentSkillId ?? '';
    const skill = readTemplate(skillTemplate, talk.variables);

    if (skillTemplate === '') {
      moment.forbiddenRequests.push({ requirement: 'config.skill-id-mandatory' });
      talk.others += 1;
      return this.leaveOpen(talk, 'What an escalation without a skill id shows the consumer is not documented.');
    }
    if (template === '') {
      moment.forbiddenRequests.push({ requirement: 'config.message-required' });
      return this.leaveOpen(talk, 'What an escalation without a message shows the consumer is not documented.');
    }
    if (message.unset) return this.leaveOpen(talk, 'A message with a variable that was never set is not documented.');
    if (
      message.text.trim() === '' ||
      (template !== blankMessage && message.text.toUpperCase().includes(blankMessage))
    ) {
      return this.leaveOpen(talk, 'A message that is next to nothing, or resembles BLANK_MESSAGE, is not documented.');
    }
    if (skill.unset || isNoNumber(skill.text))
      return this.notNumeric(talk, moment, message.shown, skill.unset, template);
    if (!isNumeric(skill.text)) return this.leaveOpen(talk, 'Whether such a skill id is a number is not documented.');
    if (message.lineFeedByVariable) {
      if (!isIntegration)
        return this.leaveOpen(talk, 'A line feed in a variable is documented for integrations alone.');
      talk.others += 1;
      moment.forbiddenRequests.push({ requirement: 'message.line-feed-variable-fails' });
      return this.follow(talk, interaction, 'failure', 'message.line-feed-variable-fails', cause, depth);
    }
    this.transfer(
      talk,
      interaction,
      { skill: skill.text, skillTemplate, message: message.shown, template },
      cause,
      depth,
    );
  }

  private notNumeric(talk: Talk, moment: Moment, message: string, unset: boolean, template: string): void {
    talk.others += 1;
    const own = talk.setup.bot.defaultUserFriendlyResponse;
    const texts = [this.facts.fallbackMessage, ...textsOfFallback(talk), ...(own === undefined ? [] : [own])];
    moment.acts.push({
      kind: 'reads',
      texts,
      requirement: unset ? 'skill.unset-variable-is-non-numeric' : 'skill.non-numeric-sends-fallback',
    });
    moment.forbiddenRequests.push({
      requirement: unset ? 'skill.unset-variable-is-non-numeric' : 'skill.non-numeric-no-transfer',
    });
    if (template !== blankMessage && !texts.includes(message)) {
      moment.forbiddenTexts.push({ value: message, requirement: 'skill.non-numeric-hides-message' });
    }
  }

  private transfer(
    talk: Talk,
    interaction: EscalationInteraction,
    asked: {
      readonly skill: string;
      readonly skillTemplate: string;
      readonly message: string;
      readonly template: string;
    },
    cause: Cause,
    depth: number,
  ): void {
    const { platform } = talk.setup;
    const moment = this.momentOf(talk);
    if (platform.transfersRefuseConnections) {
      talk.others += 1;
      talk.failedAtOnce = true;
      return this.follow(talk, interaction, 'failure', 'immediate.broken-call-is-failure', cause, depth);
    }
    moment.acts.push(this.requestFor(talk, interaction, asked, cause));
    const scripted = platform.outcomes[talk.attempts] ?? { kind: 'accept' };
    talk.attempts += 1;
    const known = platform.skills.some(({ id }) => id === asked.skill);
    const accepts =
      scripted.kind === 'accept' || scripted.kind === 'accept-slowly' || scripted.kind === 'accept-then-fail';
    if (!accepts || !known) {
      talk.others += 1;
      talk.failedAtOnce = true;
      if (!known) this.forbidFallback(talk, moment);
      const broken = accepts || scripted.kind === 'error';
      const requirement = broken ? 'immediate.failure-reaches-rule' : 'immediate.broken-call-is-failure';
      return this.follow(talk, interaction, 'failure', requirement, cause, depth);
    }
    if (asked.template !== blankMessage) {
      moment.acts.push({ kind: 'reads', texts: [asked.message], requirement: 'message.before-transfer' });
      moment.forbiddenTexts.push({ value: asked.message, requirement: 'message.once' });
    }
    talk.holder = 'agent';
    if (scripted.kind === 'accept-then-fail') {
      this.schedule(talk, {
        kind: 'failure',
        atMs: this.nowMs + scripted.afterMs,
        happen: () => this.failsLater(talk),
      });
    } else {
      talk.succeeded = true;
      if (talk.deferred > 0) moment.forbiddenTexts.push({ value: capText, requirement: 'cap.success-prevents-text' });
    }
    this.follow(talk, interaction, 'success', 'immediate.success-reaches-rule', cause, depth);
  }

  /** An unknown skill is a transfer that fails, and nothing like a skill id that is no number. */
  private forbidFallback(talk: Talk, moment: Moment): void {
    for (const value of [this.facts.fallbackMessage, ...textsOfFallback(talk)]) {
      moment.forbiddenTexts.push({ value, requirement: 'skill.unknown-id-fails-as-transfer' });
    }
  }

  private requestFor(
    talk: Talk,
    interaction: EscalationInteraction,
    asked: {
      readonly skill: string;
      readonly skillTemplate: string;
      readonly message: string;
      readonly template: string;
    },
    cause: Cause,
  ): Requests {
    const { platform } = talk.setup;
    const declared = declaredBy(talk.setup, interaction);
    const route = interaction.type === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers';
    const blank = asked.template === blankMessage;
    const skill = platform.skills.find(({ id }) => id === asked.skill);
    const agentId = declared?.agentId;
    const agent = platform.agents.find(({ id }) => id === agentId);
    const available = platform.agents.filter(({ available }) => available).map(({ id }) => id);
    const free = agent?.available === true && agent.skillIds.includes(asked.skill) && skill?.heldBy === 'agents';
    const passes = declared?.transferBotContext === true && skill?.heldBy === 'bot' && cause.userMessage !== undefined;
    const off = declared?.transferBotContext !== true && skill?.heldBy === 'bot';
    return {
      kind: 'requests',
      requirement:
        cause.transfers ??
        (blank ? 'message.blank-still-transfers' : skill?.heldBy === 'bot' ? 'route.to-agent-or-bot' : route),
      skill: { value: asked.skill, requirement: skillRequirement(asked.skillTemplate, asked.skill) },
      message: {
        value: asked.message,
        requirement: messageRequirement(asked.template, declared?.messageToUser === undefined),
      },
      ...(free && agentId !== undefined
        ? { agent: { value: agentId, requirement: 'agent.gets-it-when-skilled-and-available' as const } }
        : {}),
      ...(agentId === undefined && available.length > 0
        ? { notAgents: { ids: available, requirement: 'agent.none-goes-to-skill' as const } }
        : {}),
      ...(passes && cause.intentId !== undefined
        ? { intent: { value: cause.intentId, requirement: 'context.passes-intent' as const } }
        : {}),
      ...(passes ? { userMessage: { value: cause.userMessage, requirement: 'context.passes-message' as const } } : {}),
      ...(off ? { noContext: 'context.off-passes-nothing' as const } : {}),
      ...(cause.delayedMs > 0
        ? { notBefore: { ms: cause.delayedMs, requirement: 'delay.postpones-transfer' as const } }
        : {}),
    };
  }

  /** Which dialog runs after an escalation. Its texts follow from `requirement`. */
  private follow(
    talk: Talk,
    interaction: EscalationInteraction,
    result: 'success' | 'failure',
    requirement: RequirementId,
    cause: Cause,
    depth: number,
  ): void {
    const moment = this.momentOf(talk);
    const named = (wanted: string) => interaction.rules?.find((rule) => rule.result === wanted)?.dialog;
    const byRule = dialogNamed(talk.setup, named(result));
    const next = dialogNamed(talk.setup, interaction.nextDialog);
    const wrong = dialogNamed(talk.setup, named(result === 'success' ? 'failure' : 'success'));
    const right = byRule ?? next;
    if (wrong && wrong !== right) {
      const texts = textsOf(wrong, talk.variables).filter(
        (text) => !right || !textsOf(right, talk.variables).includes(text),
      );
      texts.forEach((value) => moment.forbiddenTexts.push({ value, requirement }));
    }
    if (right) {
      const texts = byRule ? requirement : 'immediate.no-rule-next-action';
      const { delayedMs, userMessage, intentId } = cause;
      this.goOn(
        talk,
        right,
        right.interactions,
        {
          texts,
          delayedMs,
          ...(userMessage === undefined ? {} : { userMessage }),
          ...(intentId === undefined ? {} : { intentId }),
        },
        depth + 1,
      );
      return;
    }
    // The rest of the dialog is documented for neither result; what is scheduled still happens.
  }
}

/** The moments that a situation leads to, by the documents. */
export function predict(situation: Situation, facts: ModelFacts): readonly Moment[] {
  const model = new Model(situation.conversations, facts);
  situation.steps.forEach((step) => model.take(step));
  return model.moments;
}

function catching(setup: Setup, text: string): Dialog | undefined {
  return setup.bot.dialogs.find((dialog) => dialog.type === 'dialog' && dialog.patterns.includes(text));
}

function fallbackDialogOf(setup: Setup): Dialog | undefined {
  return setup.bot.dialogs.find((dialog) => dialog.type === 'fallback');
}

function textsOfFallback(talk: Talk): string[] {
  const dialog = fallbackDialogOf(talk.setup);
  return dialog ? textsOf(dialog, talk.variables) : [];
}

function textsOf(dialog: Dialog, variables: ReadonlyMap<string, string>): string[] {
  return dialog.interactions.flatMap((each) => (each.type === 'text' ? [readTemplate(each.text, variables).text] : []));
}

function dialogNamed(setup: Setup, name: string | undefined): Dialog | undefined {
  return name === undefined ? undefined : setup.bot.dialogs.find((dialog) => dialog.name === name);
}

function declaredBy(setup: Setup, interaction: EscalationInteraction) {
  return interaction.type === 'integration'
    ? setup.integrations.find(({ integrationName }) => integrationName === interaction.integration)
    : interaction;
}

/** The text has a custom data field or a response data variable of an integration in it. */
function showsResult(setup: Setup, text: string): boolean {
  return setup.integrations.some(
    ({ integrationName, responseDataVariableName, customDataFields = [] }) =>
      customDataFields.some(({ key }) => text.includes(`{${integrationName}.${key}}`)) ||
      (responseDataVariableName !== undefined && text.includes(`api_${responseDataVariableName}`)),
  );
}

function silenceLimitMs(setup: Setup): number {
  return setup.agentConnector.fallbackEscalationTime ?? threeMinutesMs;
}

/** What a refusal of this configuration breaks, as far as the documents say. */
function refusalOf(setup: Setup): Moment['refusal'] {
  const escalations = setup.bot.dialogs
    .flatMap((dialog) => dialog.interactions)
    .filter((each): each is EscalationInteraction => each.type === 'integration' || each.type === 'agent-transfer');
  const declared = escalations.map((each) => ({ route: each.type, settings: declaredBy(setup, each) }));
  const lacking = declared.some(
    ({ route, settings }) =>
      (settings?.agentSkillId ?? '') === '' ||
      settings?.messageToUser === '' ||
      (route === 'integration' && settings?.messageToUser === undefined),
  );
  if (lacking) return 'allowed';
  if (declared.some(({ settings }) => settings?.messageToUser === blankMessage))
    return 'config.blank-satisfies-required';
  if (declared.some(({ settings }) => settings?.agentId === undefined)) return 'config.agent-id-optional';
  return undefined;
}

function isNumeric(value: string): boolean {
  return (
    value.length > 0 &&
    value.length <= 18 &&
    value[0] !== '0' &&
    [...value].every((digit) => digit >= '0' && digit <= '9')
  );
}

/** Clearly not a number: nothing at all, or with a letter that no way of writing numbers uses. */
function isNoNumber(value: string): boolean {
  if (value === '') return true;
  if (/[\r\n]/.test(value) || /^\s*[+-]?(inf|infinity|nan)\s*$/i.test(value)) return false;
  return /[^\P{L}a-fA-FxXoOlL]/u.test(value);
}

const largest32Bits = 2_147_483_647n;

function skillRequirement(template: string, value: string): RequirementId {
  if (template !== value) return 'skill.variable-at-attempt';
  return BigInt(value) > largest32Bits ? 'skill.id-not-truncated' : 'skill.literal-number';
}

function messageRequirement(template: string, byDefault: boolean): RequirementId {
  if (byDefault) return 'config.default-interaction-message';
  if (template === blankMessage) return 'message.blank-keeps-value';
  if (/\\+n/.test(template)) return 'message.newline-escape';
  if (/^\{\$botContext\.[^{}]+\}$/.test(template)) return 'message.variable';
  return template.includes('{$botContext.') ? 'message.mixed' : 'message.static-text';
}
