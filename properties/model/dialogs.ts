/** Follows the bot through its dialogs, escalations and the dialogs after them, and notes what each leads to. */
import type { Dialog, Interaction, SetVariableInteraction } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import { blankMessage, capText, defaultTransferMessage } from '../../trace/trace';
import type { PredictedTurn } from './prediction';
import { readTemplate } from './read-template';
import { delayRequirement, requestFor, type AskedTransfer } from './request';
import {
  catching,
  declaredBy,
  dialogNamed,
  fallbackDialogOf,
  showsResult,
  textsOf,
  textsOfFallback,
  type EscalationInteraction,
} from './settings';
import { isNoNumber, isNumeric } from './skill-ids';
import type { AttemptCause, ConversationModel } from './conversation-model';

/** Dialogs that one stimulus may lead through; more is a loop in the situation. */
const longestChain = 20;

/** The bot hears a text that the consumer said. */
export function hears(conversation: ConversationModel, text: string, texts: RequirementId | undefined): void {
  const dialog = catching(conversation.setup, text);
  if (!dialog) return fallsBack(conversation, texts, text);
  run(conversation, dialog, {
    texts,
    delayedMs: 0,
    userMessage: text,
    ...(dialog.intentId === undefined ? {} : { intentId: dialog.intentId }),
  });
}

/** `userMessage`: what the consumer said, where that is what nothing else catches. */
export function fallsBack(
  conversation: ConversationModel,
  requirement: RequirementId | undefined,
  userMessage?: string,
): void {
  const dialog = fallbackDialogOf(conversation.setup);
  if (dialog?.interactions.some(({ type }) => type !== 'text')) {
    return run(conversation, dialog, {
      texts: requirement,
      delayedMs: 0,
      ...(userMessage === undefined ? {} : { userMessage }),
    });
  }
  const texts = textsOfFallback(conversation.setup, conversation.variables);
  conversation.says(texts.length > 0 ? texts : [conversation.world.facts.fallbackMessage], requirement);
}

export function run(conversation: ConversationModel, dialog: Dialog, cause: AttemptCause): void {
  goOn(conversation, dialog.interactions, cause, 0);
}

function goOn(
  conversation: ConversationModel,
  interactions: readonly Interaction[],
  cause: AttemptCause,
  depth: number,
): void {
  if (depth > longestChain) return conversation.leaveOpen('The dialogs lead round in a circle.');
  const [next, ...rest] = interactions;
  if (!next) return;
  if (next.type === 'set-variable') {
    setVariable(conversation, next, cause);
    return goOn(conversation, rest, cause, depth);
  }
  if (next.type === 'text') {
    const { text, unset, names } = readTemplate(next.text, conversation.variables);
    if (showsResult(conversation.setup, next.text))
      return conversation.leaveOpen('What the platform answers cannot be known beforehand.');
    if (unset) return conversation.leaveOpen('A text with a variable that was never set is not documented.');
    const [shown] = cause.bySuccess ? [] : names.filter((name) => conversation.bySuccess.has(name));
    if (shown === undefined) conversation.says([text], cause.texts);
    else showsSuccess(conversation, next.text, shown);
    return goOn(conversation, rest, cause, depth);
  }
  const delayMs = next.interactionDelay ?? 0;
  const later: AttemptCause = { ...cause, delayedMs: cause.delayedMs + delayMs };
  if (delayMs === 0) return escalate(conversation, next, later, depth);
  const { turn } = conversation;
  const early = { requirement: delayRequirement(next) };
  turn.forbiddenRequests.push(early);
  if (delayMs >= 2_000 * turn.acts.length) turn.textsFirst = 'delay.texts-arrive-first';
  conversation.busy = true;
  conversation.schedule({
    kind: 'continuation',
    atMs: conversation.world.nowMs + delayMs,
    happen: () => {
      conversation.busy = false;
      turn.forbiddenRequests.splice(turn.forbiddenRequests.indexOf(early), 1);
      escalate(conversation, next, later, depth);
    },
  });
}

function setVariable(
  conversation: ConversationModel,
  { variable, value }: SetVariableInteraction,
  { bySuccess }: AttemptCause,
): void {
  const before = conversation.variables.get(variable);
  conversation.variables.set(variable, value);
  if (!bySuccess) {
    conversation.bySuccess.delete(variable);
    return;
  }
  const otherwise = [...(before === undefined ? [] : [before]), ...bySuccess.otherwise(variable)];
  conversation.bySuccess.set(
    variable,
    otherwise.filter((other) => other !== value),
  );
}

/**
 * A text that holds what the success of an earlier escalation has set. It must not show that something else came of it;
 * whether a bot forgets its variables when it hands a conversation over is not documented.
 */
