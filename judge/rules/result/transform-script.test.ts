import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, failed, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { sentinel } from '../../../trace/trace';
import { transformScript } from './transform-script';
import type { Dialog, Integration, Interaction } from '../../../protocol/types';
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
  const escalate: Interaction = {
    type: 'integration',
    integration: 'escalation',
    rules: [{ result: 'success', dialog: 'well' }],
  };
  const shows: Interaction = {
    type: 'text',
    text: more.transformResultScript === keeping ? 'It is {$botContext.outcomeCopy}' : 'It is {escalation.id}',
  };
  const dialogs: Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [escalate] },
    { name: 'well', type: 'dialog', patterns: ['-'], interactions: [shows] },
    { name: 'caught', type: 'dialog', patterns: [sentinel], interactions: [shows] },
  ];
  const integration = {
    responseDataVariableName: 'outcome',
    customDataFields: shownFields,
    transformResultScript: script,
    ...more,
  };
  const accepted: Happened = { kind: 'transfer-answered', attempt: 1, answer: 'accepted', raw };
  return transformScript.judge(
    traceOf({ dialogs, integration }, [offered, said(), requested(), accepted, ...eventBodies]),
  );
}

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

test('a text that nobody read shows nothing', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'nothing has to', [3, 4]);
});

test('the dialog that hears of the failure is judged, when nothing was read before', () => {
  const later = [passed(5_000), failed(1)];
  expectFinding(found([...later, read('It is 24-cba')]), 'pass', 'The consumer read', [3, 7]);
  expectFinding(
    found([...later, passed(5_000)]),
    'fail',
    'does not come: the dialog that hears of the failed transfer is to say',
    [3, 4, 6],
  );
  expectFinding(
    found([...later, read('It is {it}'), passed(5_000)]),
    'fail',
    'is something else than what the script makes of the transfer id: ',
    [3, 4, 6, 7],
  );
});

test('a text of the dialog after the transfer that was right is enough', () => {
  expectFinding(
    found([read('It is 24-cba'), passed(5_000), failed(1), passed(5_000)]),
    'pass',
    'The consumer read',
    [3, 5],
  );
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([]), 'inconclusive', 'only 0.0 s of ', [2]);
});

test('an answer that was not kept is not judged', () => {
  expectFinding(found([passed(5_000)], {}, null), 'inconclusive', 'in this play', []);
});

test('another script is not judged', () => {
  expectFinding(found([passed(5_000)], { transformResultScript: '' }), 'inconclusive', 'in this play', []);
});

test('a call that fails is not judged', () => {
  const trace = traceOf({}, [offered, said(), requested(), answered('error'), passed(5_000)]);
  expectFinding(transformScript.judge(trace), 'inconclusive', 'in this play', []);
});

test('what a script alone keeps in a variable has to be shown', () => {
  const alone = { transformResultScript: keeping, customDataFields: [] };
  expectFinding(found([read('It is abc-42')], alone), 'pass', 'The consumer read', [3, 5]);
  expectFinding(found([read('It is '), passed(5_000)], alone), 'fail', 'is empty', [3, 4, 5]);
  const beside = { transformResultScript: keeping };
  expectFinding(found([read('It is '), passed(5_000)], beside), 'inconclusive', 'No integration had', []);
});
