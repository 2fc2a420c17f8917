import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('config.message-required', () => test(...satisfies('config.message-required')));
test.describe('config.blank-satisfies-required', () => test(...satisfies('config.blank-satisfies-required')));
test.describe('config.agent-id-optional', () => test(...satisfies('config.agent-id-optional')));
test.describe('config.skill-name-is-a-label', () => test(...satisfies('config.skill-name-is-a-label')));
test.describe('config.default-interaction-message', () => test(...satisfies('config.default-interaction-message')));
test.describe('config.skill-id-mandatory', () => test(...satisfies('config.skill-id-mandatory')));
