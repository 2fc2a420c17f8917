/** Puts together the situation of one combination: what is configured, what happens before, the escalation, what happens after. */
import * as fc from 'fast-check';
import type { AgentConnector, Dialog, Integration, Interaction } from '../../protocol/types';
import { escalation, settleMs, type EscalationSettings, type Route } from '../../play/scenarios/parts';
import { reversingScript } from '../../trace/reversing-script';
import { sentinel, type Outcome, type Setup } from '../../trace/trace';
import { agentJoins, escalates, fallsSilent, speaks, type ConversationCommand } from '../conversation-commands';
import { SituationBuilder } from '../situation-builder';
import { lookAlikesHolding } from '../../play/scenarios/look-alike-names';
import { textCalled } from '../generated-texts';
import { variableCalled } from '../generated-variable-names';
import { ask, greet, setupFrom, speaking } from '../pieces';
import type { Candidate, Generated } from '../property';
import { dimensionNames, isLed, type Combination } from './dimensions';

const askFirst = 'something first';
const askOther = 'another matter';
const askChange = 'something has changed';
const askResult = 'my number please';
const nothingCatches = 'nothing catches these words';

/** What the seed chooses inside the values of a combination. */
export interface Choice {
  /** Digits of ids, all different. */
  readonly ids: readonly string[];
  readonly texts: Readonly<Record<Named, string>>;
  readonly status: number;
  readonly brokenBy: number;
  readonly intentId: string;
  readonly noNumber: string;
  /** Names of context variables. */
  readonly variables: Readonly<Record<Variable, string>>;
}

const named = [
  'Moment',
  'First',
  'Before',
  'Well',
  'Sorry',
  'Onward',
  'Caught',
  'Fallback',
  'Friendly',
  'Value',
  'Other',
] as const;
type Named = (typeof named)[number];

const variables = ['skill', 'neverSet', 'name', 'late', 'whole', 'lines'] as const;
type Variable = (typeof variables)[number];

const digits = (length: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length - 1, maxLength: length - 1 }),
    )
    .map(([first, rest]) => [first, ...rest].join(''));

/** Length of the id of the escalation under test, by the value of the dimension. */
const idLength: Partial<Record<Combination['skill'], number>> = { 'one digit': 1, 'eighteen digits': 18 };

const clientErrors = [400, 401, 403, 404, 409, 429];
const serverErrors = [500, 502, 503];

export function candidatesOf(row: Combination): fc.Arbitrary<Candidate> {
  return fc
    .record({
      own: digits(idLength[row.skill] ?? 10),
      others: fc.uniqueArray(digits(9), { minLength: 8, maxLength: 8 }),
      texts: fc.record(Object.fromEntries(named.map((stem) => [stem, textCalled(stem)]))),
      status: fc.nat(),
      brokenBy: fc.nat(),
      intentId: textCalled('intent'),
      variables: fc.record(Object.fromEntries(variables.map((stem) => [stem, variableCalled(stem)]))),
      noNumber: fc.constantFrom('sales', 'Vertrieb', 'null', '42abc', '営業', 'skill-42'),
    })
    .map(({ own, others, texts, variables, ...rest }): Candidate => {
      const choice: Choice = {
        ...rest,
        ids: [own, ...others],
        texts: texts as Choice['texts'],
        variables: variables as Choice['variables'],
      };
      let made: Promise<Generated> | undefined;
      return { build: () => (made ??= generatedFrom(row, choice)), replayPath: () => undefined };
    });
}

/** Begins the mark of a part of a row that could not be played. */
export const leftOutMark = 'left out: ';

/** The situation of this combination, with the words that name its values. */
async function generatedFrom(row: Combination, choice: Choice): Promise<Generated> {
  const builder = new SituationBuilder(conversationsOf(row, choice), row.channel);
  const play = new Playing(row, choice, builder);
  await play.all();
  return {
    channel: row.channel,
    situation: builder.situation(),
    marks: [...dimensionNames.map((name) => `${name}: ${row[name]}`), ...play.leftOut],
  };
}

const [ownId, firstId, decoyId, otherId, fallbackId, laterId, agentPart, leadingId, earlierAgentPart] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;

function idOf({ ids }: Choice, place: number): string {
  return ids[place] ?? '1';
}