function showsSuccess(conversation: ConversationModel, template: string, variable: string): void {
  const texts = (value: string) => readTemplate(template, new Map([...conversation.variables, [variable, value]])).text;
  const right = readTemplate(template, conversation.variables).text;
  const wrong = (conversation.bySuccess.get(variable) ?? []).map(texts).filter((text) => text !== right);
  conversation.turn.acts.push({ kind: 'reads', texts: [right], requirement: undefined, mayStayAway: true });
  wrong.forEach((value) =>
    conversation.turn.forbiddenTexts.push({ value, requirement: 'immediate.success-reaches-rule' }),
  );
}

function escalate(
  conversation: ConversationModel,
  interaction: EscalationInteraction,
  cause: AttemptCause,
  depth: number,
): void {
  const { turn } = conversation;
  const declared = declaredBy(conversation.setup, interaction);
  const isIntegration = interaction.type === 'integration';
  const template = declared?.messageToUser ?? (isIntegration ? '' : defaultTransferMessage);
  const message = readTemplate(template, conversation.variables);
  const skillTemplate = declared?.agentSkillId ?? '';
  const skill = readTemplate(skillTemplate, conversation.variables);

  if (skillTemplate === '') {
    turn.forbiddenRequests.push({ requirement: 'config.skill-id-mandatory' });
    conversation.others += 1;
    return conversation.leaveOpen('What an escalation without a skill id shows the consumer is not documented.');
  }
  if (template === '') {
    turn.forbiddenRequests.push({ requirement: 'config.message-required' });
    return conversation.leaveOpen('What an escalation without a message shows the consumer is not documented.');
  }
  if (message.unset) return conversation.leaveOpen('A message with a variable that was never set is not documented.');
  if (message.text.trim() === '' || (template !== blankMessage && message.text.toUpperCase().includes(blankMessage))) {
    return conversation.leaveOpen('A message that is next to nothing, or resembles BLANK_MESSAGE, is not documented.');
  }
  if (isIntegration && skill.lineFeedByVariable)
    return conversation.leaveOpen(
      'Whether an integration fails on a line feed in its skill id, or on what is no number, is not documented.',
    );
  if (skill.unset || isNoNumber(skill.text))
    return notNumeric(conversation, interaction, message.shown, skill.unset, template);
  if (!isNumeric(skill.text)) return conversation.leaveOpen('Whether such a skill id is a number is not documented.');
  if (message.lineFeedByVariable) {
    if (!isIntegration)
      return conversation.leaveOpen('A line feed in a variable is documented for integrations alone.');
    conversation.failsAtOnce();
    if (conversation.unclear !== undefined) return;
    turn.forbiddenRequests.push({ requirement: 'message.line-feed-variable-fails' });
    return follow(conversation, interaction, 'failure', 'message.line-feed-variable-fails', cause, depth);
  }
  transfer(
    conversation,
    interaction,
    { skill: skill.text, skillTemplate, message: message.shown, template },
    cause,
    depth,
  );
}

function isText({ type }: Dialog['interactions'][number]): boolean {
  return type === 'text';
}

function notNumeric(
  conversation: ConversationModel,
  interaction: EscalationInteraction,
  message: string,
  unset: boolean,
  template: string,
): void {
  const { turn } = conversation;
  conversation.failsAtOnce();
  if (conversation.unclear !== undefined) return;
  // Whether a rule for failure or the next action runs as well, the documents do not say.
  const named = [interaction.rules?.find(({ result }) => result === 'failure')?.dialog, interaction.nextDialog];
  const texts = named.map((name) => dialogNamed(conversation.setup, name)?.interactions.filter(isText).length ?? 0);
  turn.mayFollow = (turn.mayFollow ?? 0) + Math.max(...texts);
  const own = conversation.setup.bot.defaultUserFriendlyResponse;
  const fallbacks = [
    conversation.world.facts.fallbackMessage,
    ...textsOfFallback(conversation.setup, conversation.variables),
  ];
  conversation.says(fallbacks, unset ? 'skill.unset-variable-is-non-numeric' : 'skill.non-numeric-sends-fallback');
  if (fallbackDialogOf(conversation.setup)?.interactions.some(({ type }) => type !== 'text')) {
    return conversation.leaveOpen(
      'Whether the fallback message comes with all that the Fallback dialog does is not documented.',
    );
  }
  turn.forbiddenRequests.push({
    requirement: unset ? 'skill.unset-variable-is-non-numeric' : 'skill.non-numeric-no-transfer',
  });
  if (template !== blankMessage && message !== own && !fallbacks.includes(message)) {
    turn.forbiddenTexts.push({ value: message, requirement: 'skill.non-numeric-hides-message' });
  }
}

