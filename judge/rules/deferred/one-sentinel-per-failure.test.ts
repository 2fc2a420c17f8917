import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  catchingDialog,
  escalatingDialog,
  failures,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import {
  accepted,
  answered,
  failed,
  offered,
  passed,
  read,
  requested,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Dialog } from '../../../protocol/types';
import { oneSentinelPerFailure } from './one-sentinel-per-failure';

function found(eventBodies: readonly Happened[], dialogs: readonly Dialog[] = persistentDialogs) {
  return oneSentinelPerFailure.judge(traceOf({ dialogs }, eventBodies));
}

test('one reaction passes', () => {
  expectFinding(found([...failures(1), read(someApology)]), 'pass', 'reacted once', [5, 6]);
});

test('two reactions fail', () => {
  const finding = found([...failures(1), read(someApology), read(someApology)]);
  expectFinding(finding, 'fail', 'One transfer failed and the bot reacted 2 times', [5, 6, 7]);
});

test('a reaction that was held while another transfer was under way passes beside the one of the failure that follows', () => {
  const dialogs = [escalatingDialog, catchingDialog({ type: 'text', text: someApology })];
  const first = [offered, said(), ...accepted(1), failed(1)];
  const heldUntilSecond = [...accepted(2), passed(9_000), failed(2), read(someApology), read(someApology)];
  const readAtFirst = [read(someApology), ...heldUntilSecond];

  expectFinding(found([...first, ...heldUntilSecond], dialogs), 'inconclusive', 'no reaction', [5]);
  expectFinding(found([...first, ...readAtFirst], dialogs), 'fail', 'reacted 2 times', [10, 11, 12]);
});

test('two fallback messages fail where nothing catches the failure', () => {
  const finding = found([...failures(1), read('Pardon?'), read('Pardon?')], [escalatingDialog]);
  expectFinding(finding, 'fail', 'reacted 2 times', [5, 6, 7]);
});

test('a dialog that says the same text twice passes', () => {
  const text = { type: 'text' as const, text: someApology };
  const dialogs = [escalatingDialog, catchingDialog(text, text)];
  expectFinding(
    found([...failures(1), read(someApology), read(someApology)], dialogs),
    'pass',
    'reacted once',
    [5, 6, 7],
  );
});

test('the same words in a dialog to which the catching one leads are due as well', () => {
  const apology = { type: 'text' as const, text: someApology };
  const again = { type: 'integration' as const, integration: 'escalation', nextDialog: 'sorry' };
  const sorry: Dialog = { name: 'sorry', type: 'dialog', patterns: ['-'], interactions: [apology] };
  const dialogs = [escalatingDialog, catchingDialog(apology, again), sorry];
  const refused = [read(someApology), requested({ attempt: 2 }), answered('error', 2)];

  expectFinding(
    found([...failures(1), ...refused, read(someApology), passed(5_000)], dialogs),
    'pass',
    'reacted once',
    [5, 6, 9],
  );
  expectFinding(
    found([...failures(1), ...refused, read(someApology), read(someApology), passed(5_000)], dialogs),
    'fail',
    'reacted 3 times',
    [5, 6, 9, 10],
  );
});

test('no reaction is inconclusive', () => {
  expectFinding(found([...failures(1), passed(9_000)]), 'inconclusive', 'no reaction that could be counted', [5]);
});

test('no failure is inconclusive', () => {
  expectFinding(found([offered, said(), ...transferred()]), 'inconclusive', 'No accepted transfer failed', []);
});

test('a text that only begins like the reaction does not take its place', () => {
  const dialogs = [escalatingDialog, catchingDialog({ type: 'text', text: someApology })];
  const first = [offered, said(), ...accepted(1), failed(1), read(`${someApology} at all`)];
  const second = [...accepted(2), passed(9_000), failed(2), read(someApology), read(someApology)];
  expectFinding(found([...first, ...second], dialogs), 'inconclusive', 'no reaction', [5]);
});