function placeholderOf({ variables }: Choice, variable: Variable): string {
  return `{$botContext.${variables[variable]}}`;
}

function conversationsOf(row: Combination, choice: Choice): Record<string, Setup> {
  const main = mainSetup(row, choice);
  if (row.others === 'none') return { main };
  const other = otherSetup(row, choice);
  return { main, other };
}

/** The escalation under test as it is configured. */
function settingsOf(row: Combination, choice: Choice): EscalationSettings {
  const { skill, message, agent, context, delay, rules } = row;
  const placeholder = (variable: Variable) => placeholderOf(choice, variable);
  const skills: Record<Combination['skill'], string> = {
    'one digit': idOf(choice, ownId),
    'ten digits': idOf(choice, ownId),
    'eighteen digits': idOf(choice, ownId),
    variable: placeholder('skill'),
    'variable set late': placeholder('skill'),
    'no number': choice.noNumber,
    'variable of no number': placeholder('skill'),
    'unset variable': placeholder('neverSet'),
  };
  const messages: Record<Combination['message'], string | undefined> = {
    static: choice.texts.Moment,
    variable: placeholder('whole'),
    mixed: `${choice.texts.Moment} ${placeholder('name')}, please`,
    'four variables': `${placeholder('name')} and ${placeholder('late')} or ${placeholder('name')}, ${placeholder('whole')}`,
    'new line': `${choice.texts.Moment}\\\\nnext line\\\\nlast line`,
    // With one backslash, and with three.
    'new line by other escapes': `${choice.texts.Moment}\\nnext line\\\\\\nlast line`,
    blank: 'BLANK_MESSAGE',
    default: undefined,
    'line feed by variable': `Moment ${placeholder('lines')}`,
  };
  const delays: Record<Combination['delay'], number | undefined> = {
    none: undefined,
    '1 ms': 1,
    '2.75 s': 2_750,
    '10 s': 10_000,
  };
  const template = messages[message];
  const delayMs = delays[delay];
  const leads = ruleSettings(rules);
  return {
    skillId: skills[skill],
    ...(template === undefined ? {} : { message: template }),
    ...(agent === 'none' ? {} : { agentId: agentIdOf(choice) }),
    ...(context === 'off' ? {} : { transferBotContext: true }),
    ...(delayMs === undefined ? {} : { delayMs }),
    ...leads,
  };
}

function ruleSettings(rules: Combination['rules']): Pick<EscalationSettings, 'onSuccess' | 'onFailure' | 'next'> {
  return {
    ...(rules === 'for success' || rules === 'for both' ? { onSuccess: 'well' } : {}),
    ...(rules === 'for failure' ||
    rules === 'for both' ||
    rules === 'for failure beside nextDialog' ||
    rules === 'two for failure'
      ? { onFailure: 'sorry' }
      : {}),
    ...(rules === 'nextDialog' || rules === 'for failure beside nextDialog' ? { next: 'onward' } : {}),
  };
}

function agentIdOf(choice: Choice): string {
  return `agent-${idOf(choice, agentPart)}`;
}

function earlierAgentIdOf(choice: Choice): string {
  return `agent-${idOf(choice, earlierAgentPart)}`;
}

function routeOf({ route }: Combination): Route {
  return route === 'integration' ? 'integration' : 'agent-transfer';
}

function otherRouteOf({ route }: Combination): Route {
  return route === 'integration' ? 'agent-transfer' : 'integration';
}

/** The interactions that lead to the escalation under test, and itself. */
function underTest(row: Combination, choice: Choice): { interactions: Interaction[]; integrations: Integration[] } {
  const made = escalation(routeOf(row), testedName(row), settingsOf(row, choice));
  const texts = { nothing: 0, 'one text': 1, 'three texts': 3, 'a variable is set': 0 }[row.before];
  const interaction: Interaction =
    row.rules === 'two for failure' && made.interaction.type !== 'text' && made.interaction.type !== 'set-variable'
      ? { ...made.interaction, rules: [...(made.interaction.rules ?? []), { result: 'failure', dialog: 'onward' }] }
      : made.interaction;
  return {
    interactions: [
      ...Array.from({ length: texts }, (_, n): Interaction => ({
        type: 'text',
        // Of three the last is the second once more.
        text: `${choice.texts.Before} ${Math.min(n + 1, 2)}`,
      })),
      ...(row.before === 'a variable is set'
        ? [{ type: 'set-variable' as const, variable: choice.variables.name, value: `${choice.texts.Value} new` }]
        : []),
      ...(row.skill === 'variable set late'
        ? [{ type: 'set-variable' as const, variable: choice.variables.skill, value: idOf(choice, ownId) }]
        : []),
      interaction,
    ],
    integrations: made.integrations.map((each) => keepingResults(row, labelled(row, choice, each))),
  };
}

