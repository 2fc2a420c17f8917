/**
 * What this implementation does where the documents are silent. Nothing is judged here: each result says what was seen
 * and carries the label of an observation, none of a requirement.
 */
import { gatherSightings, observed, type Gathered, type Observed } from '../judge/verdict/observed';
import { visible } from '../judge/words/visible';
import { test } from './base-test';
import { shownRun } from './judged-run';

const evidence = shownRun()?.evidence;

for (const observation of evidence ? observed(evidence) : []) {
  // Of what no play came to there is nothing to say, and a green line would say something.
  if (observation.sightings.length === 0) continue;
  const { question, sightings } = observation;
  const title = `what this implementation does: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
  test(title, labels(observation), async () => {
    for (const each of gatherSightings(sightings)) await test.step(told(each), () => {});
  });
}

function labels({ id, whyOpen, section, question }: Observed) {
  const label = (name: string, description: string) => ({ type: `allure.label.${name}`, description });
  return {
    tag: ['@observation'],
    annotation: [
      label('epic', 'Observations'),
      label('feature', id),
      label('observation', id),
      label('severity', 'trivial'),
      {
        type: 'description',
        description: `**Recorded, never judged.** ${question} ${whyOpen}\n\nIt belongs to “${section}”.`,
      },
    ],
  };
}

function told({ about, seen, channels }: Gathered): string {
  return `${visible(about, 200)}: ${visible(seen, 400)} (${channels.join(', ')})`;
}
