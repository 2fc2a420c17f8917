/** A generated case, or the rest of a run, as one word that can be pasted into a shell. */
import { capabilities, channels, clocks } from '../protocol/declared-values';
import type { TargetFacts } from './property';

/** One case: what fast-check needs to make it again, in the surroundings in which it was made. */
export interface CaseToken {
  readonly kind: 'case';
  readonly property: string;
  readonly seed: number;
  readonly path: string;
  readonly replayPath: string | undefined;
  readonly requirement: string;
  /** Places of the steps that the case does without. */
  readonly without: readonly number[];
  readonly targetFacts: TargetFacts;
  /** The token itself, where it was read from one. */
  readonly word?: string;
}

/** The cases that a run did not reach: for each property the first of its portions that was not played to its end. */
export interface ResumeToken {
  readonly kind: 'resume';
  readonly seed: number;
  readonly from: Readonly<Record<string, number>>;
}

export type ReplayToken = CaseToken | ResumeToken;

export function writeToken(token: ReplayToken): string {
  const fields =
    token.kind === 'resume'
      ? ['r', token.seed, token.from]
      : [
          'c',
          token.property,
          token.seed,
          token.path,
          token.replayPath ?? '',
          token.requirement,
          ...packed(token.targetFacts),
          ...token.without,
        ];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/** Characters of a token; none that the suite writes comes near it. */
const longestWord = 16_384;

/** Undefined when the word is not a token that this suite wrote. */
export function readToken(word: string): ReplayToken | undefined {
  if (word.length > longestWord) return undefined;
  let fields: unknown;
  try {
    fields = JSON.parse(Buffer.from(word, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(fields)) return undefined;
  const [kind, first, second, ...rest] = fields as unknown[];
  if (kind === 'r' && Number.isInteger(first) && isTally(second))
    return { kind: 'resume', seed: Number(first), from: second };
  const [path, replayPath, requirement, channelBits, capabilityBits, clock, ...without] = rest;
  const words = [first, path, replayPath, requirement].every((each) => typeof each === 'string');
  const numbers = [second, channelBits, capabilityBits, clock, ...without].every((each) => Number.isInteger(each));
  if (kind !== 'c' || !words || !numbers || !/^\d{1,6}(:\d{1,6})*$/.test(String(path))) return undefined;
  return {
    kind: 'case',
    property: String(first),
    seed: Number(second),
    path: String(path),
    replayPath: replayPath === '' ? undefined : String(replayPath),
    requirement: String(requirement),
    without: without.map(Number),
    targetFacts: {
      channels: chosen(channels, Number(channelBits)),
      capabilities: chosen(capabilities, Number(capabilityBits)),
      clock: clocks[Number(clock) % clocks.length] ?? 'virtual',
      ...(Number(clock) >= clocks.length ? { thorough: true as const } : {}),
    },
    word,
  };
}

function packed(targetFacts: TargetFacts): number[] {
  return [
    bits(channels, targetFacts.channels),
    bits(capabilities, targetFacts.capabilities),
    // One number for both, so that a token of an earlier suite says what it said.
    clocks.indexOf(targetFacts.clock) + (targetFacts.thorough ? clocks.length : 0),
  ];
}

function bits<T>(all: readonly T[], some: readonly T[]): number {
  return all.reduce((sum, each, index) => sum + (some.includes(each) ? 2 ** index : 0), 0);
}

function chosen<T>(all: readonly T[], bitsSet: number): T[] {
  return all.filter((_, index) => (bitsSet >> index) % 2 === 1);
}

function isTally(value: unknown): value is Record<string, number> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(Number.isInteger)
  );
}
