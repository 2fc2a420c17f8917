import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('route.integration-transfers', () => test(...satisfies('route.integration-transfers')));
test.describe('route.agent-transfer-transfers', () => test(...satisfies('route.agent-transfer-transfers')));
test.describe('route.same-outcome', () => test(...satisfies('route.same-outcome')));
test.describe('route.same-speed', () => test(...satisfies('route.same-speed')));
test.describe('route.to-agent-or-bot', () => test(...satisfies('route.to-agent-or-bot')));
