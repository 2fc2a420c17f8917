import { expect, test } from '../quality/testing/test';
import { fewestCases, settleCases } from './settle-cases';

const long = { name: 'long', weight: 2, findsMost: true };
const short = { name: 'short', weight: 0.5, findsMost: false };
const tiny = { name: 'tiny', weight: 0.5, findsMost: false };
const all = [long, short, tiny];
const settle = (budgetMs: number, more: Partial<{ listsMs: number; caseMs: number; asked: number }> = {}) =>
  settleCases(all, more.asked ?? 100, 5, { budgetMs, listsMs: more.listsMs ?? 0, caseMs: more.caseMs ?? 10 });

test('where there is time for all, all are played', () => {
  expect(settle(3_000)).toEqual({ cases: { long: 100, short: 100, tiny: 100 }, expectedMs: 3_000 });
});

test('what finds most gets its cases first', () => {
  expect(settle(2_400).cases).toEqual({ long: 100, short: 40, tiny: 40 });
});

test('the fewest are played however little time there is', () => {
  expect(settle(1).cases).toEqual({ long: fewestCases, short: fewestCases, tiny: fewestCases });
});

test('a slow implementation gets fewer', () => {
  expect(settle(3_000, { caseMs: 20 }).cases['long']).toBeLessThan(100);
});

test('lists take nothing of the half that is for chance', () => {
  expect(settle(6_000, { listsMs: 60_000 }).cases).toEqual(settle(3_000).cases);
});

test('no more are played than were asked for', () => {
  expect(settle(60_000, { asked: 7 }).cases).toEqual({ long: 7, short: 7, tiny: 7 });
});

test('cases come in whole portions', () => {
  for (const cases of Object.values(settle(1_777).cases)) expect(cases % 5).toBe(0);
});
