/**
 * Reads a trace as turns: what the bot was told, which dialog that starts by the documented rules, and what that
 * dialog is configured to do, followed along the results that were really observed. Rules ask turns for the
 * occasions on which a requirement speaks.
 */
import type {
  AgentTransferInteraction,
  Dialog,
  Integration,
  IntegrationInteraction,
  Interaction,
  SetVariableInteraction,
} from '../protocol/types';
import { conversationsOfBot } from './bot-of';
import { answersDiffer, isSameCall, repeatedCallsOf } from './repeated-calls';
import { promptlyMs, textPaceMs } from './pace';
import { fill, numericKind, unescapeNewLines, type Numeric } from './templates';
import {
  blankMessage,
  defaultTransferMessage,
  isKind,
  sentinel,
  threeMinutesMs,
  type Event,
  type Setup,
  type Trace,
} from './trace';

/** An escalation that the configuration calls for at this point of the turn. */
export interface Escalation {
  readonly kind: 'escalation';
  readonly turn: Turn;
  readonly route: 'integration' | 'agent-transfer';
  readonly interaction: IntegrationInteraction | AgentTransferInteraction;
  readonly integration?: Integration;
  readonly skill: {
    readonly template: string | undefined;
    readonly value: string;
    readonly numeric: Numeric;
    readonly byVariable: boolean;
    readonly unset: boolean;
  };
  readonly message: {
    readonly template: string | undefined;
    /** What the consumer is to read, once variables and escapes are replaced. */
    readonly value: string;
    readonly missing: boolean;
    readonly blank: boolean;
    readonly names: readonly string[];
    readonly unset: boolean;
    /**
     * Whether the documents say what the consumer is to read: not where a variable was never set, where nothing is
     * left of the text, or where it only resembles BLANK_MESSAGE or becomes that through a variable.
     */
    readonly settled: boolean;
    /** A variable in it holds a real line feed. */
    readonly injectsLineFeed: boolean;
  };
  readonly agentId: string | undefined;
  readonly transferBotContext: boolean;
  readonly delayMs: number;
  /** Milliseconds after the stimulus at which the transfer is due: this delay and those before it in the turn. */
  readonly dueAfterMs: number;
  /** The transfer request that answers to this escalation, when one came. */
  readonly request: Event<'transfer-requested'> | undefined;
  /** How the platform answered that request; undefined where nobody can tell which of equal requests is this one's. */
  readonly answer: Event<'transfer-answered'> | undefined;
  /** The same call was made again in the turn and ended otherwise: which result counts, the documents do not say. */
  readonly resultIsOpen: boolean;
}

/** A text that the configuration calls for at this point of the turn. */
export interface PlannedText {
  readonly kind: 'text';
  readonly text: string;
  /**
   * Whether the documents say what the consumer reads: not where a variable was never set or rests on the result of an
   * earlier turn, nor for BLANK_MESSAGE.
   */
  readonly settled: boolean;
  readonly dialog: Dialog;
  /** As it is configured. */
  readonly template: string;
  /** The escalation of an earlier turn of which a variable in it tells whether the right dialog followed its success. */
  readonly restsOn?: RestsOn;
}

/** What a text shows of an escalation that was accepted in an earlier turn. */
export interface RestsOn {
  readonly escalation: Escalation;
  /** What the text says where another dialog ran after that escalation, or none. */
  readonly otherwise: readonly string[];
}

export type Planned = PlannedText | Escalation;

