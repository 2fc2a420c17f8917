import { goesToSkillInsteadTests } from '../../../quality/testing/unreachable-agent';
import { test } from '../../../quality/testing/test';
import { unskilledGoesToSkill } from './unskilled-goes-to-skill';

const ada = { id: '12.34', skillIds: ['77'], available: true };

const shared = goesToSkillInsteadTests(
  unskilledGoesToSkill.judge,
  ada,
  'No escalation named an agent without the skill',
);
for (const [title, run] of Object.entries(shared)) test(title, run);
