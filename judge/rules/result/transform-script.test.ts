import { expectFinding } from '../../../quality/testing/expect-finding';
import { passed, read } from '../../../quality/testing/event-bodies';
import { judgedShowing, shownOnFailureTests, shownWhereDueTests } from '../../../quality/testing/shown-result';
import { test } from '../../../quality/testing/test';
import type { Happened } from '../../../quality/testing/trace-builder';
import { transformScript } from './transform-script';
import type { Integration } from '../../../protocol/types';
import { copyingScript } from '../../../trace/copying-script';
import { reversingScript } from '../../../trace/reversing-script';

const script = reversingScript('outcome');
const keeping = copyingScript('outcome');
const shownFields = [{ key: 'id', value: '{$.api_outcome.reversed}' }];

/** After the transfer the bot says what the template shows of its result. */
function found(
  eventBodies: readonly Happened[],
  more: Partial<Integration> = {},
  raw: unknown = { transferId: 'abc-42' },
) {
  const text = more.transformResultScript === keeping ? 'It is {$botContext.outcomeCopy}' : 'It is {escalation.id}';
  const fields = { responseDataVariableName: 'outcome', customDataFields: shownFields, transformResultScript: script };
  return judgedShowing(transformScript.judge, { text, integration: { ...fields, ...more } }, raw, eventBodies);
}

for (const [title, run] of Object.entries(shownWhereDueTests(transformScript.judge, found))) test(title, run);
const shared = shownOnFailureTests(
  found,
  'It is 24-cba',
  'is something else than what the script makes of the transfer id: ',
);
for (const [title, run] of Object.entries(shared)) test(title, run);

test('a text that holds what the script makes of the transfer id passes', () => {
  expectFinding(found([read('It is 24-cba')]), 'pass', 'The consumer read', [3, 5]);
});

for (const [what, text, told] of [
  ['the placeholder as written', 'It is {escalation.id}', 'is the placeholder as it is written: '],
  ['the result as it came', 'It is abc-42', 'is as the platform answered it, without what the script makes of it: '],
] as const) {
  test(`${what} fails`, () => {
    expectFinding(found([read(text), passed(5_000)]), 'fail', told, [3, 4, 5]);
  });
}

test('an answer that was not kept is not judged', () => {
  expectFinding(found([passed(5_000)], {}, null), 'inconclusive', 'in this play', []);
});

test('another script is not judged', () => {
  expectFinding(found([passed(5_000)], { transformResultScript: '' }), 'inconclusive', 'in this play', []);
});

test('what a script alone keeps in a variable has to be shown', () => {
  const alone = { transformResultScript: keeping, customDataFields: [] };
  expectFinding(found([read('It is abc-42')], alone), 'pass', 'The consumer read', [3, 5]);
  expectFinding(found([read('It is '), passed(5_000)], alone), 'fail', 'is empty', [3, 4, 5]);
  const beside = { transformResultScript: keeping };
  expectFinding(found([read('It is '), passed(5_000)], beside), 'inconclusive', 'No integration had', []);
});
