/**
 * The face that people read: one spec, one requirement, one behaviour, in three paragraphs. What happened comes from
 * the traces of the run; these words say what to look for in it.
 */
import { findRow, rowOf, type RequirementId } from '../requirements/catalogue';
import { labelsOf } from './allure-labels';
import { test } from './base-test';
import { presentRow, type Spoken } from './present-row';
import { presentedRun } from './presented-run';

export interface Words {
  /** The situation, in words. */
  readonly given: (words: string) => void;
  /** What happens in it. */
  readonly when: (words: string) => void;
  /** What the documents lead one to expect. */
  readonly then: (words: string) => void;
  /** Every play that exercises the requirement satisfies it, and no other play breaks it. */
  readonly expectToSatisfy: (id: RequirementId) => void;
}

let described: { readonly id: RequirementId; behaviours: number } | undefined;

/** Holds the one behaviour of one requirement. A requirement that was not selected is not presented at all. */
export function describeRequirement(id: RequirementId, body: () => void): void {
  if (!findRow(id)) throw new Error(`A spec describes "${id}", and the catalogue has no such requirement.`);
  const { run } = presentedRun();
  if (!run.results.some((result) => result.id === id)) return;
  test.describe(id, () => {
    const own = { id, behaviours: 0 };
    described = own;
    body();
    described = undefined;
    if (own.behaviours !== 1) {
      throw new Error(`The spec of "${id}" has ${own.behaviours} behaviours; each requirement is presented by one.`);
    }
  });
}

/** What the requirement asks for, as a sentence in the present tense, told in given, when and then. */
export function behaviour(sentence: string, tell: (words: Words) => void): void {
  if (!described) throw new Error(`The behaviour "${sentence}" stands outside describeRequirement.`);
  described.behaviours += 1;
  const { id } = described;
  test(sentence, labelsOf(rowOf(id)), async ({}, testInfo) => {
    const spoken: Spoken = { given: undefined, when: undefined, then: undefined, expected: undefined };
    tell({
      given: (words) => (spoken.given = words),
      when: (words) => (spoken.when = words),
      then: (words) => (spoken.then = words),
      expectToSatisfy: (expected) => (spoken.expected = expected),
    });
    if (spoken.expected !== id) {
      throw new Error(`The spec of "${id}" expects "${spoken.expected ?? 'nothing'}" to be satisfied. Name "${id}".`);
    }
    await presentRow(id, spoken, presentedRun(), testInfo);
  });
}
