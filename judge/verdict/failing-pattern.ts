/**
 * How many findings of a row fail, and what those have in common that none has which passed: "7 of 39 findings fail, all with
 * status 404". One failing play shows that something is wrong; what sets all of them apart shows what.
 */
import type { JudgedFinding } from '../../results/judged-finding';
import { parseLocation } from '../../results/location';
import { isKind, type AnswerKind, type Trace } from '../../trace/trace';
import { differenceOf } from './difference-of';

/** What sets a play apart, in words that go on after "all"; the most telling first. */
type Feature = string;

const brokenAnswers: Partial<Record<AnswerKind, Feature>> = {
  reset: 'with a transfer call that is reset',
  'cut-off': 'with an answer that breaks off',
  'not-json': 'with an answer that is not JSON',
};

const routes = {
  integration: 'by an Integration interaction',
  'agent-transfer': 'by an Agent Transfer interaction',
} as const;

/** Undefined where nothing failed, or where there is one finding alone. */
export function failingPattern(
  findings: readonly JudgedFinding[],
  traceOf: (finding: JudgedFinding) => Trace | undefined,
): string | undefined {
  const failing = findings.filter(({ verdict }) => verdict === 'fail');
  if (failing.length === 0 || findings.length === 1) return undefined;
  const ways = new Set(failing.map(differenceOf)).size;
  const common = commonTo(
    failing.map((finding) => featuresOf(finding, traceOf(finding))),
    findings.filter(({ verdict }) => verdict === 'pass').map((finding) => featuresOf(finding, traceOf(finding))),
  );
  return [
    failing.length === findings.length
      ? `all ${findings.length} findings fail`
      : `${failing.length} of ${findings.length} findings ${failing.length === 1 ? 'fails' : 'fail'}`,
    ...(common.length === 0 ? [] : [`${failing.length === 1 ? '' : 'all '}${common.join(' and ')}`]),
    ...(ways > 1 ? [`in ${ways} different ways`] : []),
  ].join(', ');
}

/** The first feature that all of the ones have and none of the others, and that they come again; none where there are no others. */
function commonTo(ones: readonly (readonly Feature[])[], others: readonly (readonly Feature[])[]): readonly Feature[] {
  if (others.length === 0) return [];
  const taken = new Set(others.flat());
  const common =
    ones[0]?.filter((feature) => !taken.has(feature) && ones.every((each) => each.includes(feature))) ?? [];
  if (!common.includes(again)) return common.slice(0, 1);
  const answer = common.slice(0, 1).filter((feature) => feature !== again);
  return [...answer, again];
}

function featuresOf(finding: JudgedFinding, trace: Trace | undefined): Feature[] {
  const { scenario, channel } = finding;
  return [
    ...(trace ? answersIn(trace) : []),
    // How the platform answers may be why it comes again; all that follows says less than that.
    ...(trace && comesAgain(finding, trace) ? [again] : []),
    ...(trace ? routeOf(trace) : []),
    `on ${channel}`,
    placeOf(scenario),
  ];
}

/** What a bot does the first time and not the second is a fault of what it keeps. */
const again: Feature = 'where the consumer says the same again in one conversation';

/** Whether the words to which the finding goes back had been said in that conversation before. */
function comesAgain({ evidence }: JudgedFinding, { events }: Trace): boolean {
  const first = events.find(({ n }) => n === evidence[0]);
  if (!first) return false;
  const said = events
    .filter(isKind('consumer-said'))
    .filter(({ n, conversation, heardBy }) => n <= first.n && conversation === first.conversation && heardBy === 'bot');
  const last = said.at(-1);
  return said.slice(0, -1).some(({ text }) => text === last?.text);
}

function answersIn({ events }: Trace): Feature[] {
  return events.filter(isKind('transfer-answered')).flatMap(({ answer, status }) => {
    const broken = brokenAnswers[answer];
    return [
      ...(answer === 'error' && status !== undefined ? [`with status ${status}`, `with ${kindOf(status)}`] : []),
      ...(broken === undefined ? [] : [broken]),
    ];
  });
}

function kindOf(status: number): string {
  const hundreds = Math.floor(status / 100) * 100;
  return `a status from ${hundreds} to ${hundreds + 99}`;
}

/** By which route the play can escalate, where there is one alone. */
function routeOf({ conversations }: Trace): Feature[] {
  const types = Object.values(conversations).flatMap(({ bot }) =>
    bot.dialogs.flatMap(({ interactions }) => interactions.map(({ type }) => type)),
  );
  const found = (['integration', 'agent-transfer'] as const).filter((route) => types.includes(route));
  return found.length === 1 ? found.map((route) => routes[route]) : [];
}

function placeOf(scenario: string): Feature {
  const location = parseLocation(scenario);
  if (location.kind === 'interaction') return 'in a contract';
  if (location.kind === 'case' || location.kind === 'property') return 'in a generated case';
  return `in ${scenario}`;
}
