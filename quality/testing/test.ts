/** The test function of the project's own tests. */
export { expect, test } from '../../specs/base-test';
