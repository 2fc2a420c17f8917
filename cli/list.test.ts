import path from 'node:path';
import { scenarios } from '../play/scenarios/table';
import { expect, test } from '../quality/testing/test';
import { rows } from '../requirements/catalogue';
import { listRequirements } from './list';

test('every requirement is listed with how many scenarios exercise it', () => {
  const blocks = listRequirements().split(/\n(?= {2}[a-z])/);

  for (const { id, statement } of rows) {
    const many = scenarios.filter(({ exercises }) => (exercises as readonly string[]).includes(id)).length;
    const block = blocks.find((each) => each.includes(`  ${id}\n`)) ?? '';
    expect(block).toContain(` · ${many} scenario${many === 1 ? '' : 's'}\n`);
    expect(block).toContain(statement);
  }
});

test('without the kept counts, or with those of an older suite, the scenarios themselves are counted', () => {
  const older = path.join(__dirname, '..', 'docs', 'proof', 'kill-matrix.json');

  expect(listRequirements(path.join(__dirname, 'nowhere.json'))).toBe(listRequirements());
  expect(listRequirements(older)).toBe(listRequirements());
});