/** One stimulus and all that followed until the next one of the same conversation. */
export interface Turn {
  readonly conversation: string;
  readonly setup: Setup;
  readonly stimulus: Event<'consumer-said' | 'transfer-failed' | 'configuration-offered'>;
  /** What the bot hears; undefined when nothing is to reach it (the fourth failure). */
  readonly heard: string | undefined;
  /** Deferred failures of this conversation so far, this one included. */
  readonly failures: number;
  /** Attempts of this conversation that had failed before the platform accepted them, before this turn. */
  readonly immediateFailures: number;
  /**
   * Before this turn the platform had given the conversation back to the bot, an agent had joined, or a call had got an
   * answer of which it is open whether it hands over.
   */
  readonly returned: boolean;
  /** The bot engine was silent when the stimulus came. */
  readonly silenced: boolean;
  /** A text or transfer of an earlier turn was still to come: a bot at work may drop what it hears, or do it later. */
  readonly overlapped: boolean;
  readonly events: readonly Event[];
  /** The dialog that hears it, or would if the bot engine were not silent. */
  readonly dialog: Dialog | undefined;
  /** Whether `dialog` was found by a pattern (or intent), or is the Fallback dialog. */
  readonly caughtBy: 'pattern' | 'fallback-dialog' | 'nothing';
  /** The variables as the Fallback dialog finds them: of before where it hears the stimulus itself, else of what was done. */
  readonly variables: ReadonlyMap<string, string>;
  /** What the dialog is configured to do. In a silenced turn: what it would do. */
  readonly planned: readonly Planned[];
  /**
   * Scenario time for which this turn was watched, in milliseconds: until the next stimulus, or until the bot engine
   * fell silent or could answer again, or an agent took the conversation.
   */
  readonly watchedMs: number;
}

/** Each trace is read once, however many rules ask. */
const read = new WeakMap<Trace, readonly Turn[]>();
const attempted = new WeakMap<Trace, readonly Escalation[]>();

/** All turns of all conversations, in the order in which they began. */
export function turnsOf(trace: Trace): readonly Turn[] {
  const turns =
    read.get(trace) ??
    Object.keys(trace.conversations)
      .flatMap((name) => turnsOfConversation(trace, name))
      .sort((a, b) => a.stimulus.n - b.stimulus.n);
  read.set(trace, turns);
  return turns;
}

/** Every escalation that the configuration calls for and of which the documents say what the bot makes of it. */
export function escalationsOf(trace: Trace): Escalation[] {
  return attemptedEscalationsOf(trace).filter(({ turn }) => !turn.returned && !mayHaveStopped(trace, turn));
}

/** Every escalation that the configuration calls for, except in turns in which the bot is silent or still at work. */
export function attemptedEscalationsOf(trace: Trace): readonly Escalation[] {
  const escalations =
    attempted.get(trace) ??
    turnsOf(trace)
      .filter((turn) => !turn.silenced && !turn.overlapped)
      .flatMap((turn) => turn.planned.filter((planned): planned is Escalation => planned.kind === 'escalation'));
  attempted.set(trace, escalations);
  return escalations;
}

/**
 * Whether the escalation may have stopped for good by the end of this turn: the documents do not say whether another may
 * follow the fourth failure, nor whether an attempt that failed before it was accepted counts beside those that failed
 * later, nor whether they are counted for a conversation or for its bot. By themselves attempts that were never accepted
 * stop nothing: what the documents count are messages to the bot.
 */
function mayHaveStopped(trace: Trace, turn: Turn): boolean {
  const { conversation, failures, immediateFailures, events } = turn;
  const bots = conversationsOfBot(trace, conversation);
  const untilN = events[events.length - 1]?.n ?? 0;
  const elsewhere =
    bots.length === 1
      ? []
      : turnsOf(trace).filter(
          (each) => each.conversation !== conversation && bots.includes(each.conversation) && each.stimulus.n < untilN,
        );
  const deferred = failures + elsewhere.filter(({ stimulus }) => stimulus.kind === 'transfer-failed').length;
  const others = [turn, ...elsewhere].map((each) => failuresBeforeAcceptance(each.events, each.planned));
  return deferred > 0 && deferred + immediateFailures + others.reduce((sum, each) => sum + each, 0) >= mostFailures;
}

/** Calls that failed at once, and escalations that came to no call the double could have seen. */
function failuresBeforeAcceptance(events: readonly Event[], planned: readonly Planned[]): number {
  return failuresAtOnce(events).length + planned.filter(failsUnseen).length;
}

