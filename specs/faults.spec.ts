/**
 * Faults stand apart from requirements: a play that could not be finished, for a reason that says nothing about how the
 * implementation escalates. Each is presented as broken, so that no report with a fault in it looks whole.
 */
import { renderFault } from '../judge/words/render-fault';
import { visible } from '../judge/words/visible';
import { test } from './base-test';
import { shownRun } from './judged-run';
import { unsatisfied } from './unsatisfied';

shownRun()?.run.faults.forEach((fault, index) => {
  const where = fault.scenario === undefined ? 'the run' : `the play of ${visible(fault.scenario, 200)}`;
  const annotation = [
    { type: 'allure.label.epic', description: 'Faults' },
    { type: 'allure.label.feature', description: `fault ${fault.kind}` },
    { type: 'allure.label.severity', description: 'blocker' },
  ];
  test(`fault ${index + 1}: ${where} comes to its end`, { annotation }, ({}, testInfo) => {
    unsatisfied(renderFault(fault), testInfo);
  });
});
