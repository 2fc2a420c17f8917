import type { JudgedFinding } from '../../results/judged-finding';
import { expect, test } from '../../quality/testing/test';
import { rules } from '../rules/table';
import type { RowResult } from '../verdict/verdict';
import { whereToLook } from './where-to-look';

const id = 'route.to-agent-or-bot';

function found(verdict: JudgedFinding['verdict'], because: string): JudgedFinding {
  return { requirement: id, verdict, because, evidence: [], scenario: 'a/b', channel: 'chat', listed: true };
}

const never = found('fail', 'No transfer was requested within 4.0 s of the moment at which the bot was to escalate.');
const came = found('pass', 'It came.');

function lookAt(finding: JudgedFinding, findings: readonly JudgedFinding[], pattern?: string): string {
  const row: RowResult = {
    id,
    status: 'failed',
    gating: true,
    findings,
    ...(pattern === undefined ? {} : { pattern }),
  };
  return whereToLook({ results: [row] }, id, finding);
}

test('a transfer that is missing here and comes elsewhere is to be looked at where it is missing', () => {
  const there = 'what keeps the bot from calling the Transfer API there, as it does elsewhere';

  expect(lookAt(never, [never, came])).toBe(there);
  expect(lookAt(never, [never], 'its one finding fails; in the whole run none of the 9 was requested')).toBe(there);
});

test('a transfer that never comes, and anything else, is to be looked at as the row says', () => {
  const other = found('fail', 'It went to people.');

  expect(lookAt(never, [never])).toBe(rules[id].lookAt);
  expect(lookAt(other, [other, came])).toBe(rules[id].lookAt);
  expect(lookAt({ ...never, lookAt: 'the port' }, [never, came])).toBe('the port');
});

test('what sets the failing findings apart is to be looked at first', () => {
  const other = found('fail', 'It went to people.');
  const special = `what is special about where it fails, as it is kept elsewhere; then at ${rules[id].lookAt}`;

  expect(lookAt(other, [other, came], '1 of 2 findings fails, in “A”')).toBe(rules[id].lookAt);
  expect(lookAt(other, [other, other, came], '2 of 3 findings fail, all with BLANK_MESSAGE')).toBe(special);
  const whose = '; what came in its place is each time its Agent Id';
  expect(lookAt(other, [other, other, came], `2 of 3 findings fail, all with BLANK_MESSAGE${whose}`)).toBe(
    'where the bot takes that from, which belongs elsewhere',
  );
  expect(lookAt(came, [other, other, came], '2 of 3 findings fail, all with BLANK_MESSAGE')).toBe(rules[id].lookAt);
});