function failsUnseen(planned: Planned): boolean {
  if (planned.kind !== 'escalation' || planned.request) return false;
  const { skill, message, turn } = planned;
  const refuses = turn.setup.platform.transfersRefuseConnections === true;
  return refuses || skill.numeric !== 'numeric' || message.injectsLineFeed;
}

/** Transfer calls that failed at once. */
function failuresAtOnce(events: readonly Event[]): Event<'transfer-answered'>[] {
  return events.filter(isKind('transfer-answered')).filter(({ answer }) => answer !== 'accepted');
}

/** What the consumer read in these events. */
export function readings(events: readonly Event[]): Event<'consumer-read'>[] {
  return events.filter(isKind('consumer-read'));
}

/** The transfer requests in these events. */
export function requests(events: readonly Event[]): Event<'transfer-requested'>[] {
  return events.filter(isKind('transfer-requested'));
}

/** The events of one conversation. */
export function eventsOf(trace: Trace, conversation: string): Event[] {
  return trace.events.filter((event) => event.conversation === conversation);
}

function turnsOfConversation(trace: Trace, conversation: string): Turn[] {
  const setup = trace.conversations[conversation];
  if (!setup) return [];
  const variables = new Map(Object.entries(setup.bot.contextVariables));
  const byResult: ByResult = new Map();
  const turns: Turn[] = [];
  let failures = 0;
  let immediateFailures = 0;
  let returned = false;
  let silenced = false;
  let atWorkUntilMs = 0;

  const calls: Calls = { repeated: repeatedCallsOf(eventsOf(trace, conversation)), claims: new Map() };

  for (const events of splitAtStimuli(eventsOf(trace, conversation), setup)) {
    const [stimulus] = events;
    if (!stimulus || !isStimulus(stimulus, setup)) {
      silenced = silencedAfter(events, silenced);
      returned ||= changesHands(events);
      continue;
    }
    if (stimulus.kind === 'transfer-failed') failures += 1;
    const heard = heardText(stimulus, failures);
    const dialog = dialogFor(setup, stimulus, heard);
    const turn: Turn & { planned: Planned[]; variables: ReadonlyMap<string, string> } = {
      conversation,
      setup,
      stimulus,
      heard,
      failures,
      immediateFailures,
      returned,
      silenced,
      overlapped: stimulus.afterMs < atWorkUntilMs,
      events,
      dialog,
      caughtBy: dialog === undefined ? 'nothing' : dialog.type === 'fallback' ? 'fallback-dialog' : 'pattern',
      variables: new Map(variables),
      planned: [],
      watchedMs: watchedUntilMs(events, silenced) - stimulus.afterMs,
    };
    if (dialog) {
      const memory = { variables, byResult };
      turn.planned.push(...plan(turn, dialog, silenced ? copyOf(memory) : memory, calls));
    }
    if (dialog?.type !== 'fallback') turn.variables = new Map(variables);
    turns.push(turn);
    atWorkUntilMs = Math.max(
      atWorkUntilMs,
      ...(silenced ? [] : turn.planned.map((each) => pendingUntilMs(turn, each))),
    );
    silenced = silencedAfter(events, silenced);
    returned ||= changesHands(events);
    immediateFailures += failuresBeforeAcceptance(events, turn.planned);
  }
  return turns;
}

type Stimulus = Turn['stimulus'];

/** Whether someone else has the conversation, or may have it: what an answer that is no JSON means is not documented. */
function changesHands(events: readonly Event[]): boolean {
  return events.some(
    (event) =>
      event.kind === 'agent-joined' ||
      event.kind === 'returned-to-bot' ||
      (event.kind === 'transfer-answered' && event.answer === 'not-json'),
  );
}

function isStimulus(event: Event, setup: Setup): event is Stimulus {
  if (event.kind === 'consumer-said') return event.heardBy === 'bot';
  if (event.kind === 'configuration-offered') return setup.handedOver !== undefined;
  return event.kind === 'transfer-failed';
}

