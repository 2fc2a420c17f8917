/** What a reader of the first page is told beside the requirements. */
import { judgeRun } from '../../judge/verdict/evidence';
import { offered, said } from '../../quality/testing/event-bodies';
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { firstPage } from './first-page';

function pageOf(...happened: Happened[]): string {
  const traces = [traceOf({}, [offered, said(), ...happened])];
  const { run, evidence } = judgeRun({ facts: factsWith({}), plays: [], faults: [] }, traces);
  return firstPage(run, evidence, undefined).text;
}

test('calls that the platform refused are told before what failed', () => {
  const why = 'agentSkillId is missing & "0" is none.';
  const page = pageOf({ kind: 'call-refused', call: 'POST /c/transfers', status: 400, why });

  expect(page).toContain('<a href="#refused">Calls that were refused</a> (1)');
  expect(page).toContain('1 × a transfer request, status 400: agentSkillId is missing &amp; &quot;0&quot; is none.');
  expect(page.indexOf('id="refused"')).toBeLessThan(page.indexOf('id="failed"'));
});

test('a page of a run without refused calls says nothing of them', () => {
  expect(pageOf()).not.toMatch(/Calls that were refused|#refused|id="refused"/);
});
