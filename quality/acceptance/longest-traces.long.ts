/** Each rule is done in a moment with the longest traces that there may be: by its looks at events, since time is another machine's. */
import { floodedTraces, looksOfRules } from '../testing/flooded-traces';
import { expect, test } from '../testing/test';
import { rules } from '../../judge/rules/table';
import { longestTrace, mostTurns } from '../../trace/trace-limits';
import { callsTaken } from '../../play/platform/surfaces/conversation-load';

test.describe.configure({ timeout: 3_600_000 });

/** What a machine of today does in less than two seconds, even where each look is counted. */
const mostLooks = 20_000_000;

test('no rule looks at the events of the longest traces more often than it may', () => {
  const most: { readonly looks: number; readonly by: string }[] = [];
  for (const each of floodedTraces(callsTaken, mostTurns - 50)) {
    expect(each.trace.events.length, each.what).toBeLessThan(longestTrace);
    for (const [rule, looks] of looksOfRules(Object.values(rules), each))
      most.push({ looks, by: `${rule}, ${each.what}` });
  }
  most.sort((a, b) => b.looks - a.looks);
  console.log(
    most
      .slice(0, 10)
      .map(({ looks, by }) => `${looks} looks: ${by}`)
      .join('\n'),
  );

  expect(most[0]?.looks, most[0]?.by).toBeLessThan(mostLooks);
});
