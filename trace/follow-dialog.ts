/**
 * Follows the dialog that a stimulus starts by the documented rules, along the results that were really observed: what
 * the bot is configured to do in a turn.
 */
import type { Dialog, Interaction, SetVariableInteraction } from '../protocol/types';
import { escalationFrom, resultOf } from './escalation';
import { matched, type ConversationCalls } from './match-requests';
import { readings, requests } from './pick-events';
import { fill } from './templates';
import { blankMessage, cap, sentinel, type Setup } from './trace';
import type { Escalation, OtherValues, Planned, PlannedText, Stimulus, Turn } from './turn';

/** A dialog chain longer than this is a loop in the scenario, not something to follow. */
const longestPlan = 50;

/** A turn of which it is not yet said what the bot makes of it. */
type Began = Omit<Turn, 'heard' | 'dialog' | 'caughtBy' | 'variables' | 'otherValues' | 'planned'>;

/** Variables that tell which dialog followed an escalation that was accepted, or whose result is open, each with its other values. */
type ByResult = Map<string, { readonly escalation: Escalation; readonly otherwise: readonly string[] }>;

/** What the bot remembers from turn to turn. */
export interface Memory {
  readonly variables: Map<string, string>;
  readonly byResult: ByResult;
}

/** What the bot of a conversation remembers when it begins. */
export function memoryOf({ bot }: Setup): Memory {
  return { variables: new Map(Object.entries(bot.contextVariables)), byResult: new Map() };
}

/** The turn with the dialog that its stimulus starts, and what that does. Leaves behind in `memory` what the bot remembers of it. */
export function followDialog(began: Began, memory: Memory, calls: ConversationCalls): Turn {
  const { failures, setup, silenced, stimulus } = began;
  const heard = heardText(stimulus, failures);
  const dialog = dialogFor(setup, stimulus, heard);
  const turn: Turn & { planned: Planned[]; variables: ReadonlyMap<string, string>; otherValues: OtherValues } = {
    ...began,
    heard,
    dialog,
    caughtBy: dialog === undefined ? 'nothing' : dialog.type === 'fallback' ? 'fallback-dialog' : 'pattern',
    variables: new Map(memory.variables),
    otherValues: otherValuesOf(memory),
    planned: [],
  };
  if (dialog) turn.planned.push(...plan(turn, dialog, silenced ? copyOf(memory) : memory, calls));
  if (dialog?.type !== 'fallback') {
    turn.variables = new Map(memory.variables);
    turn.otherValues = otherValuesOf(memory);
  }
  return turn;
}

function otherValuesOf({ byResult }: Memory): OtherValues {
  return new Map([...byResult].map(([name, { otherwise }]) => [name, otherwise]));
}

function copyOf({ variables, byResult }: Memory): Memory {
  return { variables: new Map(variables), byResult: new Map(byResult) };
}

