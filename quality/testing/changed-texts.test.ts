/** Every rule takes a text that came changed for another text, for good and for ill, in every trace that its own tests have it judge. */
import { changedTextsTaken, rulesOfWholeTexts, type JudgesTraces } from './changed-texts';
import { read, said } from './event-bodies';
import { fail, pass } from '../../judge/rules/rule';
import { failureOf, loadRuleTests, ruleTestFiles } from './rule-tests';
import { expect, test } from './test';
import { traceOf } from './trace-builder';
import type { rules as Rules } from '../../judge/rules/table';

test('no rule takes a changed text for the one that stood there', async () => {
  const { tests, tracesOf, load } = loadRuleTests(ruleTestFiles());
  for (const each of tests) expect(await failureOf(each), `${each.file}: ${each.title}`).toBeUndefined();
  const { rules } = load('judge/rules/table.ts') as { rules: typeof Rules };

  const taken = rulesOfWholeTexts(rules).flatMap(({ rule, file }) => changedTextsTaken(rule, tracesOf(file)));

  expect(tests.length).toBeGreaterThan(500);
  expect(taken).toEqual([]);
});

test('a rule that takes a changed text is found', () => {
  const shout: JudgesTraces = {
    id: 'message.once',
    judge: ({ events }) =>
      events.some((event) => event.kind === 'consumer-read' && event.text.toLowerCase() === 'one moment please')
        ? pass('It was said.')
        : fail('It was not said.', 'it'),
  };

  expect(changedTextsTaken(shout, [traceOf({}, [said(), read('One moment please')])])).toEqual([
    'message.once passes "One moment please" in the other case',
  ]);
});

test('who loads the rule tests leaves what this process has loaded', () => {
  const before = { ...require.cache };
  const { tests } = loadRuleTests(ruleTestFiles().slice(0, 2));

  expect(tests.length).toBeGreaterThan(0);
  expect(Object.keys(before).filter((file) => require.cache[file] !== before[file])).toEqual([]);
});
