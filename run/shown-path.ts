/** A place as it is told, on one line whatever it is called. */
import path from 'node:path';
import { visible } from '../judge/words/visible';

/** From where the person stands. */
export function shownPath(place: string): string {
  return visible(path.relative(process.cwd(), place) || '.', Infinity);
}
