import { expect, test } from '../../quality/testing/test';
import { calledAs } from './called-as';

test('a checkout has npm scripts, an installed package its command', () => {
  expect([calledAs(), calledAs('doctor')]).toEqual(['npm test --', 'npm run doctor --']);
  expect([calledAs(undefined, true), calledAs('doctor', true)]).toEqual([
    'npx escalation-conformance',
    'npx escalation-conformance doctor',
  ]);
});
