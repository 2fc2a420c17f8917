import { expect, test } from '../quality/testing/test';
import { pageScript, versionsIn } from './allure-page-script';
import { reportName } from './report-name';

const extent = { whole: true } as never;
const named = (name: string, version: string) =>
  reportName(
    { conclusion: 'conforms', extent },
    { declaration: { implementation: { name, version } } as never, target: '' },
  );

test('the history tells the version of each run by its moment, and nothing of lines that are not its own', () => {
  const line = (timestamp: unknown, name: unknown) => JSON.stringify({ timestamp, name, testResults: {} });
  const lines = [
    line(1, named('my bot', '1.2.0')),
    line(2, 'Agent escalation: conforms: http://127.0.0.1:8080'),
    ...['', 'no JSON', 'null', '7', line('3', named('a', 'b')), line(4, 5)],
    line(6, named('a bot, version 9', '2 beta')),
  ];

  expect(versionsIn(lines.join('\n'))).toEqual({ 1: '1.2.0', 6: '2 beta' });
});

test('the title says how much is waived and how much applies, and has its version at the end', () => {
  const reach = { chosen: 43, apply: 31, waived: 2, missing: [] };
  const title = reportName(
    { conclusion: 'conforms', extent: { whole: true, reach } as never },
    { declaration: { implementation: { name: 'my bot', version: '1.2.0' } } as never, target: '' },
  );

  expect(title).toBe('Agent escalation: conforms; 31 of 43 apply; 2 waived: my bot, version 1.2.0');
  expect(versionsIn(JSON.stringify({ timestamp: 1, name: title }))).toEqual({ 1: '1.2.0' });
});

test('the title of a run by description says so', () => {
  const title = reportName(
    { conclusion: 'conforms', extent: { whole: false, byDescription: true } as never },
    { declaration: { implementation: { name: 'my bot', version: '1.2.0' } } as never, target: '' },
  );

  expect(title).toBe('Agent escalation, partial, by description: conforms: my bot, version 1.2.0');
});

test('a version ends no script', () => {
  const script = pageScript({ 1: '</script><script>alert(1)</script>\u2028' }, '</script>\u2029');

  expect(script.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(script).not.toMatch(/[\u2028\u2029]/);
});
