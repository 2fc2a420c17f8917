import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, passed, read, requested } from '../../../quality/testing/event-bodies';
import { dialog } from '../../../quality/testing/read-turns';
import {
  escalatesByRules,
  judgedByRules,
  failureReachesRuleTests,
  well,
  wrong,
} from '../../../quality/testing/rule-for-failure';
import { test } from '../../../quality/testing/test';
import { failureReachesRule } from './failure-reaches-rule';

const found = judgedByRules(failureReachesRule.judge);
const fails = [requested(), answered('error')];

const shared = failureReachesRuleTests(found, {
  answer: 'error',
  other: 'reset',
  none: 'answered with an error, with a rule',
});
for (const [title, run] of Object.entries(shared)) test(title, run);

test('a text that both dialogs say counts for the right one', () => {
  const dialogs = [
    escalatesByRules,
    dialog('well', '-', { type: 'text', text: 'Thank you' }, { type: 'text', text: 'All is well' }),
    dialog('wrong', '--', { type: 'text', text: 'Thank you' }),
  ];
  expectFinding(found([...fails, read('Thank you')], { dialogs }), 'pass', 'the rule for failure ran', [3, 4, 5]);
  expectFinding(found([...fails, read('All is well')], { dialogs }), 'fail', 'the rule for success ran', [2, 3, 4, 5]);
});

test('a dialog of the rule for failure of which it is open what it says is not judged', () => {
  const open = dialog('wrong', '--', { type: 'text', text: '{$botContext.unknown}' });
  const finding = found([...fails, passed(4_000)], { dialogs: [escalatesByRules, well, open] });
  expectFinding(finding, 'inconclusive', 'with a rule for failure in place', []);
});

test('the text of the rule for success that is that of the rule for failure in another case fails', () => {
  const loud = dialog('well', '-', { type: 'text', text: 'NO LUCK' });
  const dialogs = [escalatesByRules, loud, wrong];
  expectFinding(found([...fails, read('NO LUCK')], { dialogs }), 'fail', 'the rule for success ran', [2, 3, 4, 5]);
});
