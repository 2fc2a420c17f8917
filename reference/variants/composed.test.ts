import { expect, test } from '../../quality/testing/test';
import { honestParts } from '../parts';
import { variants } from '.';
import { composed } from './composed';
import { contradictions } from './contradictions';
import type { Variant } from './variant';

const pairs = variants.flatMap((lower, n) => variants.slice(n + 1).map((upper) => [lower, upper] as const));

function contradict(one: Variant, other: Variant): boolean {
  return contradictions.some(
    ({ among, atMost = 1 }) => atMost < 2 && among.includes(one.name) && among.includes(other.name),
  );
}

/** The text of each method that a variant overrides, by part and method: that on top calls what it stands on, or hides it. */
function overrides({ parts }: Variant): Map<string, string> {
  const found = new Map<string, string>();
  const whole = composed(honestParts, [{ parts }]);
  for (const name of Object.keys(parts) as (keyof typeof whole)[]) {
    let made: unknown = whole[name];
    if (typeof made !== 'function') found.set(name, '');
    for (; typeof made === 'function' && made !== honestParts[name]; made = Object.getPrototypeOf(made)) {
      const prototype = made.prototype as object;
      for (const [method, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        const key = `${name}.${method}`;
        const inherited = method in ((honestParts[name] as { prototype?: object }).prototype ?? {});
        if (method === 'constructor' || !inherited || typeof value !== 'function') continue;
        found.set(key, `${found.get(key) ?? ''}${String(value)}`);
      }
    }
  }
  return found;
}

test('each contradiction is among variants that there are', () => {
  const names = variants.map(({ name }) => name);
  const named = contradictions.flatMap(({ among }) => among);

  expect(named.filter((name) => !names.includes(name))).toEqual([]);
  expect(contradictions.filter(({ among, atMost = 1 }) => new Set(among).size <= atMost)).toEqual([]);
});

/** What a bot never does is not done in any way. */
const meant = ['never-resets-the-count hides FailureCounter.reset of counts-failures-for-the-bot'];

test('of two variants that go together neither hides the other', () => {
  const hidden = pairs
    .filter(([lower, upper]) => !contradict(lower, upper))
    .flatMap(([lower, upper]) => {
      const below = overrides(lower);
      return [...overrides(upper)]
        .filter(([key, text]) => below.has(key) && !text.includes(`super.${key.split('.')[1]}(`))
        .map(([key]) => `${upper.name} hides ${key} of ${lower.name}`);
    });

  expect(hidden).toEqual(meant);
});

test('a variant is put upon the one before it', () => {
  const upper = class extends honestParts.Templates {};
  const made = composed(honestParts, [
    { parts: { Templates: () => upper, fallbackMessage: 'What?' } },
    { parts: { Templates: (Base) => class extends Base {} } },
  ]);

  expect(Object.getPrototypeOf(made.Templates)).toBe(upper);
  expect(made.fallbackMessage).toBe('What?');
  expect(made.Escalator).toBe(honestParts.Escalator);
});
