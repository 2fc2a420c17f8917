import type { Dialog } from '../../protocol/types';
import { offered, read, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../quality/testing/trace-builder';
import { turnsOf } from '../../trace/turns';
import { whatCame } from './what-came';

const says = (name: string, type: Dialog['type'], ...words: string[]): Dialog => ({
  ...{ name, type, patterns: type === 'fallback' ? [] : [name] },
  interactions: words.map((text) => ({ type: 'text', text })),
});
const ask: Dialog = {
  ...{ name: 'ask', type: 'dialog', patterns: [askForAgent] },
  interactions: [
    { type: 'text', text: 'I see' },
    { type: 'integration', integration: 'escalation' },
  ],
};

function came(...happened: readonly Happened[]) {
  const dialogs = [ask, says('hours', 'dialog', 'At nine'), says('fallback', 'fallback', 'What was that')];
  const trace = traceOf({ dialogs, bot: { defaultUserFriendlyResponse: 'So sorry', dialogs } }, [
    offered,
    said(),
    ...happened,
  ]);
  const turn = turnsOf(trace).at(-1);
  if (!turn) throw new Error('There is no turn.');
  return whatCame(turn);
}

test('a text of a dialog that was not to run is told with the dialog, before any other words', () => {
  expect(came(read('Hm'), read('At nine'))).toEqual({
    told: ': its dialog "hours" said "At nine" instead',
    ofDialog: true,
    nothing: false,
  });
  expect(came(read('What was that')).told).toBe(': its Fallback dialog said "What was that" instead');
});

test('words of no dialog are told, and the response for errors as that', () => {
  expect(came(read('I see'), read('Hm'))).toEqual({
    told: ': the consumer read "Hm" instead',
    ofDialog: false,
    nothing: false,
  });
  expect(came(read('So sorry')).told).toBe(
    ': the consumer read "So sorry", the default user-friendly response, instead',
  );
});

test('that nothing came is told, and nothing where only texts of the turn did', () => {
  expect(came(requested())).toEqual({ told: ': the bot said nothing', ofDialog: false, nothing: true });
  expect(came(read('I see')).told).toBe('');
});
