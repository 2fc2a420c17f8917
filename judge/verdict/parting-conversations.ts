/**
 * What sets the conversations of a play by which a requirement fails apart from those by which it passes beside them. A situation
 * may have several, each made for something of its own, and its title names them all.
 */
import { listed } from '../../trace/listed';
import type { JudgedFinding } from '../../results/judged-finding';
import { eventsOf } from '../../trace/pick-events';
import type { Trace } from '../../trace/trace';
import { mainConversation } from '../../play/scenarios/scenario';
import { featuresOfPlay, isOfSetup, mostExact, type Feature } from './features-of-play';
import { judgeTrace } from './judge';

/** More features than these say nothing: such conversations differ in every way. */
const mostFeatures = 2;

interface Judged {
  readonly name: string;
  readonly features: readonly Feature[];
}

interface Parted {
  readonly failing: readonly Judged[];
  readonly passing: readonly Judged[];
}

/** As the end of a sentence; undefined where a failing play has one conversation, or shows nothing that passed beside what fails. */
export function partingConversations(
  failing: readonly JudgedFinding[],
  traceOf: (finding: JudgedFinding) => Trace | undefined,
): string | undefined {
  const parted: Parted[] = [];
  for (const finding of failing) {
    const trace = traceOf(finding);
    const found = trace && partedIn(trace, finding);
    if (!found) return undefined;
    parted.push(found);
  }
  const fails = parted.flatMap((each) => each.failing);
  const passes = parted.flatMap((each) => each.passing);
  const those = byFeatures(fails, passes) ?? byName(fails, passes);
  return those === undefined ? undefined : `of several conversations ${those}`;
}

/** Each conversation judged by itself: what a requirement says of several together fails in none. */
function partedIn(trace: Trace, { requirement }: JudgedFinding): Parted | undefined {
  const names = Object.keys(trace.conversations);
  if (names.length < 2) return undefined;
  const judged = names.map((name) => {
    const alone = conversationAlone(trace, name);
    const verdict = judgeTrace(alone, [requirement])[0]?.verdict;
    // How the platform answered may be no more than what comes after the failure.
    return { name, verdict, features: featuresOfPlay(alone, () => true).filter(isOfSetup) };
  });
  const failing = judged.filter(({ verdict }) => verdict === 'fail');
  const passing = judged.filter(({ verdict }) => verdict === 'pass');
  return failing.length > 0 && passing.length > 0 ? { failing, passing } : undefined;
}

function conversationAlone(trace: Trace, name: string): Trace {
  const setup = trace.conversations[name];
  return { ...trace, conversations: setup ? { [name]: setup } : {}, events: eventsOf(trace, name) };
}

function byFeatures(fails: readonly Judged[], passes: readonly Judged[]): string | undefined {
  const [first, ...others] = fails;
  const common = mostExact(
    (first?.features ?? []).filter(
      (feature) =>
        others.every(({ features }) => features.includes(feature)) &&
        !passes.some(({ features }) => features.includes(feature)),
    ),
  );
  const told = [...new Set(common)];
  if (told.length === 0 || told.length > mostFeatures) return undefined;
  return `those ${told.join(' and ')} fail, and others pass`;
}

/** More conversations than these are not named. */
const mostNames = 3;

/** They are named by what they are for, but for the one that is merely the first. */
function byName(fails: readonly Judged[], passes: readonly Judged[]): string | undefined {
  const [failed, passed] = [namesOf(fails), namesOf(passes)];
  if (failed.length > mostNames || failed.some((name) => name === mainConversation || passed.includes(name)))
    return undefined;
  const [only, ...others] = passed;
  const rest = only === undefined || others.length > 0 ? 'others pass' : `“${only}” passes`;
  return `${quoted(failed)} ${failed.length > 1 ? 'fail' : 'fails'}, and ${rest}`;
}

function namesOf(all: readonly Judged[]): readonly string[] {
  return [...new Set(all.map(({ name }) => name))];
}

function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `“${name}”`));
}
