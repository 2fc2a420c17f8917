/** Measures things in turns, round by round: what disturbs the machine for a while disturbs all of them alike. */
export type Measure = () => Promise<number>;

/** For each name its value of every round. Every other round goes backwards, so that nobody always follows the same one. */
export async function inTurns<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, Measure>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      values[name].push(await measures[name]());
    }
  }
  return values;
}
