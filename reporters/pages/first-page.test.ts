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

test('the ways to what stands on the page are in the order in which it stands there', () => {
  const faults = [{ kind: 'protocol', message: 'No answer.' } as const];
  const refused = { kind: 'call-refused', call: 'POST /c/transfers', status: 400, why: 'No.' } as const;
  const { run, evidence } = judgeRun({ facts: factsWith({}), plays: [], faults }, [
    traceOf({}, [offered, said(), refused]),
  ]);
  const than = {
    startedAt: '2026-01-01T00:00:00Z',
    suite: run.suite,
    profile: run.profile,
    seed: run.seed,
    implementation: { name: 'x', version: '1' },
  };
  const since = { than, fixed: [], new: [], same: [], unknown: [] };
  const { text } = firstPage({ ...run, since }, evidence, undefined);
  const [jumps = ''] = /<ul class="jump">.*?<\/ul>/s.exec(text) ?? [];
  const ids = [...jumps.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);

  expect(ids).toEqual(['since', 'faults', 'refused', 'failed', 'waived', 'not-tested', 'not-proven', 'rows']);
  expect([...ids].sort((one, other) => text.indexOf(`id="${one}"`) - text.indexOf(`id="${other}"`))).toEqual(ids);
  ids.forEach((id) => expect(text).toContain(`id="${id}"`));
});
