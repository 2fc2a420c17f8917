/** Calls that the platform refused are counted by what was wrong with them. */
import { offered, said } from '../../quality/testing/event-bodies';
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { judgeRun } from '../verdict/evidence';
import { refusedCallLines } from './tell-refused-calls';

function refused(call: string, why: string): Happened {
  return { kind: 'call-refused', call, status: 400, why };
}

function judged(...eventBodies: Happened[]) {
  return judgeRun({ facts: factsWith({}), plays: [], faults: [] }, [traceOf({}, [offered, said(), ...eventBodies])]);
}

const noSkill = refused('POST /c/transfers', 'agentSkillId is missing.');

test('refused calls are told with how often, as what, why', () => {
  const { run } = judged(noSkill, refused('POST /c/messages', 'text is empty.'), noSkill);

  expect(refusedCallLines(run)).toEqual([
    'REFUSED  The platform refused 3 calls of the implementation as malformed. Mend this first: what it refuses, it does not do.',
    '  2 × a transfer request, status 400: agentSkillId is missing.',
    '  1 × a text for the consumer, status 400: text is empty.',
  ]);
});

test('a run without any says nothing of it', () => {
  const { run } = judged();
  expect(run.refusedCalls).toBeUndefined();
  expect(refusedCallLines(run)).toEqual([]);
});
