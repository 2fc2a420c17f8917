/** Pact's mismatches, one for each place in the message, in words and with a path that requirements can be found by. */
import type { RequirementId } from '../requirements/catalogue';
import { quote } from '../trace/render-event';
import type { Parts } from './contract';
import type { PactMismatch } from './engine-messages';

export interface Difference {
  /** Such as `$.message`; `-$.message` when it is missing or empty. A header or status has no path. */
  readonly path: string | undefined;
  readonly told: string;
}

/** `extrasAllowed`: an answer may hold more than was asked for, a request may not. */
export function differencesIn(mismatches: readonly PactMismatch[], extrasAllowed: boolean): Difference[] {
  return mismatches.flatMap((mismatch): Difference[] => {
    const { path = '$', type, expected, actual } = mismatch;
    if (type !== undefined && type !== 'BodyMismatch') return [{ path: undefined, told: tellOther(mismatch) }];
    const keys = differingKeys(expected, actual);
    if (keys === undefined || keys.length === 0) {
      const empty = actual === '""' || actual === '' || actual === 'null';
      return [{ path: empty ? `-${path}` : path, told: `${path}${valueTold(mismatch.mismatch)}` }];
    }
    return keys
      .filter(({ missing }) => missing || !extrasAllowed)
      .map(({ key, missing }) => ({
        path: `${missing ? '-' : ''}${path}.${key}`,
        told: `${path}.${key} ${missing ? 'is missing' : 'is there, and ought not to be'}`,
      }));
  });
}

/** Pact says "Expected 'seen' (String) to be equal to 'wanted' (String)", which everybody reads the wrong way round. */
function valueTold(mismatch = 'differs'): string {
  const [, seen, wanted] = /^Expected '([^]*)' \(String\) to be equal to '([^]*)' \(String\)$/.exec(mismatch) ?? [];
  return seen === undefined || wanted === undefined
    ? `: ${mismatch}`
    : ` is ${quote(seen)} instead of ${quote(wanted)}`;
}

function tellOther({ type = 'difference', key, expected, actual, mismatch }: PactMismatch): string {
  const what = type.replace(/Mismatch$/, '').toLowerCase();
  return `${what}${key === undefined ? '' : ` ${key}`}: ${mismatch ?? `expected ${expected ?? 'nothing'}, was ${actual ?? 'nothing'}`}`;
}

/** Pact tells of missing and superfluous keys by two lists of names. */
function differingKeys(expected = '', actual = ''): { readonly key: string; readonly missing: boolean }[] | undefined {
  const wanted = namesIn(expected);
  const there = namesIn(actual);
  if (!wanted || !there) return undefined;
  return [
    ...wanted.filter((key) => !there.includes(key)).map((key) => ({ key, missing: true })),
    ...there.filter((key) => !wanted.includes(key)).map((key) => ({ key, missing: false })),
  ];
}

function namesIn(text: string): string[] | undefined {
  try {
    const names = JSON.parse(text) as unknown;
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : undefined;
  } catch {
    return undefined;
  }
}

/** Requirements that speak of the places that differ; those for a missing part go before those for its value. */
export function requirementsAt(differences: readonly Difference[], parts: Parts): RequirementId[] {
  const found = differences.flatMap(({ path }) => {
    if (path === undefined) return [];
    const exact = path.startsWith('-') ? Object.entries(parts).filter(([part]) => part === path) : [];
    const place = path.replace(/^-/, '');
    const near = Object.entries(parts).filter(([part]) => isWithin(place, part) || isWithin(part, place));
    return (exact.length > 0 ? exact : near).flatMap(([, ids]) => ids);
  });
  return [...new Set(found)];
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
