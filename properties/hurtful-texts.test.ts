import { fill } from '../trace/templates';
import { expect, test } from '../quality/testing/test';
import { hurtfulNewLines, hurtfulTexts } from './hurtful-texts';
import { textsThatHurt } from './situations/texts-that-hurt';
import * as fc from 'fast-check';
import type { Candidate } from './property';
import { capabilities, channels } from '../protocol/schemas';

const all = Object.entries(hurtfulTexts);

test('every text is plain by the documents: no half character, no control but the tab, nothing to be replaced', () => {
  for (const [name, text] of all) {
    expect(text, name).not.toMatch(/\p{Cs}/u);
    expect(text, name).not.toMatch(/[^\P{Cc}\t]/u);
    expect(text, name).not.toContain('\\');
    expect(fill(text, new Map()).unset, name).toEqual([]);
    expect(text.length, name).toBeLessThanOrEqual(20_000);
  }
});

test('no two texts are the same', () => {
  expect(new Set(all.map(([, text]) => text)).size).toBe(all.length);
});

test('a long text has exactly the length that its name says, a character beyond 16 bits across each edge before', () => {
  for (const length of [160, 255, 256, 1_000, 4_000, 5_000, 15_000, 20_000]) {
    const text = hurtfulTexts[`${length} characters`] ?? '';
    expect(text).toHaveLength(length);
    if (length > 160) expect(text.slice(159, 161)).toBe('😀');
  }
});

test('every text stands once in every place', async () => {
  const targetFacts = { channels, capabilities, clock: 'virtual' as const };
  const marks: string[] = [];
  for (let place = 0; place < (textsThatHurt.listed?.(targetFacts) ?? 0); place += 1) {
    const [candidate] = fc.sample(textsThatHurt.candidates(targetFacts, String(place)), { numRuns: 1, seed: 1 });
    marks.push(...((await (candidate as Candidate).build())?.marks ?? []));
  }
  const places = new Set(marks.map((mark) => mark.slice(0, mark.indexOf(':'))));
  expect(places.size).toBe(12);
  for (const place of places) for (const [name] of all) expect(marks).toContain(`${place}: ${name}`);
  for (const name of Object.keys(hurtfulNewLines)) expect(marks).toContain(`message of an integration: ${name}`);
});
