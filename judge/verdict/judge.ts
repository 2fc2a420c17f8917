/** Judges traces by every rule. */
import { withSeparateTexts } from '../../trace/separate-texts';
import type { Trace } from '../../trace/trace';
import type { RequirementId } from '../../requirements/catalogue';
import type { Rule } from '../rules/rule';
import { restingOnOwnRequests } from '../rules/own-request';
import { rules } from '../rules/table';
import { atOnce, type Interruptible } from '../../results/interruptible';
import type { JudgedFinding } from '../../results/judged-finding';

const allRules = Object.values(rules);

/**
 * The findings of every rule on one trace, or of those that judge the requirements of `only`.
 * @throws whatever a rule throws: that is a fault of ours, and must end the run as one.
 */
export function judgeTrace(played: Trace, only?: readonly RequirementId[]): JudgedFinding[] {
  return atOnce(judgingTrace(played, only));
}

/** The same, a rule in each step: a trace may be large, and a rule slow. */
export function* judgingTrace(played: Trace, only?: readonly RequirementId[]): Interruptible<JudgedFinding[]> {
  const trace = withSeparateTexts(played);
  const findings: JudgedFinding[] = [];
  for (const rule of allRules) {
    if (only !== undefined && !only.includes(rule.id)) continue;
    findings.push(judgeBy(rule, trace));
    yield;
  }
  return findings;
}

function judgeBy(rule: Rule, trace: Trace): JudgedFinding {
  const { scenario, channel, repeat, exercises } = trace;
  const { verdict, because, expected, lookAt, evidence } = restingOnOwnRequests(rule.judge(trace), trace);
  const listed = exercises.includes(rule.id);
  // Most findings: spreading those of every shape took a third of all judging.
  if (expected === undefined && lookAt === undefined && repeat === undefined) {
    return { verdict, because, evidence, requirement: rule.id, scenario, channel, listed };
  }
  return {
    verdict,
    because,
    ...(expected === undefined ? {} : { expected }),
    ...(lookAt === undefined ? {} : { lookAt }),
    evidence,
    requirement: rule.id,
    scenario,
    channel,
    ...(repeat === undefined ? {} : { repeat }),
    listed,
  };
}