function transfer(
  conversation: ConversationModel,
  interaction: EscalationInteraction,
  asked: AskedTransfer,
  cause: AttemptCause,
  depth: number,
): void {
  const { platform } = conversation.setup;
  const { turn } = conversation;
  if (platform.transfersRefuseConnections) {
    conversation.failedAtOnce = true;
    conversation.failsAtOnce();
    if (conversation.unclear !== undefined) return;
    return follow(conversation, interaction, 'failure', 'immediate.broken-call-is-failure', cause, depth);
  }
  if (conversation.holder === 'agent')
    return conversation.leaveOpen('Whether a bot asks for another transfer once one was accepted is not documented.');
  turn.acts.push(requestFor(conversation.setup, interaction, asked, cause));
  const scripted = platform.outcomes[conversation.attempts] ?? { kind: 'accept' };
  conversation.attempts += 1;
  if (scripted.kind === 'not-json')
    return conversation.leaveOpen(
      'What an answer with a good status and a body that is not JSON means is not documented.',
    );
  const known = platform.skills.some(({ id }) => id === asked.skill);
  const accepts =
    scripted.kind === 'accept' || scripted.kind === 'accept-slowly' || scripted.kind === 'accept-then-fail';
  if (!accepts || !known) {
    conversation.failedAtOnce = true;
    conversation.failsAtOnce();
    if (conversation.unclear !== undefined) return;
    if (!known) forbidFallback(conversation, turn);
    const broken = accepts || scripted.kind === 'error';
    const requirement = broken ? 'immediate.failure-reaches-rule' : 'immediate.broken-call-is-failure';
    return follow(conversation, interaction, 'failure', requirement, cause, depth);
  }
  if (asked.template !== blankMessage) {
    conversation.delivers(asked.message, 'message.before-transfer');
    turn.forbiddenTexts.push({ value: asked.message, requirement: 'message.once' });
  }
  conversation.holder = 'agent';
  const failsAfterMs =
    scripted.kind === 'accept-then-fail'
      ? scripted.afterMs
      : scripted.kind === 'accept-slowly'
        ? scripted.failsAfterMs
        : undefined;
  if (failsAfterMs !== undefined) {
    conversation.schedule({ kind: 'failure', atMs: conversation.world.nowMs + failsAfterMs });
  } else {
    conversation.succeeded = true;
    if (conversation.deferred > 0)
      turn.forbiddenTexts.push({ value: capText, requirement: conversation.capForbiddenBy });
  }
  follow(conversation, interaction, 'success', 'immediate.success-reaches-rule', cause, depth);
}

/** An unknown skill is a transfer that fails, and nothing like a skill id that is no number. */
function forbidFallback(conversation: ConversationModel, turn: PredictedTurn): void {
  for (const value of [
    conversation.world.facts.fallbackMessage,
    ...textsOfFallback(conversation.setup, conversation.variables),
  ]) {
    turn.forbiddenTexts.push({ value, requirement: 'skill.unknown-id-fails-as-transfer' });
  }
}

/**
 * Which dialog runs after an escalation; its texts follow from `requirement`. Without one, the rest of the dialog is
 * documented for neither result; what is scheduled still happens.
 */
function follow(
  conversation: ConversationModel,
  interaction: EscalationInteraction,
  result: 'success' | 'failure',
  requirement: RequirementId,
  cause: AttemptCause,
  depth: number,
): void {
  const named = (wanted: string) => interaction.rules?.find((rule) => rule.result === wanted)?.dialog;
  const byRule = dialogNamed(conversation.setup, named(result));
  const right = byRule ?? dialogNamed(conversation.setup, interaction.nextDialog);
  const wrong = dialogNamed(conversation.setup, named(result === 'success' ? 'failure' : 'success'));
  if (wrong && wrong !== right) {
    const rightTexts = right ? textsOf(right, conversation.variables) : [];
    const texts = textsOf(wrong, conversation.variables).filter((text) => !rightTexts.includes(text));
    texts.forEach((value) => conversation.turn.forbiddenTexts.push({ value, requirement }));
  }
  const failing = dialogNamed(conversation.setup, named('failure'))?.interactions ?? [];
  const otherwise = (variable: string) =>
    failing.flatMap((each) => (each.type === 'set-variable' && each.variable === variable ? [each.value] : []));
  if (result === 'success') {
    for (const each of failing)
      if (each.type === 'set-variable') conversation.bySuccess.set(each.variable, otherwise(each.variable));
  }
  if (!right) return;
  const { transfers: _, ...onward } = cause;
  const texts = byRule ? requirement : 'immediate.no-rule-next-action';
  const { bySuccess: _earlier, ...led } = onward;
  const bySuccess = result === 'success' ? { bySuccess: { otherwise } } : {};
  goOn(conversation, right.interactions, { ...led, ...bySuccess, texts }, depth + 1);
}
