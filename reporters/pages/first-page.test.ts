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

  expect(ids).toEqual(['since', 'faults', 'refused', 'failed', 'waived', 'not-judged', 'not-proven', 'rows']);
  expect([...ids].sort((one, other) => text.indexOf(`id="${one}"`) - text.indexOf(`id="${other}"`))).toEqual(ids);
  ids.forEach((id) => expect(text).toContain(`id="${id}"`));
});

test('how much was tried stands below what failed, but for that it is a part, and above where nothing failed', () => {
  const { run, evidence } = judgeRun({ facts: factsWith({}), plays: [], faults: [] }, [
    traceOf({ exercises: ['route.integration-transfers'] }, [said(), { kind: 'time-passed', ms: 20_000 }]),
  ]);
  const unreached = { cases: 1, of: 2, properties: [] };
  const shown = (whole: boolean, failed: number) => {
    const than = { ...run, counts: { ...run.counts, failed }, extent: { ...run.extent, whole, unreached } };
    const { text } = firstPage(than, evidence, undefined);
    return ['class="reach"', 'id="failed"', 'id="tried"'].map((words) => text.indexOf(words));
  };
  const [whole = 0, failed = 0, tried = 0] = shown(true, 1);
  const [part = 0, failedInPart = 0] = shown(false, 1);
  const [calm = 0, nothingFailed = 0, nowhere] = shown(true, 0);

  expect(run.counts.failed).toBeGreaterThan(0);
  expect([whole > tried, tried > failed, failed > 0]).toEqual([true, true, true]);
  expect([part > 0, part < failedInPart]).toEqual([true, true]);
  expect([calm > 0, calm < nothingFailed, nowhere]).toEqual([true, true, -1]);
});
