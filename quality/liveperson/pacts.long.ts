/** The example on the vendor's own SDK says what the pact of its edge has. */
import path from 'node:path';
import { PactEngine } from '../../contracts/pact-engine';
import { verifyPact, type PactFile } from '../../contracts/verify-pact';
import { wirePacts } from '../../contracts/wire-pacts';
import { StartedCommand } from '../../play/adapters/started-command';
import { PlatformDouble } from '../../play/platform/platform-double';
import { MessagingSurface } from '../../play/platform/surfaces/messaging/messaging-surface';
import { prepareLivePerson } from '../../run/liveperson/prepare-liveperson';
import { redactNothing } from '../../trace/redactor';
import { framesAsProvider, framesSaidTo, offer } from '../tools/wire-provider';
import { expect, test } from '../testing/test';

const example = path.join(__dirname, '..', '..', 'examples', 'liveperson-sdk', 'agent.js');

test('the frames of a bot on the SDK are as the pact has them', async () => {
  const wire = await prepareLivePerson({ callDeadlineMs: 10_000, reachedAs: undefined, redactor: redactNothing });
  const { openSurface } = wire.found(undefined);
  const surface = await openSurface({ redactor: redactNothing });
  if (!(surface instanceof MessagingSurface)) throw new Error('The wire has another surface.');
  const said = framesSaidTo(surface);
  const double = await PlatformDouble.start({}, async () => surface);
  const bot = StartedCommand.start(`${process.execPath} ${example}`, redactNothing, { ...process.env, ...wire.env });
  const engine = PactEngine.start();
  try {
    await expect.poll(() => surface.service.standing(), { timeout: 30_000 }).toBe('ready');
    const { conversation, started } = offer(surface, double, { kind: 'accept' });
    expect(await started).toEqual({ accepted: true });
    conversation.botJoins();
    await conversation.deliver({ kind: 'consumer-says', text: 'agent please' });
    await expect.poll(() => conversation.heardBy(), { timeout: 30_000 }).toBe('agent');

    const pact = wirePacts.find(({ name }) => name === 'liveperson-agent-says');
    if (!pact) throw new Error('The pact is gone.');
    const file = JSON.parse(await engine.write(pact, pact.interactions)) as PactFile;
    const verified = await verifyPact(engine, file, framesAsProvider(said));
    expect(verified.filter(({ matched }) => !matched)).toEqual([]);
    expect(verified).toHaveLength(pact.interactions.length);
  } finally {
    await Promise.allSettled([engine.stop(), bot.stop(), double.stop()]);
    await wire.stop();
  }
});