function splitAtStimuli(events: readonly Event[], setup: Setup): Event[][] {
  const parts: Event[][] = [[]];
  for (const event of events) {
    if (isStimulus(event, setup)) parts.push([event]);
    else parts[parts.length - 1]?.push(event);
  }
  return parts;
}

function silencedAfter(events: readonly Event[], before: boolean): boolean {
  return events.reduce(
    (silent, event) => (event.kind === 'outage-began' ? true : event.kind === 'outage-ended' ? false : silent),
    before,
  );
}

/** The moment up to which these events, from a stimulus on, were watched undisturbed. */
function watchedUntilMs(events: readonly Event[], silenced: boolean): number {
  const disturbance = silenced ? 'outage-ended' : 'outage-began';
  const disturbed = events.find(({ kind }) => kind === disturbance || kind === 'agent-joined');
  return disturbed?.afterMs ?? events[events.length - 1]?.byMs ?? 0;
}

/** Until when a planned act may still come of which nothing is to be seen yet. */
function pendingUntilMs({ events, planned, stimulus }: Turn, act: Planned): number {
  if (act.kind === 'escalation') return act.request ? 0 : stimulus.byMs + act.dueAfterMs;
  const place = planned.indexOf(act);
  // Who has gone on to a later transfer will not come back to it.
  const isPast = planned.slice(place).some((each) => each.kind === 'escalation' && each.request !== undefined);
  if (!act.settled || isPast || readings(events).some(({ text }) => text === act.text)) return 0;
  const before = planned.slice(0, place + 1);
  const dueAfterMs = Math.max(0, ...before.map((each) => (each.kind === 'escalation' ? each.dueAfterMs : 0)));
  const texts = before.filter(({ kind }) => kind === 'text').length;
  return stimulus.byMs + dueAfterMs + promptlyMs + texts * textPaceMs;
}

function heardText(stimulus: Stimulus, failures: number): string | undefined {
  if (stimulus.kind === 'consumer-said') return stimulus.text;
  if (stimulus.kind === 'transfer-failed') return failures < mostFailures ? sentinel : undefined;
  return undefined;
}

function dialogFor(setup: Setup, stimulus: Stimulus, heard: string | undefined): Dialog | undefined {
  const { dialogs } = setup.bot;
  const fallback = dialogs.find((dialog) => dialog.type === 'fallback');
  const byPattern = (text: string | undefined) =>
    dialogs.find((dialog) => dialog.type === 'dialog' && text !== undefined && dialog.patterns.includes(text));
  if (stimulus.kind === 'configuration-offered') {
    const { intentId, userMessage } = setup.handedOver ?? {};
    const byIntent = dialogs.find((dialog) => intentId !== undefined && dialog.intentId === intentId);
    return byIntent ?? byPattern(userMessage) ?? fallback;
  }
  if (heard === undefined) return undefined;
  return byPattern(heard) ?? fallback;
}

/** Failures at which the escalation stops. */
const mostFailures = 4;

/** A dialog chain longer than this is a loop in the scenario, not something to follow. */
const longestPlan = 50;

type Requested = Event<'transfer-requested'>;

/** The transfer calls of a conversation: those that repeat one which had failed, and those of which it is known whose they are. */
interface Calls {
  readonly repeated: ReadonlySet<Requested>;
  readonly claims: Map<Requested, Escalation>;
}

/** Variables that tell which dialog followed an accepted transfer, each with that escalation and its other values. */
type ByResult = Map<string, { readonly escalation: Escalation; readonly otherwise: readonly string[] }>;

/** What the bot remembers from turn to turn. */
interface Memory {
  readonly variables: Map<string, string>;
  readonly byResult: ByResult;
}

function copyOf({ variables, byResult }: Memory): Memory {
  return { variables: new Map(variables), byResult: new Map(byResult) };
}

