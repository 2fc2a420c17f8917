import { expect, test } from '../../testing/test';
import { nameChanges, type Change } from './machine-mutant';

const text = `const most = 4;
export class Counter {
  failures = 0;
  note(): void {
    this.failures += 1;
    this.failures += 1;
  }
}
export const isOver = (n: number) => n > most;
`;

function changeOf(from: string, to: string, nth = 0): Change {
  const start = text
    .split(from)
    .slice(0, nth + 1)
    .join(from).length;
  return { switch: '1', kind: 'Kind', start, end: start + from.length, to };
}

const named = (...changes: readonly Change[]) => nameChanges('reference/counter.ts', text, changes);

test('a change tells its line, its function and whether it is made at load', () => {
  const [atLoad, ofField, inMethod, inArrow] = named(
    changeOf('4', '5'),
    changeOf('0', '1'),
    changeOf('this.failures += 1', 'this.failures -= 1'),
    changeOf('n > most', 'true'),
  );

  expect(atLoad).toMatchObject({ line: 1, within: '', atLoad: true });
  expect(ofField).toMatchObject({ line: 3, within: 'failures', atLoad: false });
  expect(inMethod).toMatchObject({ line: 5, within: 'note', atLoad: false });
  expect(inArrow).toMatchObject({ line: 9, within: 'isOver', atLoad: false });
});

test('a name outlives a move within the file', () => {
  const change = changeOf('n > most', 'true');
  const moved = { ...change, start: change.start + 13, end: change.end + 13 };

  const [there] = nameChanges('reference/counter.ts', `// A comment\n${text}`, [moved]);

  expect(there?.name).toBe(named(change)[0]?.name);
  expect(there?.line).toBe(10);
});

test('the same change at two places of a function has two names', () => {
  const names = named(changeOf('this.failures += 1', '', 0), changeOf('this.failures += 1', '', 1)).map(
    ({ name }) => name,
  );

  expect(new Set(names).size).toBe(2);
});
