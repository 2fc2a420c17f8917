/** Follows the bot through its dialogs, escalations and the dialogs after them, and notes what each leads to. */
import type { Dialog, Interaction, SetVariableInteraction } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import { blankMessage, capText, defaultTransferMessage } from '../../trace/trace';
import type { Moment } from './prediction';
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
import type { Cause, Talk } from './talk';

/** Dialogs that one stimulus may lead through; more is a loop in the situation. */
const longestChain = 20;

/** The bot hears a text that the consumer said. */
export function hears(talk: Talk, text: string, texts: RequirementId | undefined): void {
  const dialog = catching(talk.setup, text);
  if (!dialog) return fallsBack(talk, texts, text);
  run(talk, dialog, {
    texts,
    delayedMs: 0,
    userMessage: text,
    ...(dialog.intentId === undefined ? {} : { intentId: dialog.intentId }),
  });
}

/** `userMessage`: what the consumer said, where that is what nothing else catches. */
export function fallsBack(talk: Talk, requirement: RequirementId | undefined, userMessage?: string): void {
  const dialog = fallbackDialogOf(talk.setup);
  if (dialog?.interactions.some(({ type }) => type !== 'text')) {
    return run(talk, dialog, {
      texts: requirement,
      delayedMs: 0,
      ...(userMessage === undefined ? {} : { userMessage }),
    });
  }
  const texts = textsOfFallback(talk.setup, talk.variables);
  talk.says(texts.length > 0 ? texts : [talk.world.facts.fallbackMessage], requirement);
}

export function run(talk: Talk, dialog: Dialog, cause: Cause): void {
  goOn(talk, dialog.interactions, cause, 0);
}

function goOn(talk: Talk, interactions: readonly Interaction[], cause: Cause, depth: number): void {
  if (depth > longestChain) return talk.leaveOpen('The dialogs lead round in a circle.');
  const [next, ...rest] = interactions;
  if (!next) return;
  if (next.type === 'set-variable') {
    setVariable(talk, next, cause);
    return goOn(talk, rest, cause, depth);
  }
  if (next.type === 'text') {
    const { text, unset, names } = readTemplate(next.text, talk.variables);
    if (showsResult(talk.setup, next.text))
      return talk.leaveOpen('What the platform answers cannot be known beforehand.');
    if (unset) return talk.leaveOpen('A text with a variable that was never set is not documented.');
    const [shown] = cause.bySuccess ? [] : names.filter((name) => talk.bySuccess.has(name));
    if (shown === undefined) talk.says([text], cause.texts);
    else showsSuccess(talk, next.text, shown);
    return goOn(talk, rest, cause, depth);
  }
  const delayMs = next.interactionDelay ?? 0;
  const later: Cause = { ...cause, delayedMs: cause.delayedMs + delayMs };
  if (delayMs === 0) return escalate(talk, next, later, depth);
  const { moment } = talk;
  const early = { requirement: delayRequirement(next) };
  moment.forbiddenRequests.push(early);
  if (delayMs >= 2_000 * moment.acts.length) moment.textsFirst = 'delay.texts-arrive-first';
  talk.busy = true;
  talk.schedule({
    kind: 'continuation',
    atMs: talk.world.nowMs + delayMs,
    happen: () => {
      talk.busy = false;
      moment.forbiddenRequests.splice(moment.forbiddenRequests.indexOf(early), 1);
      escalate(talk, next, later, depth);
    },
  });
}

function setVariable(talk: Talk, { variable, value }: SetVariableInteraction, { bySuccess }: Cause): void {
  const before = talk.variables.get(variable);
  talk.variables.set(variable, value);
  if (!bySuccess) {
    talk.bySuccess.delete(variable);
    return;
  }
  const otherwise = [...(before === undefined ? [] : [before]), ...bySuccess.otherwise(variable)];
  talk.bySuccess.set(
    variable,
    otherwise.filter((other) => other !== value),
  );
}

/**
 * A text that holds what the success of an earlier escalation has set. It must not show that something else came of it;
 * whether a bot forgets its variables when it hands a conversation over is not documented.
 */
