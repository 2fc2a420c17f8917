import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('agent.gets-it-when-skilled-and-available', () =>
  test(...satisfies('agent.gets-it-when-skilled-and-available')));
test.describe('agent.unskilled-goes-to-skill', () => test(...satisfies('agent.unskilled-goes-to-skill')));
test.describe('agent.unavailable-goes-to-skill', () => test(...satisfies('agent.unavailable-goes-to-skill')));
test.describe('agent.none-goes-to-skill', () => test(...satisfies('agent.none-goes-to-skill')));
test.describe('agent.not-for-bots', () => test(...satisfies('agent.not-for-bots')));
