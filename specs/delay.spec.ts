import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('delay.postpones-transfer', () => test(...satisfies('delay.postpones-transfer')));
test.describe('delay.texts-arrive-first', () => test(...satisfies('delay.texts-arrive-first')));
test.describe('delay.agent-transfer-postpones', () => test(...satisfies('delay.agent-transfer-postpones')));
