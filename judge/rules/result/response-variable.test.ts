import type { Integration } from '../../../protocol/types';
import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, failed, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { acceptedWith, judgedShowing, shownWhereDueTests } from '../../../quality/testing/shown-result';
import { test } from '../../../quality/testing/test';
import type { Happened } from '../../../quality/testing/trace-builder';
import { copyingScript } from '../../../trace/copying-script';
import { reversingScript } from '../../../trace/reversing-script';
import { responseVariable } from './response-variable';

const byScriptAndField = 'It is {$botContext.outcomeCopy} {escalation.id}';
const byName = 'It is {$botContext.api_outcome}';

/** After the transfer, and when it has failed, the bot says what the template shows of its result. */
function found(
  eventBodies: readonly Happened[],
  template = byScriptAndField,
  more: Partial<Integration> = { transformResultScript: copyingScript('outcome') },
  raw: unknown = { transferId: 'abc-42' },
) {
  const integration = {
    responseDataVariableName: 'outcome',
    customDataFields: [{ key: 'id', value: '{$.api_outcome.transferId}' }],
    ...more,
  };
  return judgedShowing(responseVariable.judge, { text: template, integration }, raw, eventBodies);
}

for (const [title, run] of Object.entries(shownWhereDueTests(responseVariable.judge, found))) test(title, run);

for (const [how, text] of [
  ['by the script and by the field', 'It is abc-42 abc-42'],
  ['by the script alone', 'It is abc-42 {escalation.id}'],
  ['by the field alone', 'It is  abc-42'],
] as const) {
  test(`a text that holds the transfer id ${how} passes`, () => {
    expectFinding(found([read(text)]), 'pass', 'The consumer read', [3, 5]);
  });
}

test('a text without it fails', () => {
  expectFinding(
    found([read('It is nothing'), passed(5_000)]),
    'fail',
    'is something else than the transfer id that the platform answered: ',
    [3, 4, 5],
  );
  expectFinding(found([read('It is  '), passed(5_000)]), 'fail', 'is empty: ', [3, 4, 5]);
});

test('the dialog that hears of the failure is judged, when nothing was read before', () => {
  const later = [passed(5_000), failed(1)];
  expectFinding(found([...later, read('It is abc-42 abc-42')]), 'pass', 'The consumer read', [3, 7]);
  expectFinding(
    found([...later, read('It is nothing'), passed(5_000)]),
    'fail',
    'is something else than the transfer id that the platform answered: ',
    [3, 4, 6, 7],
  );
  expectFinding(
    found([...later, passed(5_000)]),
    'fail',
    'does not come: the dialog that hears of the failed transfer is to say',
    [3, 4, 6],
  );
  expectFinding(found([...later, passed(1_000)]), 'inconclusive', 'only 1.0 s of 3.5 s', [6]);
});

test('a failure after another call is not ascribed to this one', () => {
  const second = [requested({ attempt: 2, message: 'Another' }), answered('accepted', 2)];
  expectFinding(found([...second, passed(5_000), failed(2), passed(5_000)]), 'inconclusive', 'nothing has to', [3, 4]);
});

test('of a call that is made twice no answer is asked for', () => {
  const again = [requested({ attempt: 2 }), answered('accepted', 2)];
  expectFinding(found([...again, read('It is xyz-43'), passed(5_000)]), 'inconclusive', 'in this play', []);
});

test('how the variable itself looks in a text may show the response, and cannot fail', () => {
  const plain = {};
  expectFinding(found([read('It is {"transferId":"abc-42"}')], byName, plain), 'pass', 'The consumer read', [3, 5]);
  for (const text of ['It is [object Object]', 'It is ']) {
    expectFinding(found([read(text), passed(5_000)], byName, plain), 'inconclusive', 'in this play', []);
  }
});

test('an answer that was not kept is not judged', () => {
  expectFinding(found([passed(5_000)], undefined, undefined, null), 'inconclusive', 'in this play', []);
});

test('a result that another script transforms is not judged', () => {
  const more = { transformResultScript: reversingScript('outcome') };
  expectFinding(found([passed(5_000)], undefined, more), 'inconclusive', 'in this play', []);
});

test('placeholders that stand side by side as they are written are told as that', () => {
  const says = read(byScriptAndField);
  const finding = found([says, passed(5_000)]);

  expectFinding(finding, 'fail', 'is the placeholder as it is written: ', finding.evidence);
});

test('the answer to an earlier call is told as that where two placeholders stand for it', () => {
  const finding = found([
    ...[passed(5_000), failed(1), read('It is abc-42 abc-42'), passed(5_000)],
    ...[
      said(),
      requested({ attempt: 2 }),
      acceptedWith({ transferId: 'xyz-43' }, 2),
      passed(5_000),
      failed(2),
      read('It is abc-42 abc-42'),
      passed(5_000),
    ],
  ]);

  expectFinding(finding, 'fail', 'is the answer to an earlier call: ', [10, 11, 13, 14]);
});

test('a failure of this call after another one of its turn is not held against it', () => {
  const second = [requested({ attempt: 2, message: 'Another' }), answered('accepted', 2)];
  expectFinding(found([...second, passed(5_000), failed(1), passed(5_000)]), 'inconclusive', 'nothing has to', [3, 4]);
});

test('a text that shows the script alone, beside a field that it does not show, is not judged', () => {
  const finding = found([read('It is '), passed(5_000)], 'It is {$botContext.outcomeCopy}');
  expectFinding(finding, 'inconclusive', 'in this play', []);
});
