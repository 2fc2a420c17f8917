/**
 * A bot whose escalation leads to one dialog after a success and to another after a failure, and the tests that rules about
 * one kind of failure at once share to the letter.
 */
import type { AnswerKind } from '../../trace/trace';
import type { Interaction } from '../../protocol/types';
import { answered, offered, passed, read, requested, said } from './event-bodies';
import { expectFinding, type FindingInTests, type Judge, type SharedTests } from './expect-finding';
import { dialog } from './read-turns';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from './trace-builder';

const escalate: Interaction = {
  type: 'integration',
  integration: 'escalation',
  rules: [
    { result: 'success', dialog: 'well' },
    { result: 'failure', dialog: 'wrong' },
  ],
};

export const escalatesByRules = dialog('escalate', askForAgent, escalate);
export const well = dialog('well', '-', { type: 'text', text: 'All is well' });
export const wrong = dialog('wrong', '--', { type: 'text', text: 'No luck' });

type JudgedByRules = (eventBodies: readonly Happened[], more?: SetupOverrides) => FindingInTests;

/** The consumer asks for an agent, and what is given happens. */
export function judgedByRules(judge: Judge): JudgedByRules {
  return (eventBodies, more = {}) =>
    judge(traceOf({ dialogs: [escalatesByRules, well, wrong], ...more }, [offered, said(), ...eventBodies]));
}

/** The answer that the rule speaks about, another with which the call fails, and what the rule says where its own did not come. */
interface KindOfFailure {
  readonly answer: AnswerKind;
  readonly other: AnswerKind;
  readonly none: string;
}

export function failureReachesRuleTests(found: JudgedByRules, { answer, other, none }: KindOfFailure): SharedTests {
  const fails = [requested(), answered(answer)];

  return {
    'the text of the rule for failure passes': () => {
      expectFinding(found([...fails, read('No luck')]), 'pass', 'the rule for failure ran', [3, 4, 5]);
    },
    'the text of the rule for success fails': () => {
      const finding = found([...fails, read('All is well')]);
      expectFinding(finding, 'fail', 'the rule for success ran, the first of 2.', [2, 3, 4, 5]);
    },
    'silence fails': () => {
      expectFinding(found([...fails, passed(4_000)]), 'fail', 'the rule for failure did not run', [2, 3, 4, 5]);
    },
    'the text of the rule for failure before the answer fails': () => {
      const eventBodies = [requested(), read('No luck'), answered(answer), passed(4_000)];
      expectFinding(found(eventBodies), 'fail', 'did not run', [2, 3, 4, 5, 6]);
    },
    'a text with a variable is compared with its value': () => {
      const named = dialog('wrong', '--', { type: 'text', text: 'No luck, {$botContext.who}' });
      const more = { dialogs: [escalatesByRules, well, named], bot: { contextVariables: { who: 'Ada' } } };
      expectFinding(found([...fails, read('No luck, Ada')], more), 'pass', 'the rule for failure ran', [3, 4, 5]);
    },
    'a second attempt of the failure dialog may succeed': () => {
      const again = dialog('wrong', '--', { type: 'text', text: 'No luck' }, escalate);
      const dialogs = [escalatesByRules, well, again];
      const second = [requested({ attempt: 2 }), answered('accepted', 2), read('All is well')];
      expectFinding(found([...fails, read('No luck'), ...second], { dialogs }), 'pass', 'ran', [3, 4, 5]);
    },
    'a play that ends too early is inconclusive': () => {
      expectFinding(found([...fails, passed(1_000)]), 'inconclusive', 'only 1.0 s of 3.5 s', [2]);
    },
    'a call that succeeds is inconclusive': () => {
      expectFinding(found([requested(), answered('accepted'), passed(4_000)]), 'inconclusive', none, []);
    },
    'a failure of the other kind is inconclusive': () => {
      expectFinding(found([requested(), answered(other), passed(4_000)]), 'inconclusive', none, []);
    },
    'no rule for failure is inconclusive': () => {
      const dialogs = [dialog('escalate', askForAgent, { type: 'integration', integration: 'escalation' })];
      expectFinding(found([...fails, passed(4_000)], { dialogs }), 'inconclusive', none, []);
    },
  };
}
