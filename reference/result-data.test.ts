import type { Dialog, Integration } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { withReference, withStatus, type Reply } from './reference-fixture';

const showing = (text: string): Dialog[] => [
  {
    name: 'ask',
    type: 'dialog',
    patterns: ['agent'],
    interactions: [
      {
        type: 'integration',
        integration: 'escalation',
        rules: [
          { result: 'success', dialog: 'show' },
          { result: 'failure', dialog: 'show' },
        ],
      },
    ],
  },
  { name: 'show', type: 'dialog', patterns: ['s'], interactions: [{ type: 'text', text }] },
];

async function shown(text: string, integration: Partial<Integration>, reply?: Reply): Promise<string | undefined> {
  let last: string | undefined;
  const staging = {
    dialogs: showing(text),
    integration: { responseDataVariableName: 'Handover', ...integration },
    replies: reply ? [reply] : [],
  };
  await withReference(staging, async (fixture) => {
    await fixture.say(await fixture.open(), 'agent');
    last = fixture.seen.at(-1);
  });
  return last;
}

test('the response stands under the prefixed name of its variable, as JSON with the same key', async () => {
  const text = await shown('{$botContext.api_Handover}', {});
  expect(JSON.parse(text ?? '')).toEqual({
    api_Handover: { transferId: 't-1', status: 'ACCEPTED', skill: { id: '3402109730', name: 'Billing' } },
  });
});

test('the status of the call can be read', async () => {
  expect(await shown('{$botContext.api_HandoverStatus}', {}, withStatus(503))).toBe('503');
});

test('a custom data field is filled from the response and shown by the name of its integration', async () => {
  const customDataFields = [
    { key: 'team', value: '{$.api_Handover.skill.name}' },
    { key: 'lost', value: '{$.api_Handover.nothing.here}' },
  ];
  const text = await shown('To {escalation.team}, {escalation.lost}.', { customDataFields });
  expect(text).toBe('To Billing, {escalation.lost}.');
});

const wrap = `
  var response = botContext.getBotVariable('api_Handover');
  var known = JSON.parse(response.jsonData);
  response.jsonData = JSON.stringify({ api_Handover: { teams: [known.api_Handover.skill] } });
  botContext.setBotVariable('api_Handover', response, true, false);
  botContext.setBotVariable('count', 1);
`;

test('a transform script changes the result before the fields are filled', async () => {
  const customDataFields = [{ key: 'team', value: '{$.api_Handover.teams[0].name}' }];
  const text = await shown('{escalation.team} {$botContext.count}', { transformResultScript: wrap, customDataFields });
  expect(text).toBe('Billing 1');
});

for (const [what, script] of [
  ['throws', "throw new Error('no');"],
  ['never ends', 'for (;;) {}'],
  ['eats memory', "var all = []; for (var s = 'x'; ; s += s) all.push(s + all.length);"],
  ['looks for the host', "botContext.setBotVariable('found', typeof require + typeof process + typeof fetch);"],
] as const) {
  test(`a transform script that ${what} harms nobody`, async () => {
    const text = await shown('{$botContext.found} {$botContext.api_HandoverStatus}', { transformResultScript: script });
    const found = what === 'looks for the host' ? 'undefinedundefinedundefined' : '{$botContext.found}';
    expect(text).toBe(`${found} 200`);
  });
}