/** A name that stands in a placeholder has no blank. */
function testedName({ results }: Combination): string {
  return results === 'none' ? 'under test' : 'underTest';
}

/** Named like the one under test but for its case. */
function twinName(row: Combination): string {
  return testedName(row).replace(/^u/, 'U');
}

const responseVariable = 'answered';

function keepingResults({ results }: Combination, integration: Integration): Integration {
  if (results === 'none') return integration;
  const byScript = results === 'a script and a field';
  const taken = byScript ? 'reversed' : 'transferId';
  return {
    ...integration,
    responseDataVariableName: responseVariable,
    ...(byScript ? { transformResultScript: reversingScript(responseVariable) } : {}),
    customDataFields: [{ key: 'number', value: `{$.api_${responseVariable}.${taken}}` }],
  };
}

/** What an escalation has that comes before the one under test. */
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

function labelled(
  { label }: Combination,
  choice: Choice,
  { agentSkillName: _, ...integration }: Integration,
): Integration {
  if (label === 'none') return integration;
  return { ...integration, agentSkillName: `skill ${idOf(choice, label === 'of the skill' ? ownId : decoyId)}` };
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
      [choice.variables.lines]: 'one\ntwo',
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

/** How the platform answers where the escalation under test is asked for: those that lead to it are refused. */
function attemptOutcomes(row: Combination, choice: Choice): Outcome[] {
  const refused = isLed(row) ? (row.led === 'by two' ? 2 : 1) : 0;
  return [...Array.from({ length: refused }, (): Outcome => ({ kind: 'error', status: 500 })), outcomeOf(row, choice)];
}

function outcomeOf({ outcome }: Combination, { status, brokenBy }: Choice): Outcome {
  switch (outcome) {
    case 'accepted':
      return { kind: 'accept' };
    case 'refused by 4xx':
      return { kind: 'error', status: clientErrors[status % clientErrors.length] ?? 400 };
    case 'refused by 5xx':
      return { kind: 'error', status: serverErrors[status % serverErrors.length] ?? 500 };
    case 'broken':
      return { kind: brokenBy % 2 === 0 ? 'reset' : 'cut-off' };
    case 'fails after a second':
      return { kind: 'accept-then-fail', afterMs: 1_000 };
    case 'fails after a minute':
      return { kind: 'accept-then-fail', afterMs: 60_000 };
    case 'fails after fifteen minutes':
      return { kind: 'accept-then-fail', afterMs: 900_000 };
  }
}

/** The words that start the dialog of the phrase. */
function phraseOf({ neighbour }: Combination): string {
  return neighbour === 'several patterns' ? 'operator' : ask;
}

function otherSetup({ others }: Combination, choice: Choice): Setup {
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
      bot: { chatBotId: others === 'other bot between' ? 'another-bot' : 'combined-bot' },
    }),
    integrations: made.integrations,
  };
}

/** Plays the parts of a combination one after the other, as far as the documents say what comes of them. */
class Playing {
  /** What the documents did not allow when its turn came. In rows that can occur there is nothing of the kind. */
  readonly leftOut: string[] = [];

  constructor(
    private readonly row: Combination,
    private readonly choice: Choice,
    private readonly builder: SituationBuilder,
  ) {}

  async all(): Promise<void> {
    const { others } = this.row;
    if (others === 'same bot between' || others === 'other bot between') this.builder.says('other', greet);
    await this.before();
    await this.between();
    await this.attempt();
    if (others !== 'none') await this.take(escalates('other'));
    await this.after();
  }

