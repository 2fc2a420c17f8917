import { offered, passed, requested, said, transferred } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { blankVariants } from './blank-variants';

function seen(messageToUser: string, ...eventBodies: Happened[]) {
  const bot = { contextVariables: { blank: 'BLANK_MESSAGE' } };
  return blankVariants.look(traceOf({ bot, integration: { messageToUser } }, [offered, said(), ...eventBodies]));
}

test('a spelling that the consumer reads is told with what was sent', () => {
  expect(seen('blank_message', ...transferred({ message: 'blank_message' }))).toEqual([
    {
      about: 'message "blank_message"',
      seen: 'the consumer read "blank_message"; the request carried "blank_message"',
      evidence: [2, 3, 4],
    },
  ]);
});

test('a variable that holds it is told as one', () => {
  expect(seen('{$botContext.blank}', requested({ message: 'BLANK_MESSAGE' }))).toEqual([
    {
      about: 'message "BLANK_MESSAGE", by a variable',
      seen: 'the consumer read nothing; the request carried "BLANK_MESSAGE"',
      evidence: [2, 3],
    },
  ]);
});

test('no transfer is told as such', () => {
  expect(seen('A BLANK_MESSAGE', passed(5_000))).toEqual([
    { about: 'message "A BLANK_MESSAGE"', seen: 'the consumer read nothing; no transfer was requested', evidence: [2] },
  ]);
});

for (const clear of ['BLANK_MESSAGE', 'One moment']) {
  test(`${clear} is no question`, () => {
    expect(seen(clear, requested())).toEqual([]);
  });
}
