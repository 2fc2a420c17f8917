/** What is configured for a combination: the bot of the escalation under test, and that of another conversation. */
import type { AgentConnector, Dialog, Integration, Interaction } from '../../protocol/types';
import { escalation, type EscalationSettings } from '../../play/scenarios/parts';
import { turnedRound } from '../../play/scenarios/turned-round';
import { lookAlikesHolding } from '../../play/scenarios/look-alike-names';
import { sentinel, type Setup } from '../../trace/trace';
import { ask, greet, setupFrom, speaking } from '../pieces';
import { attemptOutcomes } from './attempt-outcomes';
import {
  agentIdOf,
  decoyId,
  earlierAgentIdOf,
  fallbackId,
  firstId,
  idOf,
  laterId,
  leadingId,
  otherId,
  ownId,
  placeholderOf,
  type Choice,
} from './choice';
import { isLed, isOfOneBot, type Combination } from './dimensions';
import { askAnother, askChange, askFirst, askOther, askResult, nothingCatches, phraseOf } from './phrases';
import { otherRouteOf, routeOf, testedName, twinName, underTest } from './tested-escalation';

export function conversationsOf(row: Combination, choice: Choice): Record<string, Setup> {
  const asWritten = mainSetup(row, choice);
  const main = choice.turnedRound ? turnedRound(asWritten) : asWritten;
  if (row.others === 'none') return { main };
  return { main, other: isOfOneBot(row) ? withSameBot(main) : otherBot(choice) };
}

function earlierSettings({ earlier }: Combination, choice: Choice): Partial<EscalationSettings> {
  switch (earlier) {
    case 'plain':
      return {};
    case 'an agent':
      return { agentId: earlierAgentIdOf(choice) };
    case 'a context':
      return { transferBotContext: true };
    case 'a short delay':
      return { delayMs: 2 };
  }
}

function mainSetup(row: Combination, choice: Choice): Setup {
  const { texts } = choice;
  const tested = underTest(row, choice);
  const lead = leadingTo(row, choice);
  // Named like a part of the tested one's name, so that whoever looks for a name by its beginning finds the wrong one.
  const first = escalation(row.earlier === 'plain' ? otherRouteOf(row) : routeOf(row), 'under', {
    skillId: idOf(choice, firstId),
    message: texts.First,
    onFailure: 'first failed',
    ...earlierSettings(row, choice),
  });
  const other = escalation('integration', 'under test of another', {
    skillId: idOf(choice, otherId),
    message: texts.Other,
  });
  const noNumber = escalation('integration', 'no number', { skillId: 'nobody', message: texts.First });
  const phrase: Dialog = {
    name: 'asked',
    type: 'dialog',
    patterns: row.neighbour === 'several patterns' ? ['human', ask, 'operator'] : [ask],
    ...(row.context === 'on with an intent' || row.begins === 'an intent that is handed over'
      ? { intentId: choice.intentId }
      : {}),
    interactions: row.stands === 'in the dialog of a phrase' ? tested.interactions : lead.interactions,
  };
  const inFallback = row.stands === 'in the Fallback dialog';
  const dialogs: Dialog[] = [
    ...(row.neighbour === 'patterns that resemble the phrase'
      ? [
          speaking('shorter', 'A shorter phrase was caught', 'agent'),
          speaking('other case', 'Another case was caught', 'Agent Please'),
          speaking('longer', 'A longer phrase was caught', `${ask} now`),
        ]
      : []),
    ...(inFallback || row.stands === 'in the dialog that catches failures' ? [] : [phrase]),
    ...lead.dialogs,
    ...(isLed(row)
      ? [
          {
            name: reached,
            type: 'dialog' as const,
            patterns: ['pattern of reached'],
            interactions: tested.interactions,
          },
        ]
      : []),
    {
      name: 'first',
      type: 'dialog',
      patterns: [askFirst],
      ...(row.earlier === 'a context' ? { intentId: `${choice.intentId} of first` } : {}),
      interactions: [first.interaction],
    },
    { name: 'no number', type: 'dialog', patterns: ['no number please'], interactions: [noNumber.interaction] },
    { name: 'other', type: 'dialog', patterns: [askOther], interactions: [other.interaction] },
    speaking('first failed', 'The first attempt failed'),
    speaking('greet', 'Welcome back', greet),
    ...(isOfOneBot(row) ? [anotherDialog(choice)] : []),
    ...changingDialogs(row, choice),
    ...(row.results === 'none' ? [] : [speaking('result', `Your number is {${testedName(row)}.number}`, askResult)]),
    speaking('well', texts.Well),
    speaking('sorry', texts.Sorry),
    speaking('onward', texts.Onward),
    ...caughtDialogs(row, choice, tested.interactions),
    ...fallbackDialogs(row, choice, inFallback ? tested.interactions : []),
  ];
  const integrations = [
    ...(row.neighbour === 'a twin with another skill' && routeOf(row) === 'integration'
      ? [
          {
            ...tested.integrations[0],
            integrationName: twinName(row),
            agentSkillId: idOf(choice, decoyId),
          } as Integration,
        ]
      : []),
    ...first.integrations,
    ...other.integrations,
    ...noNumber.integrations,
    ...lead.integrations,
    ...tested.integrations,
  ];
  const setup = setupFrom({
    escalations: [],
    dialogs,
    variables: {
      [choice.variables.skill]:
        row.skill === 'variable of no number'
          ? choice.noNumber
          : idOf(choice, row.skill === 'variable' && row.between !== 'a variable changes' ? ownId : decoyId),
      [choice.variables.name]: texts.Value,
      [choice.variables.late]: 'of late',
      [choice.variables.whole]: `Moment of ${texts.Value}`,
      [choice.variables.lines]: choice.lines,
      ...lookAlikesHolding(choice.variables.skill, idOf(choice, otherId)),
      ...lookAlikesHolding(choice.variables.neverSet, idOf(choice, otherId)),
      ...lookAlikesHolding(choice.variables.name, 'Another value'),
    },
    bot: {
      chatBotId: 'combined-bot',
      ...(row.friendlyResponse === 'set' ? { defaultUserFriendlyResponse: texts.Friendly } : {}),
    },
    connector: connectorOf(row, choice),
    platform: {
      skills: [ownId, firstId, decoyId, otherId, fallbackId, laterId, leadingId].map((place) => ({
        id: idOf(choice, place),
        name: `skill ${idOf(choice, place)}`,
        heldBy: holderOf(row, place),
      })),
      agents: agentsOf(row, choice),
      // Nothing is said before the attempt of a conversation that is handed over.
      ...(row.begins === 'what the consumer says' ? {} : { outcomes: attemptOutcomes(row, choice) }),
    },
  });
  return { ...setup, integrations, ...handedOverIn(row, choice) };
}

