/** Calls the command in this process, as bin/escalation-conformance.js does: for tests of what a word answers. */
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { guardStreams } from '../../cli/guard-output';
import { command, type Caller } from '../../cli/main';

export interface Answer {
  readonly code: number;
  /** What was asked for. */
  readonly output: string;
  /** What is wrong. */
  readonly complaint: string;
  /** Both, as they came. */
  readonly said: string;
}

/** The part of bin/guard.js that tells of what was thrown. */
interface Guard {
  readonly explain: (thrown: unknown) => { readonly code: number; readonly sentence: string };
  readonly meanings: Readonly<Record<number, string>>;
}

const { explain, meanings } = createRequire(__filename)('../../bin/guard.js') as Guard;

/** What the command answers to these words, in an empty environment. What it prints is guarded. */
export async function calledWith(words: readonly string[], caller: Partial<Caller> = {}): Promise<Answer> {
  let [output, complaint, said] = ['', '', ''];
  const [first, second] = [
    stream((text) => ((output += text), (said += text))),
    stream((text) => ((complaint += text), (said += text))),
  ];
  const guarded = guardStreams(first, second);
  const complain = (text: string) => void second.write(text);
  let code: number;
  try {
    code = await command(words, {
      output: guarded,
      complain,
      env: {},
      cwd: process.cwd(),
      stopped: () => new AbortController().signal,
      ...caller,
    });
  } catch (thrown) {
    const told = explain(thrown);
    code = told.code;
    complain(`${told.sentence}\nExit code ${code}: ${meanings[code] ?? ''}.\n`);
  }
  return { code, output, complaint, said };
}

/** Hands on what is written to it, at once. */
function stream(hear: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      hear(text);
      done();
    },
  });
}
