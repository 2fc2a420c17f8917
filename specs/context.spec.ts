import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('context.passes-intent', () => test(...satisfies('context.passes-intent')));
test.describe('context.passes-message', () => test(...satisfies('context.passes-message')));
test.describe('context.not-for-people', () => test(...satisfies('context.not-for-people')));
test.describe('context.off-passes-nothing', () => test(...satisfies('context.off-passes-nothing')));
test.describe('context.receiver-starts-intent-dialog', () =>
  test(...satisfies('context.receiver-starts-intent-dialog')));
test.describe('context.receiver-prefers-intent', () => test(...satisfies('context.receiver-prefers-intent')));
test.describe('context.receiver-falls-back', () => test(...satisfies('context.receiver-falls-back')));