function showsSuccess(talk: Talk, template: string, variable: string): void {
  const texts = (value: string) => readTemplate(template, new Map([...talk.variables, [variable, value]])).text;
  const right = readTemplate(template, talk.variables).text;
  const wrong = (talk.bySuccess.get(variable) ?? []).map(texts).filter((text) => text !== right);
  talk.moment.acts.push({ kind: 'reads', texts: [right], requirement: undefined, mayStayAway: true });
  wrong.forEach((value) => talk.moment.forbiddenTexts.push({ value, requirement: 'immediate.success-reaches-rule' }));
}

function escalate(talk: Talk, interaction: EscalationInteraction, cause: Cause, depth: number): void {
  const { moment } = talk;
  const declared = declaredBy(talk.setup, interaction);
  const isIntegration = interaction.type === 'integration';
  const template = declared?.messageToUser ?? (isIntegration ? '' : defaultTransferMessage);
  const message = readTemplate(template, talk.variables);
  const skillTemplate = declared?.agentSkillId ?? '';
  const skill = readTemplate(skillTemplate, talk.variables);

  if (skillTemplate === '') {
    moment.forbiddenRequests.push({ requirement: 'config.skill-id-mandatory' });
    talk.others += 1;
    return talk.leaveOpen('What an escalation without a skill id shows the consumer is not documented.');
  }
  if (template === '') {
    moment.forbiddenRequests.push({ requirement: 'config.message-required' });
    return talk.leaveOpen('What an escalation without a message shows the consumer is not documented.');
  }
  if (message.unset) return talk.leaveOpen('A message with a variable that was never set is not documented.');
  if (message.text.trim() === '' || (template !== blankMessage && message.text.toUpperCase().includes(blankMessage))) {
    return talk.leaveOpen('A message that is next to nothing, or resembles BLANK_MESSAGE, is not documented.');
  }
  if (skill.unset || isNoNumber(skill.text)) return notNumeric(talk, moment, message.shown, skill.unset, template);
  if (!isNumeric(skill.text)) return talk.leaveOpen('Whether such a skill id is a number is not documented.');
  if (message.lineFeedByVariable) {
    if (!isIntegration) return talk.leaveOpen('A line feed in a variable is documented for integrations alone.');
    talk.failsAtOnce();
    if (talk.unclear !== undefined) return;
    moment.forbiddenRequests.push({ requirement: 'message.line-feed-variable-fails' });
    return follow(talk, interaction, 'failure', 'message.line-feed-variable-fails', cause, depth);
  }
  transfer(talk, interaction, { skill: skill.text, skillTemplate, message: message.shown, template }, cause, depth);
}

function notNumeric(talk: Talk, moment: Moment, message: string, unset: boolean, template: string): void {
  talk.failsAtOnce();
  if (talk.unclear !== undefined) return;
  const own = talk.setup.bot.defaultUserFriendlyResponse;
  const texts = [
    talk.world.facts.fallbackMessage,
    ...textsOfFallback(talk.setup, talk.variables),
    ...(own === undefined ? [] : [own]),
  ];
  talk.says(texts, unset ? 'skill.unset-variable-is-non-numeric' : 'skill.non-numeric-sends-fallback');
  if (fallbackDialogOf(talk.setup)?.interactions.some(({ type }) => type !== 'text')) {
    return talk.leaveOpen(
      'Whether the fallback message comes with all that the Fallback dialog does is not documented.',
    );
  }
  moment.forbiddenRequests.push({
    requirement: unset ? 'skill.unset-variable-is-non-numeric' : 'skill.non-numeric-no-transfer',
  });
  if (template !== blankMessage && !texts.includes(message)) {
    moment.forbiddenTexts.push({ value: message, requirement: 'skill.non-numeric-hides-message' });
  }
}

