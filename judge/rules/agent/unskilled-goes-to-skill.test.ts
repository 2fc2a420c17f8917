import { testGoesToSkillInstead } from '../../../quality/testing/unreachable-agent';
import { unskilledGoesToSkill } from './unskilled-goes-to-skill';

const ada = { id: '12.34', skillIds: ['77'], available: true };

testGoesToSkillInstead(unskilledGoesToSkill.judge, ada, 'No escalation named an agent without the skill');
