/**
 * Judges each trace once. Most plays of a mutant are, word for word, those of the next one: rules are pure, and read neither what
 * is drawn by chance nor real milliseconds, so that equal traces have equal findings.
 */
import { createHash } from 'node:crypto';
import { withoutChance } from '../../play/player/without-chance';
import type { JudgedFinding } from '../../results/judged-finding';
import type { Trace } from '../../trace/trace';

type Judges = (trace: Trace) => JudgedFinding[];

/** So many traces of one scenario are known at once: what only one mutant does need not be kept for the others. */
const knownOfScenario = 16;

/** Not for the rule of speed, which judges by real milliseconds. */
export function judgingOnce(judge: Judges): Judges {
  const known = new Map<string, Map<string, JudgedFinding[]>>();
  return (trace) => {
    const place = `${trace.scenario} on ${trace.channel}`;
    const ofScenario = known.get(place) ?? new Map<string, JudgedFinding[]>();
    known.set(place, ofScenario);
    const key = createHash('sha256').update(withoutTimeOrName(trace)).digest('base64');
    const findings = ofScenario.get(key) ?? judge(trace);
    // What was seen last is forgotten last.
    ofScenario.delete(key);
    ofScenario.set(key, findings);
    const [oldest] = ofScenario.keys();
    if (ofScenario.size > knownOfScenario && oldest !== undefined) ofScenario.delete(oldest);
    return findings;
  };
}

/** No rule reads how the implementation calls itself, by which each mutant would differ. */
function withoutTimeOrName({ implementation, events, ...trace }: Trace): string {
  const { name: _name, version: _version, ...declared } = implementation;
  return withoutChance(
    JSON.stringify({ ...trace, declared, events: events.map(({ wallMs: _wallMs, ...event }) => event) }),
  );
}
