/** What the model expects of a bot that does not answer, and of one that can answer again. */
import { isNumeric } from './skill-ids';
import { catching, declaredBy, fallbackDialogOf, silenceLimitMs } from './settings';
import { readTemplate } from './read-template';
import type { PredictedTurn } from './prediction';
import type { ConversationModel } from './conversation-model';

/** Milliseconds within which a bypass is to come after its limit. */
const bypassToleranceMs = 10_000;

/** A bot that answers is not bypassed later. */
export function forbidBypass(conversation: ConversationModel, turn: PredictedTurn, text: string): void {
  const { fallbackSkillId } = conversation.setup.agentConnector;
  const first = (catching(conversation.setup, text) ?? fallbackDialogOf(conversation.setup))?.interactions[0];
  if (conversation.world.facts.channel !== 'messaging' || fallbackSkillId === undefined || first?.type !== 'text')
    return;
  turn.forbiddenRequests.push({ requirement: 'silence.reply-cancels', skillId: fallbackSkillId });
}

export function saysToNobody(conversation: ConversationModel, text: string, turn: PredictedTurn): void {
  if (conversation.unanswered)
    return conversation.leaveOpen('Whether further words start the wait anew is not documented.');
  conversation.unanswered = true;
  const { fallbackSkillId, fallbackEscalationTime } = conversation.setup.agentConnector;
  if (conversation.world.facts.channel !== 'messaging' || !asksForNumericSkill(conversation, text)) {
    return conversation.leaveOpen(
      'A silent bot that was not asked to escalate, or not on messaging, is not documented.',
    );
  }
  if (fallbackSkillId === undefined) {
    turn.forbiddenRequests.push({ requirement: 'silence.no-fallback-skill-no-transfer' });
    return;
  }
  const configured = fallbackEscalationTime !== undefined;
  const limitMs = silenceLimitMs(conversation.setup);
  const early = configured ? 'silence.configured-wait' : 'silence.nothing-within-three-minutes';
  const due = configured ? 'silence.configured-wait' : 'silence.fallback-skill-after-three-minutes';
  turn.forbiddenRequests.push({ requirement: early });
  conversation.schedule({
    kind: 'bypass',
    atMs: conversation.world.nowMs + limitMs,
    happen: () => {
      const outcome = conversation.setup.platform.outcomes[conversation.attempts] ?? { kind: 'accept' };
      conversation.attempts += 1;
      turn.acts.push({
        kind: 'requests',
        requirement: due,
        skill: { value: fallbackSkillId, requirement: due },
        notBefore: { ms: limitMs, requirement: early },
        by: { ms: limitMs + bypassToleranceMs, requirement: due },
      });
      if (outcome.kind !== 'accept' && outcome.kind !== 'accept-then-fail')
        return conversation.leaveOpen('A bypass that fails at once is not documented.');
      conversation.holder = 'agent';
      if (outcome.kind === 'accept') return;
      conversation.wasBypassed = true;
      conversation.schedule({ kind: 'failure', atMs: conversation.world.nowMs + outcome.afterMs });
    },
  });
}

/** With what its dialog sets before it, and with what was set before: which counts where the dialog did not run is open. */
function asksForNumericSkill(conversation: ConversationModel, text: string): boolean {
  const variables = new Map(conversation.variables);
  for (const interaction of catching(conversation.setup, text)?.interactions ?? []) {
    if (interaction.type === 'set-variable') variables.set(interaction.variable, interaction.value);
    if (interaction.type === 'integration' || interaction.type === 'agent-transfer') {
      const skillId = declaredBy(conversation.setup, interaction)?.agentSkillId ?? '';
      return [variables, conversation.variables].every((values) => isNumeric(readTemplate(skillId, values).text));
    }
  }
  return false;
}

export function fallsSilent(conversation: ConversationModel): void {
  conversation.open('outage-began');
  conversation.silent = true;
  if (conversation.busy || conversation.agenda.length > 0)
    conversation.leaveOpen('A bot that falls silent at work is not documented.');
}

export function canAnswerAgain(conversation: ConversationModel): void {
  conversation.open('outage-ended');
  conversation.silent = false;
  const bypass = conversation.agenda.find(({ kind }) => kind === 'bypass');
  if (!bypass) return;
  conversation.agenda.splice(conversation.agenda.indexOf(bypass), 1);
  conversation.schedule({
    kind: 'unclear',
    atMs: bypass.atMs,
    happen: () => conversation.leaveOpen('A bot that can answer again and says nothing is not documented.'),
  });
}
