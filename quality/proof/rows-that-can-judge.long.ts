/** What a run that chose requirements leaves out: rows on which nothing of them can come. All rows are played to see it. */
import { playProperty } from '../../properties/play-property';
import { canJudge, judgedOnSome } from '../../properties/combinations/can-judge';
import { combinations } from '../../properties/combinations/combinations';
import { everything, rowsFor } from '../../properties/combinations/coverage-for';
import { openSession } from '../../run/open-session';
import { expect, test } from '../testing/test';

test('on the reference no requirement is judged on a row that would be left out for it', async () => {
  const { session, close } = await openSession({ callDeadlineMs: 60_000 }, { connections: 64 });
  try {
    const rows = rowsFor(everything);
    const { places } = await playProperty(combinations, session, {
      ...{ runs: 1, seed: 1, casesAtOnce: 12, untilMs: Infinity, shrinkMs: 0 },
      targetFacts: everything,
    });
    expect(places.size).toBe(rows.length);
    for (const id of judgedOnSome) {
      const judged = rows.filter((_, place) => places.get(place)?.includes(id));
      expect(judged.length, id).toBeGreaterThan(10);
      expect(
        judged.filter((row) => !canJudge(row, [id])),
        id,
      ).toEqual([]);
    }
  } finally {
    await close();
  }
});
