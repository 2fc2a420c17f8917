/** A run says that everything came out alike only where everything was played as often as was asked. */
import { expect, test } from '../../quality/testing/test';
import type { JudgedRun } from '../verdict/verdict';
import { unstableLines } from './unstable-line';

type Asked = Parameters<typeof unstableLines>[0];

function told(tried: number | undefined, of: number, unstable: readonly string[] = [], repeat: number | undefined = 2) {
  const amounts =
    tried === undefined
      ? []
      : [
          { what: 'messages', tried: 9, of: 9 },
          { what: 'plays', tried, of },
        ];
  const results = ['message.once', 'cap.text-on-fourth-failure'].map((id) => ({
    ...{ id },
    ...(unstable.includes(id) ? { unstable: {} } : {}),
  }));
  return unstableLines({ repeat, results, extent: { tried: amounts } } as unknown as Asked);
}

test('everything that was played as often as was asked is stable or not', () => {
  expect(told(20, 20)).toEqual([
    'Stable: each chosen situation was played 2 times, and every requirement had one result.',
  ]);
  expect(told(20, 20, ['message.once'])).toEqual([
    'Unstable: each chosen situation was played 2 times, and 1 requirement had different results: message.once.',
  ]);
});

test('a run that broke off says how much was played, and nothing of what was not', () => {
  const broken = 'each chosen situation was to be played 2 times, and 13 of 20 plays were made to their end';

  expect(told(13, 20)).toEqual([`Whether it is stable is not known: ${broken}.`]);
  expect(told(13, 20, ['message.once'])).toEqual([
    `Unstable: ${broken}, and 1 requirement had different results: message.once.`,
  ]);
});

test('a run of which nothing was played says nothing of stability', () => {
  for (const [tried, of] of [
    [0, 20],
    [0, 0],
    [undefined, 0],
  ] as const) {
    expect(told(tried, of)[0]).toContain('Whether it is stable is not known');
  }
});

test('a run that was to play everything once has no such line', () => {
  const run: Pick<JudgedRun, 'repeat' | 'results' | 'extent'> = {
    ...({ repeat: undefined, results: [], extent: {} } as unknown as Asked),
  };

  expect(unstableLines(run)).toEqual([]);
});
