import type { Reached } from './reached';
import { StdioAdapter } from './stdio-adapter';
import { StdioChild, type StdioChildOptions } from './stdio-child';
import { StdioInbox } from './stdio-inbox';

/** Starts the implementation that this command runs. Throws a fault when the command is none. */
export function reachByStdio(command: string, options: StdioChildOptions): Reached<StdioAdapter> {
  const child = StdioChild.start(command, options);
  return { adapter: new StdioAdapter(child), inbox: new StdioInbox(child) };
}
