/**
 * The test function of the specs and of the project's own tests: Playwright's, without its browser fixtures, which
 * cost ten milliseconds a test. It is exported but undocumented there, so it is named in this one place.
 */
export { _baseTest as test, expect } from '@playwright/test';
