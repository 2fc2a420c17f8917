/**
 * Which of the transfers that were due in a run were requested, and which were not. Each row sees those that it is about, so that one
 * of which all fail says nothing of when a transfer comes: what sets the missing ones apart is to be seen in all of them together.
 */
import { listed } from '../../trace/listed';
import { tellLocation, type Located } from '../../results/location';
import { sameAgent } from '../../trace/same-agent';
import { withSeparateTexts } from '../../trace/separate-texts';
import type { Event, Trace } from '../../trace/trace';
import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { noRequest } from '../rules/no-request';
import { holderOf } from '../rules/route/to-agent-or-bot';
import { transferIsDue } from '../rules/transfer-due';
import { differenceOf } from './difference-of';
import type { Feature } from './features-of-play';
import { measures, partingBound, spanOf, type Span } from './measures-of-escalation';
import { manyWays, waysToChoose } from './ways-to-choose';

/** What all findings tell by which no transfer came. */
export const noTransfer = 'No transfer was requested.';

/** What holds of an escalation, and what does where that does not. */
const traits: readonly (readonly [
  yes: Feature,
  no: Feature | undefined,
  holds: (escalation: Escalation) => boolean,
])[] = [
  ['where an agent is named', 'where no agent is named', ({ agentId }) => agentId !== undefined],
  ['by an Integration interaction', 'by an Agent Transfer interaction', ({ route }) => route === 'integration'],
  ['to another bot', 'to live agents', (each) => holderOf(each) === 'bot'],
  ['with Transfer Bot Context', 'without Transfer Bot Context', (each) => each.transferBotContext],
  ['after an Interaction Delay', 'without an Interaction Delay', ({ dueAfterMs }) => dueAfterMs > 0],
  ['with a variable as the skill id', 'with a literal skill id', ({ skill }) => skill.byVariable],
  ['with a variable in the message', 'without a variable in the message', ({ message }) => message.names.length > 0],
  ['with BLANK_MESSAGE', undefined, ({ message }) => message.blank],
  ['from the Fallback dialog', 'from a dialog with a pattern', ({ turn }) => turn.dialog?.type === 'fallback'],
  ['after an accepted transfer has failed', undefined, ({ turn }) => turn.failures > 0],
  ['as the third of one turn or later', undefined, isThirdOfItsTurn],
  ['after a transfer call has failed', undefined, ({ turn }) => turn.immediateFailures > 0],
  [
    'where another bot hands the conversation over',
    'where no other bot hands the conversation over',
    ({ turn }) => turn.setup.handedOver !== undefined,
  ],
  ['to an agent who is not available', undefined, (each) => agentOf(each)?.available === false],
];

function isThirdOfItsTurn(escalation: Escalation): boolean {
  return escalation.turn.planned.filter(({ kind }) => kind === 'escalation').indexOf(escalation) >= 2;
}

function agentOf({ agentId, turn }: Escalation) {
  return turn.setup.platform.agents.find(({ id }) => agentId !== undefined && sameAgent(id, agentId));
}

/** What those of one sort have: so many of them, in so many plays, each trait in so many, each measure from where to where. */
class Sort {
  count = 0;
  plays = 0;
  private readonly having = new Map<Feature, number>();
  private readonly spans = new Map<number, Span & { readonly count: number }>();

  add(features: readonly Feature[], escalation: Escalation): void {
    this.count += 1;
    for (const feature of features) this.having.set(feature, this.many(feature) + 1);
    for (const [index, { of }] of measures.entries()) {
      const value = of(escalation);
      if (value === undefined) continue;
      const known = this.spans.get(index);
      const span = spanOf([value, ...(known ? [known.least, known.most] : [])]);
      if (span) this.spans.set(index, { ...span, count: (known?.count ?? 0) + 1 });
    }
  }

  many(feature: Feature): number {
    return this.having.get(feature) ?? 0;
  }

  features(): readonly Feature[] {
    return [...this.having.keys()];
  }

  span(index: number): (Span & { readonly count: number }) | undefined {
    return this.spans.get(index);
  }
}

/** Where more than these set the missing ones apart, none of them says anything. */
const mostFeatures = 3;

