import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('silence.fallback-skill-after-three-minutes', () =>
  test(...satisfies('silence.fallback-skill-after-three-minutes')));
test.describe('silence.nothing-within-three-minutes', () => test(...satisfies('silence.nothing-within-three-minutes')));
test.describe('silence.no-fallback-skill-no-transfer', () =>
  test(...satisfies('silence.no-fallback-skill-no-transfer')));
test.describe('silence.reply-cancels', () => test(...satisfies('silence.reply-cancels')));
test.describe('silence.bypassed-once', () => test(...satisfies('silence.bypassed-once')));
test.describe('silence.configured-wait', () => test(...satisfies('silence.configured-wait')));
