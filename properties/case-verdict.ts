/** Whether one played case holds: by every rule on its trace, and by the model that predicted it. */
import { rowOf, type RequirementId } from '../requirements/catalogue';
import { judgeTrace } from '../judge/verdict/judge';
import type { JudgedFinding } from '../results/judged-finding';
import type { Situation } from '../play/scenarios/scenario';
import { withSeparateTexts } from '../trace/separate-texts';
import type { Trace } from '../trace/trace';
import { disagreements } from './agreement';
import { predict } from './model/model';

export interface BrokenRequirement {
  readonly requirement: RequirementId;
  readonly by: 'rule' | 'model';
  readonly because: string;
  readonly expected: string | undefined;
  readonly evidence: readonly number[];
}

export interface CaseVerdict {
  /** The one to be told first comes first: what rule and model both see, then what a rule sees, then the model alone. */
  readonly problems: readonly BrokenRequirement[];
  /** Requirements on which some rule had an answer. */
  readonly judged: readonly RequirementId[];
}

/** Judged are the requirements of `only`; all when left out. */
export function verdictOf(trace: Trace, situation: Situation, only?: readonly RequirementId[]): CaseVerdict {
  const findings = judgeTrace(trace, only).filter(({ requirement }) => applies(requirement, trace));
  const byRules = findings.filter(({ verdict }) => verdict === 'fail').map(problemFrom);
  const facts = { channel: trace.channel, fallbackMessage: trace.implementation.fallbackMessage };
  const byModel = disagreements(withSeparateTexts(trace), predict(situation, facts))
    .filter(({ requirement }) => (only === undefined || only.includes(requirement)) && applies(requirement, trace))
    .map((each): BrokenRequirement => ({ ...each, by: 'model' }));
  const seenByBoth = (problem: BrokenRequirement) =>
    byModel.some(({ requirement }) => requirement === problem.requirement);
  return {
    problems: [
      ...byRules.filter(seenByBoth),
      ...byRules.filter((problem) => !seenByBoth(problem)),
      ...byModel.filter((problem) => !byRules.some(({ requirement }) => requirement === problem.requirement)),
    ],
    judged: findings.filter(({ verdict }) => verdict !== 'inconclusive').map(({ requirement }) => requirement),
  };
}

function problemFrom({ requirement, because, expected, evidence }: JudgedFinding): BrokenRequirement {
  return { requirement, by: 'rule', because, expected, evidence };
}

/** Whether the row speaks about this implementation, channel and clock at all. */
function applies(requirement: RequirementId, trace: Trace): boolean {
  const { needs = [], channels, clocks } = rowOf(requirement);
  return (
    (clocks === undefined || clocks.includes(trace.clock)) &&
    needs.every((need) => trace.implementation.capabilities.includes(need)) &&
    (channels === undefined || channels.includes(trace.channel))
  );
}
