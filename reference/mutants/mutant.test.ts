import { expect, test } from '../../quality/testing/test';
import { variants } from '../variants';
import { mutants } from '.';

test('names are unique and in kebab-case', () => {
  const names = [...mutants, ...variants].map((each) => each.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('no mutant says twice what it breaks', () => {
  for (const { name, breaks, alsoFails = [], inconclusive = [] } of mutants) {
    const ids = [breaks, ...alsoFails, ...inconclusive];
    expect(new Set(ids).size, name).toBe(ids.length);
  }
});
