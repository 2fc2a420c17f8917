import { expect, test } from '../../../quality/testing/test';
import { whereChanged } from './where-changed';

function where(template: string, value: string, seen: string, names: readonly string[] = []): string {
  const message = { template, value, names, missing: false, blank: false, unset: false, settled: true } as const;
  return whereChanged({ message: { ...message, lineBreak: 'none' } }, seen);
}

test('a message that is not there is looked for in what fills the request', () => {
  for (const seen of ['BLANK_MESSAGE', '']) expect(where('Hold on', 'Hold on', seen)).toContain('gets into the field');
});

test('a message with variables is looked for in what replaces them', () => {
  const template = 'Hold on, {$botContext.who}';
  expect(where(template, 'Hold on, Ada', template, ['who'])).toContain('every variable in the Message to User');
});

test('a message of which all but the escaped new line is there is looked for in that escape', () => {
  expect(where('Hold\\\\non', 'Hold\non', 'Hold on')).toContain('the escaped new line');
  expect(where('Hold\\\\non', 'Hold\non', 'Wait')).toContain('on its way from the configuration');
});

test('any other message is looked for on its way', () => {
  expect(where('Hold <on>', 'Hold <on>', 'Hold &lt;on&gt;')).toContain('on its way from the configuration');
});
