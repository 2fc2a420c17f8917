import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { redactNothing } from '../../trace/redactor';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';
import { ModuleAdapter } from './module-adapter';
import { ModuleConversations } from './module-conversations';
import { ModuleInbox } from './module-inbox';
import type { Loaded } from './module-messages';
import { ModuleProcess, moduleLoadingMs, type ModuleProcessOptions } from './module-process';
import type { Reached } from './reached';

export type ReachModuleOptions = Pick<ModuleProcessOptions, 'callDeadlineMs'> &
  Partial<ModuleProcessOptions> & {
    /** Ends the loading. */
    readonly stop?: AbortSignal;
  };

/** Loads the module into a process of its own. Rejects with a fault that says what it lacks. */
export async function reachModule(
  file: string,
  { stop, ...asked }: ReachModuleOptions,
): Promise<Reached<ModuleAdapter>> {
  const full = path.resolve(file);
  if (!existsSync(full)) {
    throw new Fault('usage', `--adapter=${file}: there is no such file. A module is named by its path.`);
  }
  if (!statSync(full).isFile()) {
    throw new Fault(
      'usage',
      `--adapter=${file}: it is no file. Name the module in it, such as ${path.join(file, 'index.js')}.`,
    );
  }
  const { redactor = redactNothing } = asked;
  const held = await ModuleProcess.start(file, { loadingMs: moduleLoadingMs, ...asked, redactor });
  const end = () => void held.close();
  stop?.addEventListener('abort', end, { once: true });
  try {
    stop?.throwIfAborted();
    const loaded = await held.load(full);
    if (loaded.kind === 'found') {
      const conversations = new ModuleConversations(file, held);
      return {
        adapter: new ModuleAdapter(file, held, conversations, redactor),
        inbox: new ModuleInbox(conversations),
      };
    }
    throw new Fault('usage', `--adapter=${file}: ${redactor.text(whyNot(loaded, full))}`);
  } catch (error) {
    await held.close();
    throw error;
  } finally {
    stop?.removeEventListener('abort', end);
  }
}

/** What is wrong with the file, and what would be right. */
function whyNot(loaded: Exclude<Loaded, { kind: 'found' }>, full: string): string {
  if (loaded.kind === 'other') {
    return (
      'the module exports no implementation. Export, as "implementation" or by default, an object with declaration and start(conversation). ' +
      `It exports ${quote(loaded.exports.join(', ') || 'nothing', 160)}.`
    );
  }
  const { why, file, line } = loaded;
  const name = file === undefined || file === full ? '' : path.relative(process.cwd(), file);
  const place = [name, ...(line === undefined ? [] : [`line ${line}`])].filter((part) => part !== '').join(', ');
  return `the module could not be loaded: ${place === '' ? '' : `${place}: `}${why}.`;
}
