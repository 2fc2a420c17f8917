/**
 * Compares the routes by paired, interleaved repetitions: each pair is one escalation by either route, next to each
 * other in time, the order alternating from pair to pair. Judged is the median of the pairs' differences, with the
 * interval that holds the true median with a confidence of at least 99 % (order statistics of the sign test).
 */
import { carriesMessage } from '../../../trace/carries-message';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import type { Trace } from '../../../trace/trace';
import { fail, inconclusive, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue } from '../transfer-due';

/** Pairs below this number say too little. */
const fewestPairs = 12;

/** A difference of the medians, in milliseconds, that no consumer notices. */
const marginMs = 50;

export const sameSpeed: Rule = {
  id: 'route.same-speed',
  lookAt: 'what one route does between the consumer’s words and the transfer request that the other does not',
  judge: judgeSpeed,
};

function judgeSpeed(trace: Trace): Finding {
  const timed = escalationsOf(trace).filter(
    (each) => transferIsDue(each) && each.delayMs === 0 && isAsConfigured(each),
  );
  const by = (route: Escalation['route']) => timed.filter((each) => each.route === route);
  const [integration, agentTransfer] = [by('integration'), by('agent-transfer')];
  const pairs = Math.min(integration.length, agentTransfer.length);
  if (pairs < fewestPairs) {
    return inconclusive(`The routes were compared ${pairs} times in this play; ${fewestPairs} pairs are needed.`);
  }
  const differences = integration
    .slice(0, pairs)
    .map((each, index) => latencyMs(each) - latencyMs(agentTransfer[index] ?? each))
    .sort((a, b) => a - b);
  const [low, high] = medianInterval(differences);
  const shown = [integration[0], agentTransfer[0]].flatMap((each) => (each ? [each.turn.stimulus, each.request] : []));
  const middle = median(differences);
  const longer = `${Math.abs(middle).toFixed(1)} ms ${middle < 0 ? 'less' : 'more'}`;
  const figures = `Over ${pairs} interleaved pairs the integration took ${longer} than the Agent Transfer interaction (median; 99 % interval ${low.toFixed(1)} to ${high.toFixed(1)} ms)`;
  if (low > marginMs || high < -marginMs) {
    return fail(
      `${figures}: the ${low > 0 ? 'integration' : 'Agent Transfer interaction'} is slower.`,
      `a difference of at most ${marginMs} ms`,
      ...shown,
    );
  }
  if (high <= marginMs && low >= -marginMs) return pass(`${figures}.`, ...shown);
  return inconclusive(`${figures}: the noise hides whether they differ by more than ${marginMs} ms.`, ...shown);
}

function isAsConfigured({ message, request, skill, turn }: Escalation): boolean {
  return request?.skillId === skill.value && carriesMessage(request, message.value, turn.events);
}

/** From the consumer's words to the request: scenario time that must have passed, or real time, whichever is more. */
function latencyMs({ request, turn }: Escalation): number {
  if (!request) return 0;
  const scenarioMs = Math.max(0, request.afterMs - turn.stimulus.byMs);
  // A request seen while virtual time moved was not made at once: it waited for some of that time.
  const waitedMs = request.afterMs === request.byMs ? scenarioMs : request.byMs - turn.stimulus.byMs;
  return Math.max(waitedMs, request.wallMs - turn.stimulus.wallMs);
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The narrowest pair of order statistics that holds the median with a confidence of at least 99 %. */
function medianInterval(sorted: readonly number[]): [number, number] {
  const n = sorted.length;
  let tail = 0;
  let rank = 0;
  for (let k = 0; k < n / 2; k += 1) {
    tail += binomial(n, k) / 2 ** n;
    if (tail > 0.005) break;
    rank = k + 1;
  }
  const low = sorted[Math.max(0, rank - 1)] ?? 0;
  const high = sorted[Math.min(n - 1, n - rank)] ?? 0;
  return [low, high];
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i += 1) value = (value * (n - k + i)) / i;
  return value;
}