function holderOf({ earlier, heldBy }: Combination, place: number): 'agents' | 'bot' {
  const byBot =
    place === ownId ? heldBy === 'a bot' : place !== fallbackId && place !== decoyId && earlier === 'a context';
  return byBot && place !== otherId ? 'bot' : 'agents';
}

/** With an intent comes a message that nothing catches, so that the intent alone decides. */
function handedOverIn(row: Combination, choice: Choice): Pick<Setup, 'handedOver'> {
  if (row.begins === 'what the consumer says') return {};
  const inFallback = row.stands === 'in the Fallback dialog';
  return row.begins === 'an intent that is handed over'
    ? { handedOver: { intentId: choice.intentId, userMessage: nothingCatches } }
    : { handedOver: { userMessage: inFallback ? nothingCatches : phraseOf(row) } };
}

/** What somebody says in the other conversation, which sets variables there alone. */
function anotherDialog(choice: Choice): Dialog {
  const { name, skill } = choice.variables;
  return {
    name: 'another',
    type: 'dialog',
    patterns: [askAnother],
    interactions: [
      { type: 'set-variable', variable: name, value: 'somebody else' },
      { type: 'set-variable', variable: skill, value: idOf(choice, otherId) },
      { type: 'text', text: 'Welcome, other' },
    ],
  };
}

/** The dialog that sets variables which the escalation uses later. */
function changingDialogs({ between, skill }: Combination, choice: Choice): Dialog[] {
  if (between !== 'a variable changes') return [];
  const { name, skill: skillVariable } = choice.variables;
  return [
    {
      name: 'change',
      type: 'dialog',
      patterns: [askChange],
      interactions: [
        { type: 'set-variable', variable: name, value: `${choice.texts.Value} changed` },
        ...(skill === 'variable'
          ? [{ type: 'set-variable' as const, variable: skillVariable, value: idOf(choice, ownId) }]
          : []),
        { type: 'text', text: 'Changed' },
      ],
    },
  ];
}

