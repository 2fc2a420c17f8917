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

test('a version ends no script', () => {
  const script = pageScript({ 1: '</script><script>alert(1)</script>\u2028' }, '</script>\u2029');

  expect(script.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(script).not.toMatch(/[\u2028\u2029]/);
});
