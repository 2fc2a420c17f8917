/** Every variant keeps to the contracts, or chooses what they leave open. */
import { PactEngine } from '../../contracts/pact-engine';
import { plainSession } from '../../contracts/plain-session';
import { runContracts } from '../../contracts/run-contracts';
import { PlatformDouble } from '../../play/platform/platform-double';
import { listEveryone } from '../proof/list-everyone';
import { expect, test } from '../testing/test';
import { referenceOfWorker } from './reference-of-worker';

test('every variant keeps to every contract', async () => {
  const [engine, double] = [PactEngine.start(), await PlatformDouble.start()];
  const [reference, { variants }] = [await referenceOfWorker(), await listEveryone()];
  const broken: string[] = [];
  try {
    for (const { name } of variants) {
      const { session, endpoint, close } = await plainSession(new URL(`/variants/${name}/`, reference.url), double);
      const [channel = 'messaging'] = session.declaration.channels;
      const { report } = await runContracts(session, { out: undefined, channel, endpoint, engine, suiteToo: false });
      await close();
      const rows = report.rows.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'not-applicable');
      broken.push(...rows.map(({ description, because }) => `${name}: ${description}: ${because}`));
    }
  } finally {
    await Promise.allSettled([engine.stop(), double.stop()]);
  }

  expect(variants.length).toBeGreaterThan(70);
  expect(broken).toEqual([]);
});