function heardText(stimulus: Stimulus, failures: number): string | undefined {
  if (stimulus.kind === 'consumer-said') return stimulus.text;
  if (stimulus.kind === 'transfer-failed') return failures < cap ? sentinel : undefined;
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

function plan(turn: Turn, first: Dialog, memory: Memory, calls: ConversationCalls): Planned[] {
  const { variables } = memory;
  const planned: Planned[] = [];
  /** The latest escalation whose success, or whose open result, led to what follows. */
  let led: Escalation | undefined;
  const unclaimed = turn.silenced ? [] : requests(turn.events);
  let dueAfterMs = 0;
  let openSince: number | undefined;
  let queue: { readonly interaction: Interaction; readonly dialog: Dialog }[] = queueOf(first);

  while (planned.length < longestPlan) {
    const [next, ...rest] = queue;
    if (!next) break;
    queue = rest;
    const { interaction, dialog } = next;
    if (interaction.type === 'text') {
      planned.push(textFrom(turn, interaction.text, dialog, memory));
    } else if (interaction.type === 'set-variable') {
      setVariable(memory, interaction, led);
    } else {
      // Whether it gets there, nobody can tell where the call before was made again and ended otherwise.
      if (openSince !== undefined && !isShown(turn, planned.slice(openSince))) break;
      dueAfterMs += interaction.interactionDelay ?? 0;
      const intended = escalationFrom(turn, interaction, variables, dueAfterMs);
      if (restsOnOpenResult(intended, memory)) break;
      const escalation = matched(intended, unclaimed, calls, afterFailure(intended, variables));
      planned.push(escalation);
      forgetWhatMayBeSet(memory, escalation);
      if (escalation.resultIsOpen || resultOf(escalation) === 'success') {
        led = escalation;
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
  const shows = known && !set.escalation.resultIsOpen;
  return { kind: 'text', text: value, settled: false, dialog, template, ...(shows ? { restsOn } : {}) };
}

/** Sets a variable, and notes what it would be had the dialog not run to which an escalation led. */
function setVariable(
  { variables, byResult }: Memory,
  { variable, value }: SetVariableInteraction,
  led: Escalation | undefined,
): void {
  const before = variables.get(variable);
  variables.set(variable, value);
  if (!led) {
    byResult.delete(variable);
    return;
  }
  const otherwise = [...(before === undefined ? [] : [before]), ...valuesOf(variable, setOtherwise(led))];
  byResult.set(variable, { escalation: led, otherwise: otherwise.filter((other) => other !== value) });
}

/**
 * Forgets variables that the integration may set once it is answered: those of its response, and those that its Transform
 * Result Script names. What they hold from then on, the trace does not say.
 */
function forgetWhatMayBeSet({ variables, byResult }: Memory, { integration }: Escalation): void {
  const { responseDataVariableName, transformResultScript = '' } = integration ?? {};
  if (responseDataVariableName === undefined) return;
  const response = `api_${responseDataVariableName}`;
  for (const name of [...variables.keys()]) {
    if (name !== response && name !== `${response}Status` && !transformResultScript.includes(name)) continue;
    variables.delete(name);
    byResult.delete(name);
  }
}

/** Notes the values that variables have where another dialog ran after the escalation. */
function noteOtherValues({ variables, byResult }: Memory, escalation: Escalation): void {
  const set = setOtherwise(escalation);
  for (const { variable } of set) {
    const otherwise = valuesOf(variable, set).filter((value) => value !== variables.get(variable));
    byResult.set(variable, { escalation, otherwise });
  }
}

/** What the dialog would set that runs after a failure, and, where the result is open, that after a success as well. */
function setOtherwise({ interaction, resultIsOpen, turn }: Escalation): SetVariableInteraction[] {
  const results = resultIsOpen ? (['success', 'failure'] as const) : (['failure'] as const);
  return results
    .flatMap((result) => dialogAfter(turn.setup, interaction, result)?.interactions ?? [])
    .filter((each) => each.type === 'set-variable');
}

function valuesOf(variable: string, set: readonly SetVariableInteraction[]): string[] {
  return set.filter((each) => each.variable === variable).map(({ value }) => value);
}

/** Whether skill or message hold a variable of which nobody can tell the value: a call of an earlier turn was made again. */
function restsOnOpenResult({ message, skill, turn }: Escalation, { variables, byResult }: Memory): boolean {
  return [...fill(skill.template ?? '', variables).names, ...message.names].some((name) => {
    const escalation = byResult.get(name)?.escalation;
    return escalation !== undefined && escalation.resultIsOpen && escalation.turn !== turn;
  });
}

/** Whether the consumer read one of these texts: the dialog that says them ran. */
function isShown({ events }: Turn, planned: readonly Planned[]): boolean {
  const texts = planned.flatMap((each) => (each.kind === 'text' && each.settled ? [each.text] : []));
  return readings(events).some(({ text }) => texts.includes(text));
}

function queueOf(dialog: Dialog) {
  return dialog.interactions.map((interaction) => ({ interaction, dialog }));
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
