/** A bot finds the platform past any proxy that the environment has. */
import { redactNothing } from '../../trace/redactor';
import { expect, test } from '../../quality/testing/test';
import { prepareLivePerson } from './prepare-liveperson';

for (const [before, given] of [
  ['*', '*'],
  ['corp.example', 'corp.example,127.0.0.1,localhost,::1'],
] as const) {
  test(`a bot is given ${given} as what goes to no proxy, where ${before} is set`, async () => {
    const { NO_PROXY, no_proxy } = process.env;
    Object.assign(process.env, { NO_PROXY: before, no_proxy: before });
    try {
      const wire = await prepareLivePerson({
        callDeadlineMs: 1_000,
        reachedAs: undefined,
        redactor: redactNothing,
      });
      await wire.stop();

      expect(wire.env).toMatchObject({ NO_PROXY: given, no_proxy: given });
    } finally {
      for (const [name, value] of Object.entries({ NO_PROXY, no_proxy })) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    }
  });
}