function transfer(
  talk: Talk,
  interaction: EscalationInteraction,
  asked: AskedTransfer,
  cause: Cause,
  depth: number,
): void {
  const { platform } = talk.setup;
  const { moment } = talk;
  if (platform.transfersRefuseConnections) {
    talk.failedAtOnce = true;
    talk.failsAtOnce();
    if (talk.unclear !== undefined) return;
    return follow(talk, interaction, 'failure', 'immediate.broken-call-is-failure', cause, depth);
  }
  moment.acts.push(requestFor(talk.setup, interaction, asked, cause));
  const scripted = platform.outcomes[talk.attempts] ?? { kind: 'accept' };
  talk.attempts += 1;
  if (scripted.kind === 'not-json')
    return talk.leaveOpen('What an answer with a good status and a body that is not JSON means is not documented.');
  const known = platform.skills.some(({ id }) => id === asked.skill);
  const accepts =
    scripted.kind === 'accept' || scripted.kind === 'accept-slowly' || scripted.kind === 'accept-then-fail';
  if (!accepts || !known) {
    talk.failedAtOnce = true;
    talk.failsAtOnce();
    if (talk.unclear !== undefined) return;
    if (!known) forbidFallback(talk, moment);
    const broken = accepts || scripted.kind === 'error';
    const requirement = broken ? 'immediate.failure-reaches-rule' : 'immediate.broken-call-is-failure';
    return follow(talk, interaction, 'failure', requirement, cause, depth);
  }
  if (asked.template !== blankMessage) {
    talk.delivers(asked.message, 'message.before-transfer');
    moment.forbiddenTexts.push({ value: asked.message, requirement: 'message.once' });
  }
  talk.holder = 'agent';
  const failsAfterMs =
    scripted.kind === 'accept-then-fail'
      ? scripted.afterMs
      : scripted.kind === 'accept-slowly'
        ? scripted.failsAfterMs
        : undefined;
  if (failsAfterMs !== undefined) {
    talk.schedule({ kind: 'failure', atMs: talk.world.nowMs + failsAfterMs });
  } else {
    talk.succeeded = true;
    if (talk.deferred > 0) moment.forbiddenTexts.push({ value: capText, requirement: talk.capForbiddenBy });
  }
  follow(talk, interaction, 'success', 'immediate.success-reaches-rule', cause, depth);
}

/** An unknown skill is a transfer that fails, and nothing like a skill id that is no number. */
function forbidFallback(talk: Talk, moment: Moment): void {
  for (const value of [talk.world.facts.fallbackMessage, ...textsOfFallback(talk.setup, talk.variables)]) {
    moment.forbiddenTexts.push({ value, requirement: 'skill.unknown-id-fails-as-transfer' });
  }
}

/**
 * Which dialog runs after an escalation; its texts follow from `requirement`. Without one, the rest of the dialog is
 * documented for neither result; what is scheduled still happens.
 */
function follow(
  talk: Talk,
  interaction: EscalationInteraction,
  result: 'success' | 'failure',
  requirement: RequirementId,
  cause: Cause,
  depth: number,
): void {
  const named = (wanted: string) => interaction.rules?.find((rule) => rule.result === wanted)?.dialog;
  const byRule = dialogNamed(talk.setup, named(result));
  const right = byRule ?? dialogNamed(talk.setup, interaction.nextDialog);
  const wrong = dialogNamed(talk.setup, named(result === 'success' ? 'failure' : 'success'));
  if (wrong && wrong !== right) {
    const rightTexts = right ? textsOf(right, talk.variables) : [];
    const texts = textsOf(wrong, talk.variables).filter((text) => !rightTexts.includes(text));
    texts.forEach((value) => talk.moment.forbiddenTexts.push({ value, requirement }));
  }
  const failing = dialogNamed(talk.setup, named('failure'))?.interactions ?? [];
  const otherwise = (variable: string) =>
    failing.flatMap((each) => (each.type === 'set-variable' && each.variable === variable ? [each.value] : []));
  if (result === 'success') {
    for (const each of failing)
      if (each.type === 'set-variable') talk.bySuccess.set(each.variable, otherwise(each.variable));
  }
  if (!right) return;
  const { transfers: _, ...onward } = cause;
  const texts = byRule ? requirement : 'immediate.no-rule-next-action';
  const { bySuccess: _earlier, ...led } = onward;
  const bySuccess = result === 'success' ? { bySuccess: { otherwise } } : {};
  goOn(talk, right.interactions, { ...led, ...bySuccess, texts }, depth + 1);
}