/** When no transfer comes, over all rows of a run. */
export interface MissingTransfers {
  /** As words that go on after how many findings fail. */
  readonly told: string;
  /** Whether a transfer that is missing at this location is one of those told. */
  readonly isCounted: (located: Located) => boolean;
}

/** Looks at one trace after the other, and holds none of them. */
export class RequestedTransfers {
  private readonly requested = new Sort();
  private readonly missing = new Sort();
  private readonly missingAt = new Set<string>();
  /** How many are missing as well, of which it is open why. */
  private left = 0;

  /** What rules judge is a trace in which every text stands alone. */
  add(played: Trace): void {
    const trace = withSeparateTexts(played);
    const isLost = new Set<string>();
    const seen = new Set<Sort>();
    for (const escalation of escalationsOf(trace)) {
      if (!transferIsDue(escalation)) continue;
      const sort = this.sortOf(escalation, isLost);
      sort?.add(featuresOf(escalation, trace), escalation);
      if (sort) seen.add(sort);
    }
    for (const sort of seen) sort.plays += 1;
    if (seen.has(this.missing)) this.missingAt.add(tellLocation(trace));
  }

  /** `isLost`: the conversations in which one is missing already. Undefined where it is left out. */
  private sortOf(escalation: Escalation, isLost: Set<string>): Sort | undefined {
    const { request, turn } = escalation;
    const isLater = isLost.has(turn.conversation);
    if (request && (!isLater || isItsOwn(escalation, request))) return this.requested;
    isLost.add(turn.conversation);
    // What comes after a transfer that did not come may come of that.
    if (!isLater && isToldMissing(escalation)) return this.missing;
    this.left += 1;
    return undefined;
  }

  /** Undefined where nothing is to be told. */
  get missingTransfers(): MissingTransfers | undefined {
    const { missing, requested } = this;
    if (missing.count === 0 || requested.count === 0) return undefined;
    const common = this.common();
    if (common.length === 0 || common.length > mostFeatures) return undefined;
    const due = missing.count === 1 ? 'the one transfer' : `none of the ${missing.count} transfers`;
    const which = listed(common);
    const rest = requested.count === 1 ? 'the one other was' : `each of the ${requested.count} others was`;
    const told = `${due} due ${which} was ${missing.count === 1 ? 'not ' : ''}requested, and ${rest}${this.leftOut()}`;
    return { told, isCounted: (located) => this.missingAt.has(tellLocation(located)) };
  }

  /** Those in neither number: behind a missing one, in a play that ended early, with a call that was refused or asks for something else. */
  private leftOut(): string {
    return this.left === 0 ? '' : `; ${this.left} more may be missing for another reason`;
  }

  private common(): readonly Feature[] {
    const { missing, requested } = this;
    const plays = { ones: missing.plays, others: requested.plays };
    if (waysToChoose(missing.plays, missing.plays + requested.plays, manyWays) < manyWays) return [];
    const found = missing
      .features()
      .filter((feature) => missing.many(feature) === missing.count && requested.many(feature) === 0);
    const bounds = measures.flatMap((measure, index) => {
      const [failing, passing] = [missing.span(index), requested.span(index)];
      if (!failing || !passing || failing.count < missing.count) return [];
      const others = { ...passing, called: 'others', lacksSome: passing.count < requested.count };
      return partingBound(measure, failing, others, plays) ?? [];
    });
    return [...found, ...bounds];
  }
}

/** Behind a missing one a bot may be somewhere else than its configuration is followed to, and ask for what is due there. */
function isItsOwn({ agentId, skill }: Escalation, request: Event<'transfer-requested'>): boolean {
  return request.skillId === skill.value && (request.agentId === undefined) === (agentId === undefined);
}

function isToldMissing(escalation: Escalation): boolean {
  const finding = noRequest(escalation);
  return finding.verdict === 'fail' && differenceOf(finding) === noTransfer;
}

function featuresOf(escalation: Escalation, { channel }: Trace): readonly Feature[] {
  return [...traits.flatMap(([yes, no, holds]) => (holds(escalation) ? yes : (no ?? []))), `on ${channel}`];
}