function plan(turn: Turn, first: Dialog, memory: Memory, calls: Calls): Planned[] {
  const { variables } = memory;
  const planned: Planned[] = [];
  let succeeded: Escalation | undefined;
  const unclaimed = turn.silenced ? [] : requests(turn.events);
  let dueAfterMs = 0;
  let openSince: number | undefined;
  let queue: { readonly interaction: Interaction; readonly dialog: Dialog }[] = queueOf(first);

  while (queue.length > 0 && planned.length < longestPlan) {
    const [next, ...rest] = queue;
    if (!next) break;
    queue = rest;
    const { interaction, dialog } = next;
    if (interaction.type === 'text') {
      planned.push(textFrom(turn, interaction.text, dialog, memory));
    } else if (interaction.type === 'set-variable') {
      setVariable(memory, interaction, succeeded);
    } else {
      // Whether it gets there, nobody can tell where the call before was made again and ended otherwise.
      if (openSince !== undefined && !isShown(turn, planned.slice(openSince))) break;
      dueAfterMs += interaction.interactionDelay ?? 0;
      const intended = escalationFrom(turn, interaction, variables, dueAfterMs);
      const escalation = callsThePlatform(intended)
        ? answeredBy(
            intended,
            claimedBy(intended, unclaimed, calls, afterFailure(intended, variables)),
            unclaimed,
            calls,
          )
        : intended;
      planned.push(escalation);
      if (resultOf(escalation) === 'success') {
        succeeded = escalation;
        noteOtherValues(memory, escalation);
      }
      openSince = escalation.resultIsOpen ? planned.length : undefined;
      const following = nextAfter(turn.setup, escalation);
      if (!following) break;
      queue = queueOf(following);
    }
  }
  return planned;
}

function textFrom(turn: Turn, template: string, dialog: Dialog, { variables, byResult }: Memory): PlannedText {
  const { value, unset, names } = fill(template, variables);
  const [name] = names.filter((each) => (byResult.get(each)?.escalation.turn ?? turn) !== turn);
  const known = unset.length === 0 && value !== blankMessage;
  const set = name === undefined ? undefined : byResult.get(name);
  if (name === undefined || !set) return { kind: 'text', text: value, settled: known, dialog, template };
  const otherwise = set.otherwise.map((other) => fill(template, new Map([...variables, [name, other]])).value);
  const restsOn = { escalation: set.escalation, otherwise };
  return { kind: 'text', text: value, settled: false, dialog, template, ...(known ? { restsOn } : {}) };
}

/** Sets a variable, and notes what it would be had the dialog not run to which the success of an escalation led. */
function setVariable(
  { variables, byResult }: Memory,
  { variable, value }: SetVariableInteraction,
  succeeded: Escalation | undefined,
): void {
  const before = variables.get(variable);
  variables.set(variable, value);
  if (!succeeded) {
    byResult.delete(variable);
    return;
  }
  const byFailing = setByFailing(succeeded).flatMap((each) => (each.variable === variable ? [each.value] : []));
  const otherwise = [...(before === undefined ? [] : [before]), ...byFailing].filter((other) => other !== value);
  byResult.set(variable, { escalation: succeeded, otherwise });
}

/** Notes the values that variables have where the rule for failure ran although the escalation succeeded. */
function noteOtherValues({ variables, byResult }: Memory, escalation: Escalation): void {
  for (const { variable, value } of setByFailing(escalation)) {
    const otherwise = variables.get(variable) === value ? [] : [value];
    byResult.set(variable, { escalation, otherwise });
  }
}

/** What the dialog that the rule for failure names would set. */
function setByFailing({ interaction, turn }: Escalation): SetVariableInteraction[] {
  const failing = interaction.rules?.find(({ result }) => result === 'failure')?.dialog;
  const dialog = turn.setup.bot.dialogs.find(({ name }) => name === failing);
  return dialog?.interactions.filter((each) => each.type === 'set-variable') ?? [];
}

