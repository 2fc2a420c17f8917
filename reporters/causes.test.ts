/** One cause is told once, whoever tells it: on the console, in the summary and on the page. */
import type { RequirementId } from '../requirements/catalogue';
import type { RunFacts } from '../results/run-facts';
import { causesOf } from '../judge/words/causes-of';
import { judgeRun } from '../judge/verdict/evidence';
import { factsWith } from '../quality/testing/run-folder';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf } from '../quality/testing/trace-builder';
import { renderRun } from './console';
import { firstPage } from './pages/first-page';
import { summaryMarkdown } from './summary';

/** A bot that was to escalate in many plays, and asked for no transfer in any. */
function neverTransfers(plays = 30) {
  const exercises: RequirementId[] = [
    'route.integration-transfers',
    'agent.none-goes-to-skill',
    'message.before-transfer',
  ];
  const traces = Array.from({ length: plays }, (_, index) =>
    traceOf({ scenario: `route/play-${index}`, exercises }, [
      { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
      { kind: 'time-passed', ms: 20_000 },
    ]),
  );
  const kept = traces.map(({ scenario, channel }) => ({ scenario, channel, trace: `traces/${scenario}.json` }));
  const facts: RunFacts = { ...factsWith({ profile: 'page' }), only: exercises };
  return judgeRun({ facts, plays: kept, faults: [] }, traces);
}

test('a bot that never transfers is one cause', () => {
  const { run } = neverTransfers();

  expect(causesOf(run).map(({ root, failed, open }) => [root.id, failed.length, open.length])).toEqual([
    ['route.integration-transfers', 2, 1],
  ]);
});

test('console and summary tell it in one paragraph, which names what else it touches', () => {
  const { run, evidence } = neverTransfers();
  const console = renderRun(run, evidence, { colour: false, report: undefined, folder: 'out' });

  for (const text of [console, summaryMarkdown(run, evidence)]) {
    expect(text.match(/^(FAIL|INCONCLUSIVE) /gm)).toEqual(['FAIL ']);
    expect(text).toContain('  Findings  all 30 findings fail');
    expect(text).toContain('  Touches   1 more requirement fails by the same: agent.none-goes-to-skill\n');
    expect(text).toContain(
      '  Touches   1 more requirement could not be judged where this failed:\n            message.before-transfer\n',
    );
  }
});

test('the page tells it before the rows, and every failing finding leads to its play', () => {
  const { run, evidence } = neverTransfers();

  const page = firstPage(run, evidence, undefined).text;

  expect(page.indexOf('id="causes"')).toBeGreaterThan(0);
  expect(page.indexOf('id="causes"')).toBeLessThan(page.indexOf('id="failed"'));
  expect(page).toContain('<summary>1 more requirement fails by the same</summary>');
  const plays = new Set(page.match(/href="\.\.\/traces\/route\/play-\d+\.json">route\/play-\d+\s+on\s+messaging/g));
  expect(plays.size).toBe(30);
});

test('a row that has a cause of its own is told by it, and not twice', () => {
  const { run, evidence } = neverTransfers();
  const single = { ...run, results: run.results.filter(({ id }) => id === 'route.integration-transfers') };

  const page = firstPage(single, evidence, undefined).text;

  const [, list = ''] = /<h2 id="failed">([\s\S]*?)<h2/.exec(page) ?? [];
  expect(page).toContain('id="causes"');
  expect(list).toContain('<span class="quiet">Cause 1.</span>');
  expect(list.replace(/<section class="print[\s\S]*$/, '')).not.toContain('findings fail');
});

test('where nothing failed there is no list of causes', () => {
  const { run, evidence } = neverTransfers();

  expect(firstPage({ ...run, results: [] }, evidence, undefined).text).not.toContain('id="causes"');
});
