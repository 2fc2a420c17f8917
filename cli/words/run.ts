/** No word at all, or `run`: plays, judges and tells. */
import { optionTable } from '../../judge/words/option-table';
import { optionsOf } from '../options-of';
import type * as listModule from '../list';
import type * as publishVerificationModule from '../publish-verification';
import type * as runModule from '../../run/run';
import { load } from '../load';
import { wordWith } from '../word';

export const runWord = wordWith({
  name: 'run',
  does:
    'Judges whether an implementation escalates conversations as documented.\n' +
    "Without --target, --adapter and CONFORMANCE_TARGET the suite's own reference implementation is judged.\n" +
    'Each option may also stand in a variable, such as CONFORMANCE_SEED, or in escalation-conformance.config.yaml or .json.',
  operands: [],
  usage: '[options]        (npm test -- [options])',
  options: optionTable,
  run: async (asked, called) => {
    const options = optionsOf(asked, called);
    if (options.list) {
      const { listRequirements } = load('./list') as typeof listModule;
      called.output.write(listRequirements());
      return 0;
    }
    const { run } = load('../run/run') as typeof runModule;
    // Before what it is given was read nothing is begun that has to be ended, and whoever stops it is heeded at once.
    let interrupt: AbortSignal | undefined;
    const stopped = () => (interrupt = called.stopped('Stopping; what was judged is kept.'));
    const begunMs = Date.now();
    const code = await run(options, called.suite, stopped, called.output);
    const { publishVerification: version, providerBranch: branch, pactsFrom: broker, proxy, out } = options;
    if (version === undefined || broker === undefined) return code;
    const { publishAfter } = load('./publish-verification') as typeof publishVerificationModule;
    const verified = {
      broker,
      token: process.env['PACT_BROKER_TOKEN'],
      proxy,
      version,
      branch,
      suite: called.suite,
      ...(interrupt ? { interrupt } : {}),
    };
    return publishAfter(code, verified, { out, begunMs }, (text) => called.output.write(text));
  },
});
