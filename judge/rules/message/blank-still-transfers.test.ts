import {
  blank,
  judgedBesideText,
  silently,
  onlyBlankMessageTests,
  twin,
  twinTransfers,
} from '../../../quality/testing/blank-message';
import { expectFinding } from '../../../quality/testing/expect-finding';
import { passed, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { blankStillTransfers } from './blank-still-transfers';

const found = judgedBesideText(blankStillTransfers.judge);

test('the transfer without a text passes when one with a text was requested, too', () => {
  expectFinding(found(blank, ...silently, ...twinTransfers), 'pass', 'as it was for an escalation with a text', [2, 3]);
});

test('no transfer fails', () => {
  expectFinding(found(blank, passed(2_000)), 'fail', 'No transfer was requested within 2.0 s', [2, 3]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(blank, passed(1_000)), 'inconclusive', 'only 1.0 s of 1.5 s', [2]);
});

test('a bot that transfers without a text whatever it is asked is inconclusive', () => {
  const wordless = transferred({ ...twin, message: blank });
  const finding = found(blank, ...silently, said(undefined, twin), ...wordless);
  expectFinding(finding, 'inconclusive', 'one without a text shows nothing', []);
});

for (const [title, run] of Object.entries(onlyBlankMessageTests(found))) test(title, run);
