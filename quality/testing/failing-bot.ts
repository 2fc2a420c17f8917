/** A bot whose accepted transfers fail later, and a dialog that catches the failure: where tests of those rules start. */
import type { Dialog, Interaction } from '../../protocol/types';
import { sentinel } from '../../trace/trace';
import { accepted, failed, offered, passed, read, said } from './event-bodies';
import { askForAgent, type Happened } from './trace-builder';

/** What the catching dialog says first. */
export const someApology = 'Nobody answered';

const escalate: Interaction = { type: 'integration', integration: 'escalation' };
const apologise: Interaction = { type: 'text', text: someApology };

export const escalatingDialog: Dialog = {
  name: 'escalate',
  type: 'dialog',
  patterns: [askForAgent],
  interactions: [escalate],
};

/** Catches the failure; escalates again by itself unless other interactions are given. */
export function catchingDialog(...interactions: Interaction[]): Dialog {
  return {
    name: 'caught',
    type: 'dialog',
    patterns: [sentinel],
    interactions: interactions.length > 0 ? interactions : [apologise, escalate],
  };
}

/** The dialogs of a bot that apologises for each failure and escalates again. */
export const persistentDialogs: readonly Dialog[] = [escalatingDialog, catchingDialog()];

/** The consumer asks, and one transfer after the other fails; the bot apologises and tries again. Four events each. */
export function failures(count: number, conversation?: string): Happened[] {
  const where = conversation === undefined ? {} : { conversation };
  const tries = Array.from({ length: count }, (_, index) => [
    ...(index === 0 ? [] : [read(someApology, where)]),
    ...accepted(index + 1, where),
    failed(index + 1, where),
  ]);
  return [offered, said(undefined, where), ...tries.flat()].map((happened, index) =>
    index === 0 ? { ...happened, ...where } : happened,
  );
}

/** Time enough for what was due, or was not to come. */
export const longAfter: Happened = passed(12_000);
