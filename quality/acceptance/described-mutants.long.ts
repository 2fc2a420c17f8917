/** How many of the mutants a description finds, and what it lets go by: the table of docs/bot-builders.md, held by the mutants themselves. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { parse } from 'yaml';
import { countsInPassing } from '../../play/scenarios/described/described-rows';
import { describedScenarios } from '../../play/scenarios/described/described-scenarios';
import { describedSetup } from '../../play/scenarios/described/described-setup';
import { PlatformDouble } from '../../play/platform/platform-double';
import type { BotDescription } from '../../protocol/bot-description';
import { judgeTrace } from '../../judge/verdict/judge';
import { listEveryone } from '../proof/list-everyone';
import { playImplementation } from '../proof/play-implementation';
import { serveFixed } from '../testing/fixed-bot';
import { expect, test } from '../testing/test';
import { referenceOfWorker } from './reference-of-worker';

const root = path.join(__dirname, '..', '..');
const description = parse(
  readFileSync(path.join(root, 'examples', 'skeletons', 'description', 'bot.yaml'), 'utf8'),
) as BotDescription;

/** Of one that serves the reference below that path, fixed to the description: the requirements that failed. */
async function failing(below: string, double: PlatformDouble, stopsEarly: boolean): Promise<readonly string[]> {
  const { url } = await referenceOfWorker();
  const { bot, integrations, agentConnector } = describedSetup(description);
  const fixed = { bot, integrations: [...integrations], agentConnector };
  const serving = await serveFixed(new URL(below, url).href, fixed);
  try {
    const declared = { capabilities: ['agent-id', 'bot-to-bot'] as ('agent-id' | 'bot-to-bot')[], fallbackMessage: '' };
    const { results } = await playImplementation(new URL(serving.url), {
      ...{ double, stopsEarly, channels: ['messaging'], seed: 7, callDeadlineMs: 60_000 },
      scenarios: describedScenarios(description, declared),
      judge: (trace) => judgeTrace(trace).filter(({ listed, requirement }) => listed || countsInPassing(requirement)),
    });
    return results.filter(({ status }) => status === 'failed').map(({ id }) => id);
  } finally {
    await serving.stop();
  }
}

test('the description finds as many mutants as the page says, and no variant fails anything', async () => {
  test.setTimeout(3_600_000);
  const { mutants, variants } = await listEveryone();
  const double = await PlatformDouble.start();
  const limit = pLimit(2);
  try {
    const found = await Promise.all(
      mutants.map(({ name }) =>
        limit(async () => ((await failing(`mutants/${name}/`, double, true)).length > 0 ? [name] : [])),
      ),
    );
    const alarms = await Promise.all(
      variants.map(({ name, departsFrom }) =>
        limit(async () => {
          const failed = await failing(`variants/${name}/`, double, false);
          return failed.filter((id) => !departsFrom.includes(id)).map((id) => `${name}: ${id}`);
        }),
      ),
    );
    const page = readFileSync(path.join(root, 'docs', 'bot-builders.md'), 'utf8').replace(/\s+/g, ' ');

    expect(alarms.flat()).toEqual([]);
    expect(page).toContain(`finds ${found.flat().length} of the ${mutants.length} mutants`);
  } finally {
    await double.stop();
  }
});