/** Whether the consumer read one of these texts: the dialog that says them ran. */
function isShown({ events }: Turn, planned: readonly Planned[]): boolean {
  const texts = planned.flatMap((each) => (each.kind === 'text' && each.settled ? [each.text] : []));
  return readings(events).some(({ text }) => texts.includes(text));
}

function queueOf(dialog: Dialog) {
  return dialog.interactions.map((interaction) => ({ interaction, dialog }));
}

function escalationFrom(
  turn: Turn,
  interaction: IntegrationInteraction | AgentTransferInteraction,
  variables: ReadonlyMap<string, string>,
  dueAfterMs: number,
): Escalation {
  const integration = integrationOf(turn.setup, interaction);
  const declared = interaction.type === 'integration' ? integration : interaction;
  const skillTemplate = declared?.agentSkillId;
  const skill = fill(skillTemplate ?? '', variables);
  const messageTemplate =
    declared?.messageToUser ?? (interaction.type === 'agent-transfer' ? defaultTransferMessage : undefined);
  const message = fill(messageTemplate ?? '', variables);
  return {
    kind: 'escalation',
    turn,
    route: interaction.type,
    interaction,
    ...(integration ? { integration } : {}),
    skill: {
      template: skillTemplate,
      value: skill.value,
      numeric: skill.unset.length > 0 ? 'not-numeric' : numericKind(skill.value),
      byVariable: skill.names.length > 0,
      unset: skill.unset.length > 0,
    },
    message: {
      template: messageTemplate,
      value: unescapeNewLines(message.value),
      missing: (messageTemplate ?? '') === '',
      blank: messageTemplate === blankMessage,
      names: message.names,
      unset: message.unset.length > 0,
      settled: messageTemplate === blankMessage || (message.unset.length === 0 && !resemblesBlank(message.value)),
      injectsLineFeed: message.names.some((name) => /[\r\n]/.test(variables.get(name) ?? '')),
    },
    agentId: declared?.agentId,
    transferBotContext: declared?.transferBotContext ?? false,
    delayMs: interaction.interactionDelay ?? 0,
    dueAfterMs,
    request: undefined,
    answer: undefined,
    resultIsOpen: false,
  };
}

/** Whether a request of the turn may be this one's: it has a number to ask for, and nothing stops it before. */
function callsThePlatform({ message, route, skill }: Escalation): boolean {
  return skill.numeric === 'numeric' && !(route === 'integration' && message.injectsLineFeed);
}

/**
 * Takes the request that answers to this escalation from those that are left of its turn: the next of the bot's own. One
 * that says what a call said which had failed before is such a call made again, unless this escalation says the same. One
 * that says what the escalation after a failure asks for, and not what this one does, is that of the `follower`.
 */
function claimedBy(
  escalation: Escalation,
  unclaimed: Requested[],
  { claims, repeated }: Calls,
  follower: Escalation | undefined,
): Escalation['request'] {
  const { skill, turn } = escalation;
  const own = unclaimed.findIndex(
    (request) =>
      (request.skillId === skill.value || !goesRound(turn, request)) &&
      (!repeated.has(request) || says(request, escalation) || saysAsBefore(request, escalation, claims)) &&
      (!follower || says(request, escalation) || !says(request, follower)),
  );
  const [claimed] = own < 0 ? [] : unclaimed.splice(own, 1);
  if (claimed) claims.set(claimed, escalation);
  return claimed;
}

/** The escalation with which the dialog begins that runs when this one fails, if it does. */
function afterFailure(escalation: Escalation, variables: ReadonlyMap<string, string>): Escalation | undefined {
  const { interaction, turn } = escalation;
  const values = new Map(variables);
  for (const each of dialogAfter(turn.setup, interaction, 'failure')?.interactions ?? []) {
    if (each.type === 'set-variable') values.set(each.variable, each.value);
    else if (each.type !== 'text') return escalationFrom(turn, each, values, 0);
  }
  return undefined;
}

