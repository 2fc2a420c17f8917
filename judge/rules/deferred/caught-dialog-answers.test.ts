import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  catchingDialog,
  escalatingDialog,
  failures,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { passed, read } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Dialog, Interaction } from '../../../protocol/types';
import { caughtDialogAnswers } from './caught-dialog-answers';

const apology: Interaction = { type: 'text', text: someApology };
const plea: Interaction = { type: 'text', text: 'Bear with us' };

function found(eventBodies: readonly Happened[], dialogs: readonly Dialog[] = persistentDialogs) {
  return caughtDialogAnswers.judge(traceOf({ dialogs }, eventBodies));
}

test('the text of the dialog passes', () => {
  expectFinding(found([...failures(1), read(someApology)]), 'pass', 'read what the dialog says', [5, 6]);
});

test('another text fails', () => {
  expectFinding(found([...failures(1), read('Pardon?'), passed(4_000)]), 'fail', 'did not read', [5, 6, 7]);
});

test('one of two texts fails when there was time for both', () => {
  const dialogs = [escalatingDialog, catchingDialog(apology, plea)];
  expectFinding(found([...failures(1), read(someApology), passed(6_000)], dialogs), 'fail', 'did not read', [5, 6, 7]);
});

test('a text that the dialog says twice fails when it comes once', () => {
  const dialogs = [escalatingDialog, catchingDialog(apology, apology)];
  expectFinding(found([...failures(1), read(someApology), passed(6_000)], dialogs), 'fail', 'did not read', [5, 6, 7]);
});

test('a text that the dialog says twice passes when it comes twice', () => {
  const dialogs = [escalatingDialog, catchingDialog(apology, apology)];
  const finding = found([...failures(1), read(someApology), read(someApology)], dialogs);
  expectFinding(finding, 'pass', 'read what the dialog says', [5, 6, 7]);
});

test('one of two texts is inconclusive when the second may still come', () => {
  const dialogs = [escalatingDialog, catchingDialog(apology, plea)];
  const finding = found([...failures(1), read(someApology), passed(5_000)], dialogs);
  expectFinding(finding, 'inconclusive', 'only 5.0 s of 5.5 s', [5]);
});

test('a text after a transfer in the same dialog is not asked for', () => {
  const dialogs = [escalatingDialog, catchingDialog(apology, { type: 'integration', integration: 'escalation' }, plea)];
  expectFinding(found([...failures(1), read(someApology), passed(9_000)], dialogs), 'pass', 'read what', [5, 6]);
});

test('a text with a variable that was never set is not judged', () => {
  const dialogs = [escalatingDialog, catchingDialog({ type: 'text', text: 'Sorry, {$botContext.name}' })];
  expectFinding(found([...failures(1), passed(9_000)], dialogs), 'inconclusive', 'No failed escalation', []);
});

test('no dialog that catches it is inconclusive', () => {
  expectFinding(found([...failures(1), passed(9_000)], [escalatingDialog]), 'inconclusive', 'No failed escalation', []);
});
