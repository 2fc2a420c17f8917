import { judgeRun } from '../judge/verdict/evidence';
import { sampleRun, wholeExtent } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { badgeSvg } from './badge';
import { badgeData } from './badge-data';

const { run } = judgeRun(...sampleRun({}));
const dataOf = (more: object) => JSON.parse(badgeData({ ...run, ...more })) as Record<string, unknown>;

test('the data of the badge are what shields.io asks of an endpoint', () => {
  const data = dataOf({});
  expect(Object.keys(data)).toEqual(['schemaVersion', 'label', 'message', 'color']);
  expect(data['schemaVersion']).toBe(1);
  expect(data['message']).not.toBe('');
});

test('the data of the badge say what its picture says, in the same colour', () => {
  for (const more of [{}, { conclusion: 'conforms' }, { conclusion: 'conforms', extent: wholeExtent }]) {
    const { label, message, color } = dataOf(more);
    const svg = badgeSvg({ ...run, ...more } as typeof run);
    expect(svg).toContain(`<title>${String(label)}: ${String(message)}</title>`);
    expect(svg).toContain(`fill="${String(color)}"`);
  }
});

test('the data of the badge hold nothing that an implementation wrote', () => {
  expect(badgeData(run)).not.toMatch(/script|onerror|drawkcab/);
});