/** What the dialog of the phrase holds where the escalation under test stands in a dialog that follows, and the dialogs between. */
function leadingTo(
  row: Combination,
  choice: Choice,
): { interactions: Interaction[]; integrations: readonly Integration[]; dialogs: Dialog[] } {
  if (!isLed(row)) return { interactions: [], integrations: [], dialogs: [] };
  const leadTo = (dialog: string) =>
    row.stands === 'where a rule for failure leads' ? { onFailure: dialog } : { next: dialog };
  const made = escalation(row.earlier === 'plain' ? routeOf(row) : otherRouteOf(row), 'leading', {
    skillId: idOf(choice, laterId),
    message: choice.texts.First,
    ...earlierSettings(row, choice),
    ...leadTo(reached),
  });
  if (row.led === 'by one') return { interactions: [made.interaction], integrations: made.integrations, dialogs: [] };
  const before = escalation(otherRouteOf(row), 'leading there', {
    skillId: idOf(choice, leadingId),
    message: choice.texts.Before,
    ...leadTo('on the way'),
  });
  return {
    interactions: [before.interaction],
    integrations: [...before.integrations, ...made.integrations],
    dialogs: [
      { name: 'on the way', type: 'dialog', patterns: ['pattern of on the way'], interactions: [made.interaction] },
    ],
  };
}

const reached = 'reached';

function caughtDialogs(
  { caught, neighbour, stands }: Combination,
  { texts, ids }: Choice,
  tested: Interaction[],
): Dialog[] {
  if (caught === 'does not exist') return [];
  const interactions: Interaction[] = [{ type: 'text', text: texts.Caught }];
  if (stands === 'in the dialog that catches failures') interactions.push(...tested);
  else if (caught === 'speaks and asks again') {
    interactions.push(
      escalation('agent-transfer', 'again', { skillId: ids[laterId] ?? '1', message: texts.Other }).interaction,
    );
  }
  return [
    {
      name: 'caught',
      type: 'dialog',
      patterns: neighbour === 'several patterns' ? ['it failed', sentinel, 'failed'] : [sentinel],
      interactions,
    },
  ];
}

function fallbackDialogs({ fallbackDialog }: Combination, choice: Choice, tested: Interaction[]): Dialog[] {
  if (fallbackDialog === 'none') return [];
  const { Fallback } = choice.texts;
  const text = fallbackDialog === 'a text' ? Fallback : `${Fallback} ${placeholderOf(choice, 'name')}`;
  return [{ name: 'fallback', type: 'fallback', patterns: [], interactions: [{ type: 'text', text }, ...tested] }];
}

function connectorOf({ connector }: Combination, choice: Choice): AgentConnector {
  if (connector === 'plain') return {};
  return {
    fallbackSkillId: idOf(choice, fallbackId),
    ...(connector === 'fallback skill after a minute' ? { fallbackEscalationTime: 60_000 } : {}),
  };
}

function agentsOf({ agent, earlier }: Combination, choice: Choice) {
  const skillIds = agent === 'unskilled' ? [idOf(choice, decoyId)] : [idOf(choice, ownId), idOf(choice, decoyId)];
  // The one of before would take this conversation as well.
  const everywhere = [ownId, firstId, laterId].map((place) => idOf(choice, place));
  return [
    ...(agent === 'none' ? [] : [{ id: agentIdOf(choice), skillIds, available: agent !== 'away' }]),
    ...(earlier === 'an agent' ? [{ id: earlierAgentIdOf(choice), skillIds: everywhere, available: true }] : []),
  ];
}

/** Another conversation of the same bot, to which the platform does nothing of its own. */
function withSameBot({ bot, integrations, agentConnector, platform }: Setup): Setup {
  return { bot, integrations, agentConnector, platform: { ...platform, outcomes: [] } };
}

function otherBot(choice: Choice): Setup {
  const made = escalation('integration', 'under test', { skillId: idOf(choice, otherId), message: choice.texts.Other });
  return {
    ...setupFrom({
      escalations: [],
      dialogs: [
        { name: 'asked', type: 'dialog', patterns: [ask], interactions: [made.interaction] },
        speaking('greet', 'Welcome, other', greet),
      ],
      variables: { [choice.variables.name]: 'somebody else', [choice.variables.skill]: idOf(choice, otherId) },
      skillIds: [idOf(choice, otherId)],
      bot: { chatBotId: 'another-bot' },
    }),
    integrations: made.integrations,
  };
}
