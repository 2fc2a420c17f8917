/** Progress is one line that moves on a terminal, and a few lines that stay elsewhere. */
import { expect, test } from '../quality/testing/test';
import { progressOn } from './progress';

function shown(isTTY: boolean | undefined, act: (progress: ReturnType<typeof progressOn>) => void): string {
  let text = '';
  const output = { write: (more: string) => (text += more), ...(isTTY === undefined ? {} : { isTTY }) };
  act(progressOn(output, 'Playing'));
  return text;
}

const playAll = (all: number) => (progress: ReturnType<typeof progressOn>) => {
  for (let done = 1; done <= all; done += 1) progress.step(done, all);
  progress.end();
};

test('a log gets a line for each quarter, whatever the number of plays', () => {
  expect(shown(false, playAll(200)).split('\n')).toEqual([
    'Playing: 50 of 200',
    'Playing: 100 of 200',
    'Playing: 150 of 200',
    'Playing: 200 of 200',
    '',
  ]);
});

test('one play is one line', () => {
  expect(shown(undefined, playAll(1))).toBe('Playing: 1 of 1\n');
});

test('the end is told once', () => {
  const text = shown(false, (progress) => {
    progress.step(4, 4);
    progress.step(4, 4);
  });

  expect(text).toBe('Playing: 4 of 4\n');
});

test('a log gets no control characters', () => {
  expect(shown(false, playAll(37))).toMatch(/^[\x20-\x7e\n]*$/);
});

test('a terminal gets one line of constant width that is rewritten', () => {
  const steps = shown(true, playAll(40)).trimEnd().split('\r').slice(1);

  expect(steps).toHaveLength(40);
  expect(new Set(steps.map((step) => step.indexOf(' ', 'Playing '.length)))).toEqual(new Set([38]));
  expect(steps.at(-1)).toBe(`Playing ${'█'.repeat(30)} 40/40`);
});

test('a terminal has a fresh line afterwards', () => {
  expect(shown(true, playAll(3)).endsWith('3/3\n')).toBe(true);
});

test('a run without plays shows nothing', () => {
  expect(shown(false, playAll(0))).toBe('');
  expect(shown(true, (progress) => progress.step(0, 0))).toBe('');
});