/** Whether it says what a call said that an escalation of the same configuration had led to: right or wrong, it is its own. */
function saysAsBefore(request: Requested, { agentId, message, skill }: Escalation, claims: Calls['claims']): boolean {
  return [...claims].some(
    ([call, by]) =>
      isSameCall(call, request) &&
      by.skill.value === skill.value &&
      by.message.value === message.value &&
      by.agentId === agentId,
  );
}

/** Whether a request says what the escalation is configured with, as far as that tells one escalation from another. */
function says(request: Requested, { agentId, message, skill }: Escalation): boolean {
  const otherAgent =
    agentId !== undefined &&
    request.agentId !== undefined &&
    !agentId.includes('{') &&
    !`.${request.agentId}`.endsWith(`.${agentId}`) &&
    !`.${agentId}`.endsWith(`.${request.agentId}`);
  return request.skillId === skill.value && (!message.settled || request.message === message.value) && !otherAgent;
}

/**
 * Whether a request of the turn may be the connector's, to its fallback skill when its patience was over: a bot that
 * takes longer than that over its answer is bypassed, and may ask for a transfer of its own afterwards.
 */
function goesRound({ setup, stimulus }: Turn, { skillId, byMs }: Event<'transfer-requested'>): boolean {
  const { fallbackSkillId, fallbackEscalationTime = threeMinutesMs } = setup.agentConnector;
  return skillId === fallbackSkillId && byMs - stimulus.afterMs >= fallbackEscalationTime;
}

function answeredBy(
  escalation: Escalation,
  request: Escalation['request'],
  unclaimed: readonly Requested[],
  { repeated }: Calls,
): Escalation {
  if (!request) return escalation;
  const { events } = escalation.turn;
  const again = unclaimed.filter((each) => repeated.has(each) && isSameCall(each, request));
  const resultIsOpen = answersDiffer([request, ...again], events);
  // Where a call of before may have been made again, nobody can tell which of them is this one's.
  const isUnclear = resultIsOpen && repeated.has(request);
  const answer = events.filter(isKind('transfer-answered')).find(({ attempt }) => attempt === request.attempt);
  return { ...escalation, request, answer: isUnclear ? undefined : answer, resultIsOpen };
}

/** Nothing to read, or something like BLANK_MESSAGE: what becomes of it is observed, never judged. */
function resemblesBlank(message: string): boolean {
  return message.trim() === '' || message.toUpperCase().includes(blankMessage);
}

function integrationOf(setup: Setup, interaction: IntegrationInteraction | AgentTransferInteraction) {
  return interaction.type === 'integration'
    ? setup.integrations.find((each) => each.integrationName === interaction.integration)
    : undefined;
}

/**
 * The dialog that runs after this escalation by its own rules. Undefined where the trace or the documents do not say:
 * whether the rest of the dialog runs where nothing is configured is not documented.
 */
function nextAfter(setup: Setup, escalation: Escalation): Dialog | undefined {
  const result = resultOf(escalation);
  return result === 'unknown' ? undefined : dialogAfter(setup, escalation.interaction, result);
}

function dialogAfter(
  setup: Setup,
  { nextDialog, rules }: Escalation['interaction'],
  result: 'success' | 'failure',
): Dialog | undefined {
  const name = rules?.find((rule) => rule.result === result)?.dialog ?? nextDialog;
  return name === undefined ? undefined : setup.bot.dialogs.find((dialog) => dialog.name === name);
}

/** How the interaction ended, as far as the documents and the trace settle it. */
export function resultOf(escalation: Escalation): 'success' | 'failure' | 'unknown' {
  if (escalation.message.injectsLineFeed && escalation.route === 'integration') return 'failure';
  if (escalation.skill.numeric !== 'numeric') return 'unknown';
  if (escalation.turn.setup.platform.transfersRefuseConnections) return 'failure';
  // What a good status with a body that is not JSON means is not documented.
  if (!escalation.answer || escalation.answer.answer === 'not-json') return 'unknown';
  return escalation.answer.answer === 'accepted' ? 'success' : 'failure';
}
