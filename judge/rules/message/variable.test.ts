import { expectFinding } from '../../../quality/testing/expect-finding';
import { transferred } from '../../../quality/testing/event-bodies';
import { judgedWithMessage, messageAsConfiguredTests } from '../../../quality/testing/message-to-user';
import { test } from '../../../quality/testing/test';
import { variable } from './variable';

const configured = '{$botContext.greeting}';
const wanted = 'literally {$botContext.inner}';

const found = judgedWithMessage(variable.judge, configured, { greeting: wanted, inner: 'twice' });

for (const [title, run] of Object.entries(messageAsConfiguredTests(found, wanted))) test(title, run);

test('a variable that was never set is not judged', () => {
  const finding = found(transferred({ message: 'Something else' }), '{$botContext.unknown}');
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a variable within words is for another rule', () => {
  const finding = found(transferred({ message: `Dear ${wanted}` }), `Dear ${configured}`);
  expectFinding(finding, 'inconclusive', 'No escalation had a variable alone', []);
});
