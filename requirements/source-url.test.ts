/** Where a link to a source leads. */
import { rows } from './catalogue';
import { derivations } from './derivations';
import { sourceUrl } from './source-url';
import { sources } from './sources';
import { expect, test } from '../quality/testing/test';

const escalation = sources.escalation.url;

test('a source leads to its heading by the anchor that the vendor links to', () => {
  expect(sourceUrl({ page: 'escalation', heading: 'Handle transfer failures' })).toBe(
    `${escalation}#handle-transfer-failures`,
  );
  expect(sourceUrl({ page: 'escalation', heading: 'Add a LivePerson Agent Escalation' })).toBe(
    `${escalation}#add-a-liveperson-agent-escalation`,
  );
  expect(sourceUrl({ page: 'interactions', heading: 'Integration interactions' })).toBe(
    `${sources.interactions.url}#integration-interactions`,
  );
  expect(sourceUrl({ page: 'connector', heading: 'Custom configuration fields' })).toBe(
    `${sources.connector.url}#custom-configuration-fields`,
  );
});

test('what stands before the first heading leads to the top of its page', () => {
  expect(sourceUrl({ page: 'escalation', heading: 'Introduction' })).toBe(escalation);
});

test('every source of a requirement leads to an address that browsers take as it is', () => {
  const cited = [
    ...rows.flatMap(({ source, onAgentTransfer }) => (onAgentTransfer ? [source, onAgentTransfer] : [source])),
    ...Object.values(derivations).flatMap((derivation) => derivation?.from ?? []),
  ];
  const urls = cited.map(sourceUrl);

  expect(urls.length).toBeGreaterThan(rows.length);
  expect(urls.filter((url) => new URL(url).href !== url)).toEqual([]);
  expect(new Set(urls.map((url) => new URL(url).hash)).size).toBeGreaterThan(8);
});
