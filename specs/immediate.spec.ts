import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('immediate.failure-reaches-rule', () => test(...satisfies('immediate.failure-reaches-rule')));
test.describe('immediate.broken-call-is-failure', () => test(...satisfies('immediate.broken-call-is-failure')));
test.describe('immediate.success-reaches-rule', () => test(...satisfies('immediate.success-reaches-rule')));
test.describe('immediate.no-rule-next-action', () => test(...satisfies('immediate.no-rule-next-action')));
test.describe('immediate.bot-keeps-conversation', () => test(...satisfies('immediate.bot-keeps-conversation')));
