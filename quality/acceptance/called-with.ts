import { command, type Caller } from '../../cli/main';

export interface Answer {
  readonly code: number;
  /** What was asked for. */
  readonly output: string;
  /** What is wrong. */
  readonly complaint: string;
}

/** What the command answers to these words, called in this process as in an empty environment. */
export async function calledWith(words: readonly string[], caller: Partial<Caller> = {}): Promise<Answer> {
  let [output, complaint] = ['', ''];
  const code = await command(words, {
    output: { write: (text) => (output += text) },
    complain: (text) => (complaint += text),
    env: {},
    cwd: process.cwd(),
    stopped: () => new AbortController().signal,
    ...caller,
  });
  return { code, output, complaint };
}
