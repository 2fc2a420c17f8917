import { expect, test } from '../../quality/testing/test';
import { calledAs } from './called-as';
import { packedName } from './packed-name';

test('a checkout has npm scripts, an installed package the file that it came in', () => {
  expect([calledAs(), calledAs('doctor')]).toEqual(['npm test --', 'npm run doctor --']);
  expect([calledAs(undefined, true), calledAs('doctor', true)]).toEqual([
    `npx ./${packedName()}`,
    `npx ./${packedName()} doctor`,
  ]);
});
