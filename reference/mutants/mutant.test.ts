import { expect, test } from '../../quality/testing/test';
import { variants } from '../variants';
import { mutants } from '.';

test('names are unique and in kebab-case', () => {
  const names = [...mutants, ...variants].map((each) => each.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});
