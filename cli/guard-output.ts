/**
 * Whatever this process writes from now on, by whichever word of the command and of whomever it tells, holds no command
 * to a build server, and none to a terminal but our own colours. The way past the first is
 * {@link GuardedOutput.commands}, for commands of our own.
 */
import type { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { withoutCommands } from '../reporters/without-commands';
import type { Output } from '../run/output';

export interface GuardedOutput extends Output {
  /** Writes to the standard output what a build server is to obey, each line a command. */
  commands(lines: string): void;
}

type Write = (text: string, done?: (error?: Error | null) => void) => boolean;

let guarded: GuardedOutput | undefined;

/** The standard output. However often it is called, what is written is guarded once. */
export function guardOutput(): GuardedOutput {
  return (guarded ??= guardStreams(process.stdout, process.stderr));
}

/** The first of two streams, which a build server may read as one. */
export function guardStreams(first: Writable, second: Writable): GuardedOutput {
  const joint: Joint = { endedWith: '' };
  const write = guardStream(first, joint);
  guardStream(second, joint);
  // A reader such as `head` may stop reading; the command goes on, for its files and its exit code.
  for (const stream of [first, second]) stream.on('error', ignoreClosedPipe);
  return {
    ...('isTTY' in first && first.isTTY ? { isTTY: true } : {}),
    write: (text) => first.write(text),
    // In the middle of a line they would be none.
    commands: (lines) => void write(/^\n?$/.test(joint.endedWith) ? lines : `\n${lines}`),
  };
}

/** What was written last, by either stream, as far as it may be the first half of a command. */
interface Joint {
  endedWith: string;
}

/** Returns the way past it. */
function guardStream(stream: Writable, joint: Joint): Write {
  const plain = stream.write.bind(stream) as Write;
  // What comes as bytes may come in pieces that end within a character.
  const decoder = new StringDecoder('utf8');
  stream.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    const text =
      typeof chunk !== 'string'
        ? decoder.write(Buffer.from(chunk as Uint8Array))
        : typeof encoding === 'string'
          ? Buffer.from(chunk, encoding as BufferEncoding).toString('utf8')
          : chunk;
    const whenDone = [encoding, done].find((each) => typeof each === 'function');
    const isTerminal = 'isTTY' in stream && stream.isTTY === true;
    return plain(guardJoint(withoutSteering(text, isTerminal), joint), whenDone as Parameters<Write>[1]);
  };
  return plain;
}

/** What steers a terminal, or turns the direction of writing. Tabs and ends of lines do neither. */
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Our own, which go to terminals alone: the colours of a verdict, and the line that shows how far a run has come. */
const ours = /(\u001b\[(?:1|22|3[1-3]|39)m|^\r[A-Z][a-z]+ [█░]+ \d+\/\d+$)/;

function withoutSteering(text: string, isTerminal: boolean): string {
  const shown = (some: string) =>
    some.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (!isTerminal) return shown(text);
  // Every second part is one of ours.
  return text
    .split(ours)
    .map((part, index) => (index % 2 === 1 ? part : shown(part)))
    .join('');
}

/** The text on its own holds no command; nor does it with what was written before it. */
function guardJoint(text: string, joint: Joint): string {
  const [first = ''] = text;
  const goesOn = (first === ':' || first === '#') && first === joint.endedWith;
  joint.endedWith = text.at(-1) ?? joint.endedWith;
  const whole = withoutCommands(goesOn ? text.slice(1) : text);
  return goesOn ? `\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}${whole}` : whole;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