  /** What happened in the conversation before; one that catches failures attempts as soon as the first is told. */
  private async before(): Promise<void> {
    const { row } = this;
    switch (row.history) {
      case 'none':
        return undefined;
      case 'ordinary words':
        return this.take(speaks('main'));
      case 'one was no number':
        return this.take(speaks('main', 'no number please'));
      case 'one failed at once':
      case 'two failed at once':
        for (let n = 0; n < (row.history === 'one failed at once' ? 1 : 2); n += 1) {
          this.builder.willAnswer('main', { kind: 'error', status: 503 });
          await this.take(speaks('main', askFirst));
        }
        return undefined;
      default:
        return this.failedLater({ 'one failed later': 1, 'two failed later': 2, 'three failed later': 3 }[row.history]);
    }
  }

  private async between(): Promise<void> {
    switch (this.row.between) {
      case 'nothing':
        return undefined;
      case 'ordinary words':
        return this.take(speaks('main'));
      case 'a variable changes':
        return this.take(speaks('main', askChange));
      case 'words that nobody catches':
        return this.take(speaks('main', nothingCatches));
    }
  }

  private async failedLater(times: number): Promise<void> {
    const { caught, stands } = this.row;
    const asksAgain = caught === 'speaks and asks again';
    const script = (outcome: Outcome) => this.builder.willAnswer('main', outcome);
    if (stands === 'in the dialog that catches failures') {
      for (let n = 0; n < times; n += 1) script({ kind: 'accept-then-fail', afterMs: 1_000 });
      script(outcomeOf(this.row, this.choice));
      return this.take(speaks('main', askFirst));
    }
    if (asksAgain) {
      for (let n = 0; n < times; n += 1) script({ kind: 'accept-then-fail', afterMs: 1_000 });
      // The last that the bot asks for by itself is refused, so that it keeps the conversation.
      script({ kind: 'error', status: 503 });
      return this.take(speaks('main', askFirst));
    }
    for (let n = 0; n < times; n += 1) {
      script({ kind: 'accept-then-fail', afterMs: 1_000 });
      await this.take(speaks('main', askFirst));
    }
  }

  /** The escalation under test; where it catches failures it came with the history. */
  private async attempt(): Promise<void> {
    const { stands, delay, begins } = this.row;
    if (begins !== 'what the consumer says') this.builder.settle('main', 0);
    else if (stands !== 'in the dialog that catches failures') {
      for (const each of attemptOutcomes(this.row, this.choice)) this.builder.willAnswer('main', each);
      const inFallback = stands === 'in the Fallback dialog';
      await this.take(inFallback ? speaks('main', nothingCatches) : speaks('main', phraseOf(this.row)));
    }
    if (delay !== 'none' && this.builder.model.of().busy) this.builder.untilJustBefore('main');
    for (let round = 0; round < mostRounds && this.builder.model.of().nextDueMs !== undefined; round += 1)
      this.builder.untilOver('main');
    const { unclear } = this.builder.model.of();
    if (unclear !== undefined) this.leftOut.push(`${leftOutMark}the attempt: ${unclear}`);
  }

  private async after(): Promise<void> {
    switch (this.row.after) {
      case 'nothing':
        return this.builder.take({ kind: 'wait', ms: 15 * settleMs });
      case 'ordinary words':
        return this.take(speaks('main'));
      case 'asks again':
        return this.take(speaks('main', phraseOf(this.row)));
      case 'other escalation':
        return this.take(speaks('main', askOther));
      case 'an agent joins':
        await this.take(agentJoins('main'));
        return this.take(speaks('main'));
      case 'the bot falls silent':
        await this.take(fallsSilent('main'));
        await this.take(speaksToNobody('main'));
        return this.builder.untilOver('main');
      case 'asks for the result':
        return this.take(speaks('main', askResult));
    }
  }

  /** Takes a step where the documents say what comes of it. */
  private async take(command: ConversationCommand): Promise<void> {
    if (command.check(this.builder.model)) await command.run(this.builder.model, this.builder);
    else this.leftOut.push(`${leftOutMark}${command.toString()}`);
  }
}

/** Rounds of waiting for what is due; chains of failures end sooner, at the cap. */
const mostRounds = 8;

const speaksToNobody = escalates;

export { ask };
