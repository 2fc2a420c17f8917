/** What the model expects of a bot that does not answer, and of one that can answer again. */
import { isNumeric } from './skill-ids';
import { catching, declaredBy, fallbackDialogOf, silenceLimitMs } from './settings';
import { readTemplate } from './read-template';
import type { Moment } from './prediction';
import type { Talk } from './talk';

/** Milliseconds within which a bypass is to come after its limit. */
const bypassToleranceMs = 10_000;

/** A bot that answers is not bypassed later. */
export function forbidBypass(talk: Talk, moment: Moment, text: string): void {
  const { fallbackSkillId } = talk.setup.agentConnector;
  const first = (catching(talk.setup, text) ?? fallbackDialogOf(talk.setup))?.interactions[0];
  if (talk.world.facts.channel !== 'messaging' || fallbackSkillId === undefined || first?.type !== 'text') return;
  moment.forbiddenRequests.push({ requirement: 'silence.reply-cancels', skillId: fallbackSkillId });
}

export function saysToNobody(talk: Talk, text: string, moment: Moment): void {
  if (talk.unanswered) return talk.leaveOpen('Whether further words start the wait anew is not documented.');
  talk.unanswered = true;
  const { fallbackSkillId, fallbackEscalationTime } = talk.setup.agentConnector;
  if (talk.world.facts.channel !== 'messaging' || !asksForNumericSkill(talk, text)) {
    return talk.leaveOpen('A silent bot that was not asked to escalate, or not on messaging, is not documented.');
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
  talk.schedule({
    kind: 'bypass',
    atMs: talk.world.nowMs + limitMs,
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
      else talk.leaveOpen('A bypass that fails is not documented.');
    },
  });
}

/** With what its dialog sets before it, and with what was set before: which counts where the dialog did not run is open. */
function asksForNumericSkill(talk: Talk, text: string): boolean {
  const variables = new Map(talk.variables);
  for (const interaction of catching(talk.setup, text)?.interactions ?? []) {
    if (interaction.type === 'set-variable') variables.set(interaction.variable, interaction.value);
    if (interaction.type === 'integration' || interaction.type === 'agent-transfer') {
      const skillId = declaredBy(talk.setup, interaction)?.agentSkillId ?? '';
      return [variables, talk.variables].every((values) => isNumeric(readTemplate(skillId, values).text));
    }
  }
  return false;
}

export function fallsSilent(talk: Talk): void {
  talk.open('outage-began');
  talk.silent = true;
  if (talk.busy || talk.agenda.length > 0) talk.leaveOpen('A bot that falls silent at work is not documented.');
}

export function canAnswerAgain(talk: Talk): void {
  talk.open('outage-ended');
  talk.silent = false;
  const bypass = talk.agenda.find(({ kind }) => kind === 'bypass');
  if (!bypass) return;
  talk.agenda.splice(talk.agenda.indexOf(bypass), 1);
  talk.schedule({
    kind: 'unclear',
    atMs: bypass.atMs,
    happen: () => talk.leaveOpen('A bot that can answer again and says nothing is not documented.'),
  });
}
