/** Whether a folder is that of a run. It is asked before anything is played, and needs no schema. */
import path from 'node:path';
import { DamagedResults } from './damaged-results';
import { parseJson } from './parse-json';
import { readText } from './read-text';
import { runFileName } from './run-file-name';

/** Whether a run has left its description here, of whatever format, be it damaged within. */
export function describesRun(folder: string): boolean {
  try {
    const parsed = parseJson(readText(path.join(folder, runFileName), 'the description of a run')?.text ?? '');
    const run = 'json' in parsed ? (parsed.json as Record<string, unknown> | null) : null;
    return typeof run?.['format'] === 'number' && isObject(run['facts']) && Array.isArray(run['plays']);
  } catch (error) {
    if (error instanceof DamagedResults) return false;
    throw error;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
