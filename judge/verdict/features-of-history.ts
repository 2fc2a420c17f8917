/** What may set a finding apart by the turn that it goes back to, and by what came before that, in words that go on after "all". */
import type { JudgedFinding } from '../../results/judged-finding';
import { isKind, type Event, type Trace } from '../../trace/trace';
import type { Turn } from '../../trace/turn';
import { attemptedEscalationsOf, turnsOf } from '../../trace/turns';
import { noNumberBefore, routes, type Feature } from './features-of-play';
import { furtherIn } from './further-escalations';

/** The most telling first: of a failing finding those of what it goes back to, of any other those of whatever its play holds. */
export function featuresOfHistory(trace: Trace, finding: JudgedFinding): readonly Feature[] {
  const failing = finding.verdict === 'fail' ? finding : undefined;
  return [
    ...routesOf(trace, failing),
    ...laterPatterns(trace, failing),
    ...furtherIn(trace, failing),
    ...(comesAgain(finding, trace) ? [again] : []),
    ...comesAfter(trace, failing),
    ...comesAfterMany(finding, trace),
  ];
}

/** What a bot does the first time and not the second is a fault of what it keeps. */
const again: Feature = 'where the consumer says the same again in one conversation';

/** Whether the words to which the finding goes back had been said in that conversation before. */
function comesAgain(finding: JudgedFinding, trace: Trace): boolean {
  const said = saidUntil(finding, trace);
  const last = said.at(-1);
  return said.slice(0, -1).some(({ text }) => text === last?.text);
}

/** From so many texts on it is worth a word how many there were: what comes with the first or the second comes with most. */
const manyTexts = 3;

/** What counts the consumer's texts does something at one of them, whatever it says. */
function comesAfterMany(finding: JudgedFinding, trace: Trace): Feature[] {
  const { length } = saidUntil(finding, trace);
  return length < manyTexts ? [] : [`where the consumer has written ${length} times in one conversation`];
}

/** Which pattern of a dialog led to it, where that is not the first: in a failing finding of what it goes back to, in others of any turn. */
function laterPatterns(trace: Trace, failing: JudgedFinding | undefined): Feature[] {
  const places = turnsOf(trace).flatMap(({ dialog, heard, stimulus }) =>
    failing === undefined || failing.evidence[0] === stimulus.n ? [dialog?.patterns.indexOf(heard ?? '') ?? -1] : [],
  );
  return [...new Set(places)]
    .filter((place) => place > 0)
    .map((place) => `where the consumer's words are pattern ${place + 1} of a dialog`);
}

/** What the bot had heard of the consumer in the conversation of the finding, until that to which it goes back. */
function saidUntil({ evidence }: JudgedFinding, { events }: Trace): Event<'consumer-said'>[] {
  const first = events.find(({ n }) => n === evidence[0]);
  if (!first) return [];
  return events
    .filter(isKind('consumer-said'))
    .filter(({ n, conversation, heardBy }) => n <= first.n && conversation === first.conversation && heardBy === 'bot');
}

/** The route by which the turn escalates that it goes back to, where there is one alone; of any other each that its play takes. */
function routesOf(trace: Trace, failing: JudgedFinding | undefined): Feature[] {
  const escalations = attemptedEscalationsOf(trace).filter(
    ({ turn }) => failing === undefined || goesBackTo(failing, turn),
  );
  const taken = [...new Set(escalations.map(({ route }) => routes[route]))];
  return failing === undefined || taken.length === 1 ? taken : [];
}

/** What an earlier turn of the conversation came to. */
const endings: readonly (readonly [Feature, (turn: Turn) => boolean])[] = [
  [
    'where a transfer call of the conversation had failed before',
    ({ events }) => events.some((event) => event.kind === 'transfer-answered' && event.answer !== 'accepted'),
  ],
  ['where the bot had been told before that a transfer failed', ({ stimulus }) => stimulus.kind === 'transfer-failed'],
  [
    noNumberBefore,
    ({ planned }) => planned.some((each) => each.kind === 'escalation' && each.skill.numeric === 'not-numeric'),
  ],
];

function comesAfter(trace: Trace, failing: JudgedFinding | undefined): Feature[] {
  const turns = turnsOf(trace);
  return endings.flatMap(([feature, holds]) =>
    turns.some(
      (turn) =>
        (failing === undefined || goesBackTo(failing, turn)) &&
        turns.some(
          (each) => each.conversation === turn.conversation && each.stimulus.n < turn.stimulus.n && holds(each),
        ),
    )
      ? [feature]
      : [],
  );
}

function goesBackTo({ evidence: [first] }: JudgedFinding, { stimulus, events }: Turn): boolean {
  return stimulus.n === first || events.some(({ n }) => n === first);
}
