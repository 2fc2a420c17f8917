import { expect, test } from '../../quality/testing/test';
import { offered, passed, said } from '../../quality/testing/event-bodies';
import { traceOf } from '../../quality/testing/trace-builder';
import { fail, inconclusive, onEvery, pass, worse, worstOf } from './rule';
import type { Verdict } from '../../results/finding';

const order: readonly Verdict[] = ['pass', 'inconclusive', 'fail'];
const findings = { pass: pass('p'), inconclusive: inconclusive('i'), fail: fail('f', 'e') };

for (const [place, better] of order.entries()) {
  for (const worst of order.slice(place)) {
    test(`of ${better} and ${worst} the worse is ${worst}, whichever comes first`, () => {
      expect([worse(better, worst), worse(worst, better)]).toEqual([worst, worst]);
      expect(worstOf([findings[better], findings[worst]]).verdict).toBe(worst);
    });
  }
}

test('of equally bad findings the first is kept', () => {
  expect(worstOf([pass('p'), fail('first', 'e'), fail('second', 'e')]).because).toBe('first');
});

test('evidence is in order, without repetitions, and without what is missing', () => {
  const [first, second, third] = traceOf({}, [offered, said(), passed(1)]).events;

  expect(pass('p', third, undefined, first, third, second).evidence).toEqual([1, 2, 3]);
});

test('a failure says what was expected', () => {
  expect(fail('seen', 'wanted')).toEqual({ verdict: 'fail', because: 'seen', expected: 'wanted', evidence: [] });
});

test('no occasion is inconclusive, and says why', () => {
  expect(onEvery([], () => pass('p'), 'nothing happened')).toEqual(inconclusive('nothing happened'));
});

test('the worst of several occasions counts', () => {
  const judge = (verdict: Verdict) => findings[verdict];

  expect(onEvery(['pass', 'fail', 'inconclusive'] as const, judge, '-').verdict).toBe('fail');
  expect(onEvery(['pass', 'inconclusive', 'pass'] as const, judge, '-').verdict).toBe('inconclusive');
  expect(onEvery(['pass', 'pass'] as const, judge, '-').verdict).toBe('pass');
});
