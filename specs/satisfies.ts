/** What a spec gives to Playwright's `test`: the sentence of its requirement, the labels, and the showing of what was judged. */
import { createRequire } from 'node:module';
import type { TestInfo } from '@playwright/test';
import { rowOf, type RequirementId } from '../requirements/catalogue';
import { labelsOf, type Labels } from './allure-labels';
import type * as presentRowModule from './present-row';
import { runWith, shownFolder } from './judged-run';
import { unsatisfied } from './unsatisfied';

/** What shows a row is loaded by the worker that shows it: the runner, which has to know the tests, needs none of it. */
const load: (name: string) => unknown = createRequire(__filename);

type Body = (fixtures: object, testInfo: TestInfo) => Promise<void>;

/**
 * Every play that exercises the requirement satisfies it, and no other play breaks it. The call of `test` itself stands in
 * the spec, so that a failure points there. A run that was stopped or did not choose the requirement never gets here.
 */
export function satisfies(id: RequirementId): [title: string, details: Labels, body: Body] {
  const row = rowOf(id);
  const body: Body = async ({}, testInfo) => {
    // How long the plays take is bounded where they are played: waits of real time may last for a quarter of an hour.
    if (shownFolder() === undefined) testInfo.setTimeout(0);
    // Without plays there is nothing to show, and the reason is for whoever started the specs.
    const run = await runWith(id).catch((error: unknown) => unsatisfied(String((error as Error).message), testInfo));
    const { presentRow } = load('./present-row') as typeof presentRowModule;
    await presentRow(row, run, testInfo);
  };
  return [row.behaviour.sentence, labelsOf(row), body];
}
