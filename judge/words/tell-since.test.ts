/** What a reader is told of the time since the last run. */
import { hostileText } from '../../quality/testing/sample-traces';
import { expect, test } from '../../quality/testing/test';
import { renderSince, sinceMarkdown } from './tell-since';

const suite = { name: 'escalation-conformance', version: '0.0.0', requirements: 'these' };

function runSince(than: object = {}) {
  return {
    suite,
    seed: 417,
    since: {
      than: {
        ...{ startedAt: '2026-01-01T00:00:00.000Z', implementation: { name: 'by hand', version: '1' } },
        ...{ suite, profile: 'page@2', seed: 417, ...than },
      },
      fixed: ['message.once', 'message.mixed'],
      new: ['cap.text-on-fourth-failure'],
      same: [],
      unknown: [],
    },
  } as const;
}

test('the words say how many of each, since when, and what was different then', () => {
  const told = '2 fixed, 1 new, 0 the same since the run of 2026-01-01 00:00:00 UTC on version 1';

  expect(renderSince(runSince())).toBe(told);
  expect(renderSince(runSince({ seed: 99, suite: { ...suite, requirements: 'others' } }))).toBe(
    `${told}, with seed 99, by other requirements`,
  );
  expect(renderSince({ suite, seed: 417 })).toBeUndefined();
});

test('Markdown names the requirements of each kind that has some', () => {
  expect(sinceMarkdown(runSince()).slice(1)).toEqual([
    '**Fixed:** `message.once`, `message.mixed`',
    '**New:** `cap.text-on-fourth-failure`',
  ]);
});

test('what an implementation calls its version ends no code in Markdown', () => {
  const [line = ''] = sinceMarkdown(runSince({ implementation: { name: 'x', version: `\`\`\`${hostileText}` } }));
  const [, ticks = ''] = /^(`+) /.exec(line) ?? [];

  expect(ticks).toBe('````');
  expect(line.slice(ticks.length, -ticks.length)).not.toContain(ticks);
  expect(line).not.toContain('\n');
});
