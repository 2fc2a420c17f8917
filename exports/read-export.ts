/** Reads the file of an export: whatever stands there, the answer is a bot or one sentence. */
import { readFileSync, statSync } from 'node:fs';
import { parseJson } from '../results/parse-json';
import { isGone, remedyOf, whyUnreadable } from '../results/why-unreadable';
import type { BotExport } from './bot-export';
import { beyondBounds, beyondInteractions, mostBytes } from './bounds';
import { parseBot } from './parse-bot';
import { UnreadableExport } from './unreadable-export';

const exportAgain = 'Export the bot again in Conversation Builder, and name the file that you get.';

/** @throws UnreadableExport */
export function readExport(file: string): BotExport {
  const text = textOf(file);
  refuse(file, beyondBounds(text));
  const parsed = parseJson(text);
  if ('not' in parsed) throw unreadable(file, parsed.not);
  refuse(file, beyondInteractions(parsed.json));
  try {
    return parseBot(parsed.json, text);
  } catch (error) {
    if (error instanceof UnreadableExport) throw unreadable(file, error.message, error.mend);
    throw error;
  }
}

function refuse(file: string, beyond: string | undefined): void {
  if (beyond === undefined) return;
  throw new UnreadableExport(`${file} is too large to be read as an export of a bot: ${beyond}.`);
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw unreadable(file, 'a folder stands there, and a file is expected');
    if (!stats.isFile()) throw unreadable(file, 'something stands there that is no file');
    if (stats.size > mostBytes) {
      const sizes = [stats.size, mostBytes].map((size) => Math.ceil(size / 1024 / 1024));
      throw new UnreadableExport(
        `${file} is too large to be read as an export of a bot: it has ${sizes[0]} MiB, and at most ${sizes[1]} are read.`,
      );
    }
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof UnreadableExport) throw error;
    throw isGone(error)
      ? unreadable(file, 'there is no such file')
      : unreadable(file, `it ${whyUnreadable(error)}`, remedyOf(error));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(file, 'it is no text in UTF-8');
  }
}

function unreadable(file: string, why: string, mend = exportAgain): UnreadableExport {
  return new UnreadableExport(`${file} cannot be read as an export of a bot: ${why}. ${mend}`);
}
