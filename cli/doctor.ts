/** Examines an adapter and tells every answer. */
import { asFault, type Fault } from '../play/adapters/fault';
import { quotedName } from '../judge/words/quoted-name';
import { saidLines } from '../judge/words/said-lines';
import { visible } from '../judge/words/visible';
import { declarationChanged, examine } from '../run/examine';
import { ownBlame } from '../run/own-blame';
import { openSession, type OpenedSession } from '../run/open-session';
import type { Options } from '../run/options';
import { faultExitCodes } from './fault-exit-codes';

const connections = 32;

/** Prints one line for each probe and resolves to the exit code: 0 when nothing stops a run. */
export async function doctor(options: Options, print: (line: string) => void): Promise<number> {
  let opened: OpenedSession | undefined;
  const isReference = options.target === undefined && options.adapter === undefined;
  const blamed = (fault: Fault) => (isReference ? ownBlame(fault) : fault);
  try {
    opened = await openSession(options, { connections, tell: (line) => print(line.trimEnd()) });
    const { session } = opened;
    const { adapter, declaration } = session;
    print(
      `ok    answers, and declares ${quotedName(declaration.implementation)}${isReference ? ", as the suite's own reference implementation: no target was named" : ''}`,
    );
    if (declaration.bot === 'fixed') {
      print(
        `NOTE  Its bot is fixed, so nothing of ours can be tried on it. Judge it by a description: --bot=<description>`,
      );
      return 0;
    }
    const { fault, notes, answers } = await examine(session);
    const told = new Set<string>();
    for (const { probe, answer } of answers) {
      const words = { good: 'ok  ', note: 'NOTE', stop: 'STOP', open: 'OPEN' } as const;
      print(`${words[answer.kind]}  ${probe.finds}`);
      if (answer.kind === 'good') continue;
      // Each question has a conversation of its own; the same trouble with it is told once.
      const same = answer.because.replace(/visit-[\da-f-]+/g, '');
      if (told.has(same)) continue;
      told.add(same);
      saidLines(answer.because.slice(0, 2_000), '      ').forEach(print);
    }
    const more = notes.slice(answers.filter(({ answer }) => answer.kind === 'note').length);
    for (const each of more) print(`NOTE  ${visible(each, 2_000)}`);
    if (declarationChanged(declaration, await adapter.declare())) {
      print('NOTE  It declares something else each time it is asked. Declare the same for as long as it runs.');
    }
    if (!fault) return 0;
    const { kind, message } = blamed(fault);
    const [first = ''] = message.split('\n');
    print(`\nA run would stop here: ${visible(first, 4_000)}`);
    return faultExitCodes[kind];
  } catch (error) {
    const { kind, message } = blamed(asFault(error));
    print(`STOP  ${visible(message, 4_000)}`);
    return faultExitCodes[kind];
  } finally {
    await opened?.close();
  }
}
