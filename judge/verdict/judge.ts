/** Judges traces by every rule. */
import { withSeparateTexts } from '../../trace/separate-texts';
import type { Trace } from '../../trace/trace';
import { restingOnOwnRequests } from '../rules/own-request';
import { rules } from '../rules/table';
import type { JudgedFinding } from '../../results/judged-finding';

/**
 * The findings of every rule on one trace.
 * @throws whatever a rule throws: that is a fault of ours, and must end the run as one.
 */
export function judgeTrace(played: Trace): JudgedFinding[] {
  const trace = withSeparateTexts(played);
  return Object.values(rules).map((rule) => {
    const { verdict, because, expected, lookAt, evidence } = restingOnOwnRequests(rule.judge(trace), trace);
    // Named one by one: spreading findings of every shape took a third of all judging.
    return {
      verdict,
      because,
      ...(expected === undefined ? {} : { expected }),
      ...(lookAt === undefined ? {} : { lookAt }),
      evidence,
      requirement: rule.id,
      scenario: trace.scenario,
      channel: trace.channel,
      ...(trace.repeat === undefined ? {} : { repeat: trace.repeat }),
      listed: trace.exercises.includes(rule.id),
    };
  });
}
