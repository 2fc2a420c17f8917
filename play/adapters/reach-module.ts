import { existsSync } from 'node:fs';
import path from 'node:path';
import { redactNothing } from '../../trace/redactor';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';
import { ModuleAdapter } from './module-adapter';
import { ModuleConversations } from './module-conversations';
import { ModuleInbox } from './module-inbox';
import { ModuleProcess, moduleLoadingMs, type ModuleProcessOptions } from './module-process';
import type { Reached } from './reached';

export type ReachModuleOptions = Pick<ModuleProcessOptions, 'callDeadlineMs'> & Partial<ModuleProcessOptions>;

/** Loads the module into a process of its own. Rejects with a fault that says what it lacks. */
export async function reachModule(file: string, asked: ReachModuleOptions): Promise<Reached<ModuleAdapter>> {
  const full = path.resolve(file);
  if (!existsSync(full)) {
    throw new Fault('usage', `--adapter=${file}: there is no such file. A module is named by its path.`);
  }
  const { redactor = redactNothing } = asked;
  const held = await ModuleProcess.start(file, { loadingMs: moduleLoadingMs, ...asked, redactor });
  try {
    const loaded = await held.load(full);
    if (loaded.kind === 'found') {
      const conversations = new ModuleConversations(file, held);
      return {
        adapter: new ModuleAdapter(file, held, conversations, redactor),
        inbox: new ModuleInbox(conversations),
      };
    }
    const why =
      loaded.kind === 'broken'
        ? `could not be loaded: ${redactor.text(loaded.error)}`
        : 'exports no implementation. Export, as "implementation" or by default, an object with declaration and start(conversation). ' +
          `It exports ${quote(redactor.text(loaded.exports.join(', ')) || 'nothing', 160)}.`;
    throw new Fault('protocol', `The adapter ${file} ${why}`);
  } catch (error) {
    await held.close();
    throw error;
  }
}
