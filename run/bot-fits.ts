/** Whether a bot is judged in the way that it declares: by definitions that it is given, or by what its owner says of it. */
import { Fault } from '../play/adapters/fault';
import { calledAs } from '../judge/words/called-as';
import type { Declaration } from '../protocol/types';

/** @throws Fault of usage, with what to do instead. */
export function requireFit({ bot, implementation }: Declaration, isDescribed: boolean): void {
  const name = JSON.stringify(`${implementation.name} ${implementation.version}`.slice(0, 200));
  if (bot === 'fixed' && !isDescribed) {
    throw new Fault(
      'usage',
      `${name} declares that its bot is fixed: it takes no definition, so the suite's own dialogs cannot be played. ` +
        `Say what the bot does, and name the file by --bot=<description>; ${calledAs('describe')} my-bot lays one out.`,
    );
  }
  if (bot !== 'fixed' && isDescribed) {
    throw new Fault(
      'usage',
      `${name} takes definitions of bots, and --bot describes a bot that takes none. Leave --bot out; ` +
        'or, where the bot is the same whatever it is given, let it declare "bot": "fixed".',
    );
  }
}
