import type { Dialog } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { following } from './following-dialogs';

const leading = (name: string, nextDialog?: string, onFailure?: string): Dialog => ({
  name,
  type: 'dialog',
  patterns: [],
  interactions: [
    { type: 'text', text: name },
    {
      type: 'agent-transfer',
      agentSkillId: '1',
      ...(nextDialog === undefined ? {} : { nextDialog }),
      ...(onFailure === undefined ? {} : { rules: [{ result: 'failure', dialog: onFailure }] }),
    },
  ],
});

test('dialogs follow by rules and next actions, in a circle as well, and no others do', () => {
  const dialogs = [leading('first', 'second', 'third'), leading('second', 'first'), leading('third'), leading('other')];

  expect([...following(dialogs, dialogs.slice(0, 1))].map(({ name }) => name)).toEqual(['first', 'second', 'third']);
});
