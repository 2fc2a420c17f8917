import { visible } from './visible';

/**
 * A message in lines, of which all but the first have a bar before them. The first is ours: what an implementation wrote, with
 * new lines of its own, comes later, and none of its lines can pass for one of ours.
 */
export function saidLines(message: string, indent: string): string[] {
  return message.split('\n').map((line, index) => `${indent}${index === 0 ? '' : '| '}${visible(line)}`);
}
