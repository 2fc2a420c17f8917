import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, failed, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { catchingDialog, escalatingDialog } from '../../../quality/testing/failing-bot';
import { dialog } from '../../../quality/testing/read-turns';
import {
  acceptedWith,
  judgedShowing,
  shownOnFailureTests,
  shownWhereDueTests,
} from '../../../quality/testing/shown-result';
import { expect, test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { customDataFields } from './custom-data-fields';
import type { Integration, Interaction } from '../../../protocol/types';

const shownFields = [{ key: 'id', value: '{$.api_outcome.transferId}' }];

/** After the transfer the bot says what the template shows of its result. */
function found(
  eventBodies: readonly Happened[],
  more: Partial<Integration> = {},
  raw: unknown = { transferId: 'abc-42' },
  template = 'It is {escalation.id}',
) {
  const shows: Interaction = { type: 'text', text: template };
  const transfer: Interaction = { type: 'agent-transfer', agentSkillId: '77', messageToUser: 'Bye' };
  const otherDialogs = [dialog('number', 'number please', shows), dialog('person', 'person please', transfer)];
  const integration = { responseDataVariableName: 'outcome', customDataFields: shownFields, ...more };
  return judgedShowing(customDataFields.judge, { text: template, integration, otherDialogs }, raw, eventBodies);
}

for (const [title, run] of Object.entries(shownWhereDueTests(customDataFields.judge, found))) test(title, run);
const shared = shownOnFailureTests(found, 'It is abc-42', 'is something else than what the custom data fields hold: ');
for (const [title, run] of Object.entries(shared)) test(title, run);

test('a text that holds the transfer id passes', () => {
  expectFinding(found([read('It is abc-42')]), 'pass', 'The consumer read', [3, 5]);
});

for (const [what, text, told] of [
  ['the placeholder as written', 'It is {escalation.id}', 'is the placeholder as it is written: '],
  ['another placeholder', 'It is {it}', 'is something else than what the custom data fields hold: '],
  ['the path of the field', 'It is $.api_outcome.transferId', 'is the path that the field is configured with: '],
  ['nothing', 'It is ', 'is empty: '],
  [
    'a text that goes on otherwise',
    'It is {escalation.id',
    'is something else than what the custom data fields hold: ',
  ],
] as const) {
  test(`${what} fails`, () => {
    const finding = found([read(text), passed(5_000)], {}, undefined, 'It is {escalation.id}');
    expectFinding(finding, 'fail', told, [3, 4, 5]);
  });
}

test('the finding names the field, where it is from, what was read and what was due', () => {
  const { because, expected } = found([read('It is '), passed(5_000)]);
  expect(because).toContain('the dialog after the transfer says "It is ", where "{escalation.id}"');
  expect(because).toContain('(from "{$.api_outcome.transferId}") is to be "abc-42".');
  expect(expected).toBe('a text that holds "abc-42", the transfer id that the platform answered');
});

/** The dialog shows a second field, which lies deeper in the response. */
const twoFields = {
  fields: [...shownFields, { key: 'skill', value: '{$.api_outcome.skill.name}' }],
  raw: { transferId: 'abc-42', skill: { id: '7', name: 'Service' } },
  template: 'It is {escalation.id} at {escalation.skill}',
};

test('a text that holds both of two fields passes', () => {
  const { fields, raw, template } = twoFields;
  const finding = found([read('It is abc-42 at Service')], { customDataFields: fields }, raw, template);
  expectFinding(finding, 'pass', 'The consumer read', [3, 5]);
});

test('a text that holds the first of two fields only fails', () => {
  const { fields, raw, template } = twoFields;
  const finding = found([read('It is abc-42 at '), passed(5_000)], { customDataFields: fields }, raw, template);
  expectFinding(finding, 'fail', 'is empty in part: ', [3, 4, 5]);
  expect(finding.because).toContain('(field 2 of 2, from "');
});

test('a first field in place of the second is not told as what a script left as it was', () => {
  const { fields, raw, template } = twoFields;
  const eventBodies = [read('It is abc-42 at abc-42'), passed(5_000)];
  const finding = found(eventBodies, { customDataFields: fields }, raw, template);
  expectFinding(finding, 'fail', 'is something else than what the custom data fields hold in part: ', [3, 4, 5]);
});

test('a text that was right and comes once more without the field is told as it came wrongly', () => {
  const finding = found([read('It is abc-42'), read('It is '), passed(5_000)]);
  expectFinding(finding, 'fail', 'is empty: the dialog after the transfer says "It is ", where', [3, 4, 5, 6]);
});

test('a text that ends where the blank before the field would stand is one in which it is empty', () => {
  const finding = found([passed(5_000), failed(1), read('It is'), passed(5_000)]);
  expectFinding(finding, 'fail', 'What the bot shows of the response is empty: the dialog that hears', [3, 4, 6, 7]);
});

test('a second field that leads nowhere is not judged', () => {
  const { fields, template } = twoFields;
  const finding = found([read('It is abc-42 at ')], { customDataFields: fields }, undefined, template);
  expectFinding(finding, 'pass', 'The consumer read', [3, 5]);
});

test('an answer that was not kept is not judged', () => {
  expectFinding(found([passed(5_000)], {}, null), 'inconclusive', 'in this play', []);
});

test('a field of another path is not judged', () => {
  expectFinding(
    found([passed(5_000)], { customDataFields: [{ key: 'id', value: '{$.api_outcome.nested.transferId}' }] }),
    'inconclusive',
    'in this play',
    [],
  );
});

/** The platform answers the second attempt, which then fails as well. */
const secondAnswer = (transferId: string) => acceptedWith({ transferId }, 2);

/** The same integration is called twice, and each time the bot hears of the failure. */
function foundOfTwo(...lastTexts: readonly string[]) {
  return found([
    passed(5_000),
    failed(1),
    read('It is abc-42'),
    passed(5_000),
    said(),
    requested({ attempt: 2 }),
    secondAnswer('xyz-43'),
    passed(5_000),
    failed(2),
    ...lastTexts.map((each) => read(each)),
    passed(5_000),
  ]);
}

test('a field that holds the answer of the second call passes', () => {
  expectFinding(foundOfTwo('It is xyz-43'), 'pass', 'The consumer read', [3, 7]);
});

test('a field that holds the answer of the first call still fails', () => {
  expectFinding(foundOfTwo('It is abc-42'), 'fail', 'is the answer to an earlier call: ', [10, 11, 13, 14]);
});

/** The bot is asked for the field in a later turn, after what comes in between. */
function foundLater(between: readonly Happened[], ...texts: readonly string[]) {
  const shown = [passed(5_000), failed(1), read('It is abc-42'), passed(5_000)];
  return found([
    ...shown,
    ...between,
    said('number please'),
    ...texts.map((each) => read(each)),
    passed(texts.length === 0 ? 1_000 : 5_000),
  ]);
}

test('a field that a later turn shows is judged', () => {
  expectFinding(foundLater([], 'It is abc-42'), 'pass', 'The consumer read', [3, 7]);
  expectFinding(
    foundLater([], 'It is '),
    'fail',
    'is empty; it was right until the consumer spoke again: ',
    [3, 4, 9, 10],
  );
  expectFinding(foundLater([]), 'inconclusive', 'only 1.0 s of 3.5 s', [9]);
});

test('a field that an Agent Transfer comes after is judged', () => {
  const transfer = [
    said('person please'),
    requested({ attempt: 2, skillId: '77', message: 'Bye' }),
    secondAnswer('xyz-43'),
    passed(5_000),
    failed(2),
    passed(5_000),
  ];

  expectFinding(foundLater(transfer, 'It is abc-42'), 'pass', 'The consumer read', [3, 7]);
  expectFinding(
    foundLater(transfer, 'It is xyz-43'),
    'fail',
    'is the answer to the Agent Transfer; it was right until an Agent Transfer came',
    [3, 4, 15, 16],
  );
});

test('a field that is right only in a later turn is not told as right before', () => {
  const eventBodies = [passed(5_000), failed(1), read('It is '), passed(5_000), said('number please')];
  const finding = found([...eventBodies, read('It is abc-42'), passed(5_000)]);
  expectFinding(finding, 'fail', 'is empty: the dialog that hears of the failed transfer says', [3, 4, 6, 7]);
});

test('a field that was right after an Agent Transfer was not made wrong by it', () => {
  const transfer = [
    said('person please'),
    requested({ attempt: 2, skillId: '77', message: 'Bye' }),
    secondAnswer('xyz-43'),
    passed(5_000),
    failed(2),
    passed(5_000),
    said('number please'),
    read('It is abc-42'),
    passed(5_000),
  ];

  const because = 'is empty; it was right until the consumer spoke again: ';
  expectFinding(foundLater(transfer, 'It is '), 'fail', because, [3, 4, 18, 19]);
});

test('a field is not judged in a later turn once the integration was called again', () => {
  const again = [said(), requested({ attempt: 2 }), answered('error', 2), passed(5_000)];

  expectFinding(foundLater(again, 'It is '), 'pass', 'The consumer read', [3, 7]);
});

test('a field is not judged in a later turn once somebody called again whom no interaction asked', () => {
  const again = [requested({ attempt: 2 }), secondAnswer('xyz-43'), passed(5_000), failed(2), passed(5_000)];

  expectFinding(foundLater(again, 'It is xyz-43'), 'pass', 'The consumer read', [3, 7]);
});

test('a field is not judged in a turn that begins while the bot may be at work', () => {
  const happened = [passed(5_000), failed(1), read('It is abc-42'), passed(1_000), said('number please')];

  expectFinding(found([...happened, read('It is '), passed(5_000)]), 'pass', 'The consumer read', [3, 7]);
});

test('a failure of which a silent bot was told is not judged', () => {
  const silence: Happened[] = [{ kind: 'outage-began' }, failed(1), passed(5_000)];
  expectFinding(found([passed(5_000), ...silence]), 'inconclusive', 'nothing has to', [3, 4]);
});

test('a text that begins like the one that shows the field, and goes on otherwise, does not have it', () => {
  const finding = found([read('It is gone'), passed(5_000)], {}, undefined, 'It is {escalation.id}, you know');
  expectFinding(finding, 'fail', 'is not there: the dialog after the transfer says "It is gone"', [3, 4, 5]);
});

/** The bot escalates, and hears of the failure in a dialog of these interactions. */
function foundCatching(interactions: Interaction[], more: Partial<Integration>, ...later: Happened[]) {
  const dialogs = [escalatingDialog, catchingDialog(...interactions)];
  const accepted = acceptedWith({ transferId: 'abc-42' });
  const eventBodies = [offered, said(), requested(), accepted, passed(5_000), failed(1), ...later, passed(9_000)];
  return customDataFields.judge(traceOf({ dialogs, integration: more }, eventBodies));
}

test('a text that comes after another escalation is not judged', () => {
  const again: Interaction[] = [
    { type: 'integration', integration: 'escalation' },
    { type: 'text', text: 'It is {escalation.id}' },
  ];
  const more = { responseDataVariableName: 'outcome', customDataFields: shownFields };
  const finding = foundCatching(again, more, requested({ attempt: 2 }), answered('error', 2), read('It is '));
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a field of a response that is kept under no name is not judged', () => {
  const more = { customDataFields: [{ key: 'id', value: '{$.api_.transferId}' }] };
  const finding = foundCatching([{ type: 'text', text: 'It is {escalation.id}' }], more, read('It is '));
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a field is not judged in a later turn once an agent had come', () => {
  const joined: Happened[] = [{ kind: 'agent-joined' }, { kind: 'returned-to-bot' }];
  expectFinding(foundLater(joined, 'It is '), 'pass', 'The consumer read', [3, 7]);
});

test('what another conversation asks for in between changes nothing of a field', () => {
  const [main, other] = [{ conversation: 'main' }, { conversation: 'other' }];
  const shows: Interaction = { type: 'text', text: 'It is {escalation.id}' };
  const dialogs = [escalatingDialog, catchingDialog(shows), dialog('number', 'number please', shows)];
  const integration = { responseDataVariableName: 'outcome', customDataFields: shownFields };
  const accepted = acceptedWith({ transferId: 'abc-42' });
  const elsewhere = [said(askForAgent, other), requested(other), answered('error', 1, other), passed(5_000, main)];
  const eventBodies = [
    ...[said(askForAgent, main), requested(), accepted, passed(5_000, main), failed(1), read('It is abc-42')],
    ...[passed(5_000, main), ...elsewhere, said('number please', main), read('It is '), passed(5_000, main)],
  ];
  const finding = customDataFields.judge(
    traceOf({ dialogs, integration, conversations: { main: {}, other: {} } }, [offered, ...eventBodies]),
  );
  expectFinding(finding, 'fail', 'is empty; it was right until the consumer spoke again', [3, 4, 13, 14]);
});

test('a field that holds what a call of another conversation was answered is told as that', () => {
  const [main, other] = [{ conversation: 'main' }, { conversation: 'other' }];
  const dialogs = [escalatingDialog, catchingDialog({ type: 'text', text: 'It is {escalation.id}' })];
  const integration = { responseDataVariableName: 'outcome', customDataFields: shownFields };
  const eventBodies = [
    ...[said(askForAgent, main), requested(), acceptedWith({ transferId: 'abc-42' }, 1, main)],
    ...[said(askForAgent, other), requested(other), acceptedWith({ transferId: 'xyz-43' }, 1, other)],
    ...[passed(5_000, main), failed(1), read('It is xyz-43'), passed(5_000, main)],
  ];
  const finding = customDataFields.judge(
    traceOf({ dialogs, integration, conversations: { main: {}, other: {} } }, [offered, ...eventBodies]),
  );
  expectFinding(finding, 'fail', 'is the answer to a call of another conversation: ', [3, 4, 9, 10]);
});
