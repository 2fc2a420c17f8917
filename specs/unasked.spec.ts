import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('unasked.transfer', () => test(...satisfies('unasked.transfer')));
test.describe('unasked.second-transfer', () => test(...satisfies('unasked.second-transfer')));
test.describe('unasked.repeated-text', () => test(...satisfies('unasked.repeated-text')));
test.describe('unasked.other-dialog', () => test(...satisfies('unasked.other-dialog')));
test.describe('unasked.cap-text', () => test(...satisfies('unasked.cap-text')));
test.describe('unasked.crossed-conversations', () => test(...satisfies('unasked.crossed-conversations')));
