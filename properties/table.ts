/** Every property, in the order in which they are played: lists, then what finds most, then the others. */
import { combinations } from './combinations/combinations';
import { conversationProperties } from './conversations';
import type { Property } from './property';
import { callsThatFail } from './situations/calls-that-fail';
import { configurations } from './situations/configurations';
import { delays } from './situations/delays';
import { destinations } from './situations/destinations';
import { everyAnswer } from './situations/every-answer';
import { greyZones } from './situations/grey-zones';
import { messages } from './situations/messages';
import { receivers } from './situations/receivers';
import { results } from './situations/results';
import { silence } from './situations/silence';
import { skillIds } from './situations/skill-ids';
import { textsThatHurt } from './situations/texts-that-hurt';

export const properties: readonly Property[] = [
  combinations,
  textsThatHurt,
  everyAnswer,
  ...conversationProperties,
  messages,
  skillIds,
  destinations,
  receivers,
  callsThatFail,
  silence,
  delays,
  configurations,
  results,
  greyZones,
];
