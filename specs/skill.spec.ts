import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('skill.literal-number', () => test(...satisfies('skill.literal-number')));
test.describe('skill.variable-at-attempt', () => test(...satisfies('skill.variable-at-attempt')));
test.describe('skill.non-numeric-sends-fallback', () => test(...satisfies('skill.non-numeric-sends-fallback')));
test.describe('skill.non-numeric-no-transfer', () => test(...satisfies('skill.non-numeric-no-transfer')));
test.describe('skill.unset-variable-is-non-numeric', () => test(...satisfies('skill.unset-variable-is-non-numeric')));
test.describe('skill.id-not-truncated', () => test(...satisfies('skill.id-not-truncated')));
test.describe('skill.unknown-id-fails-as-transfer', () => test(...satisfies('skill.unknown-id-fails-as-transfer')));
test.describe('skill.non-numeric-hides-message', () => test(...satisfies('skill.non-numeric-hides-message')));
