/** Judges traces by every rule. */
import type { RequirementId } from '../requirements/catalogue';
import type { Channel } from '../protocol/types';
import { withSeparateTexts } from '../trace/separate-texts';
import type { Trace } from '../trace/trace';
import { restingOnOwnRequests } from './own-request';
import { rules } from './table';
import type { Finding } from './rule';

/** A finding, and where it comes from. */
export interface JudgedFinding extends Finding {
  readonly requirement: RequirementId;
  readonly scenario: string;
  readonly channel: Channel;
  /** Whether the scenario was written to exercise the requirement. Unlisted findings count only when they fail. */
  readonly listed: boolean;
}

/**
 * The findings of every rule on one trace.
 * @throws whatever a rule throws: that is a fault of ours, and must end the run as one.
 */
export function judgeTrace(played: Trace): JudgedFinding[] {
  const trace = withSeparateTexts(played);
  return Object.values(rules).map((rule) => {
    const { verdict, because, expected, evidence } = restingOnOwnRequests(rule.judge(trace), trace);
    // Named one by one: spreading findings of every shape took a third of all judging.
    return {
      verdict,
      because,
      ...(expected === undefined ? {} : { expected }),
      evidence,
      requirement: rule.id,
      scenario: trace.scenario,
      channel: trace.channel,
      listed: trace.exercises.includes(rule.id),
    };
  });
}
