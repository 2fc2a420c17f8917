/** Splits what happened in a conversation at its stimuli: where each turn begins and ends, and how it stood when it began. */
import { atLeast } from './failure-count';
import type { Event, Setup } from './trace';
import type { Stimulus, Stretch } from './turn';
import { endOf } from './what-happened';

/** The turns of one conversation, of which these are all events. */
export function splitTurns(events: readonly Event[], setup: Setup): Stretch[] {
  const stretches: Stretch[] = [];
  let returned = false;
  let silenced = false;
  for (const part of splitAtStimuli(events, setup)) {
    const [stimulus] = part;
    if (stimulus && isStimulus(stimulus, setup)) {
      const failures = atLeast(events, stimulus);
      const watchedMs = watchedUntilMs(part, silenced) - stimulus.afterMs;
      stretches.push({ stimulus, events: part, failures, returned, silenced, watchedMs });
    }
    silenced = silencedAfter(part, silenced);
    returned ||= changesHands(part);
  }
  return stretches;
}

/** Whether someone else has the conversation, or may have it: what an answer that is no JSON means is not documented. */
function changesHands(events: readonly Event[]): boolean {
  return events.some(
    (event) =>
      event.kind === 'agent-joined' ||
      event.kind === 'returned-to-bot' ||
      (event.kind === 'transfer-answered' && endOf(event).kind === 'not JSON'),
  );
}

function isStimulus(event: Event, setup: Setup): event is Stimulus {
  if (event.kind === 'consumer-said') return event.heardBy === 'bot';
  if (event.kind === 'configuration-offered') return setup.handedOver !== undefined;
  return event.kind === 'transfer-failed';
}

function splitAtStimuli(events: readonly Event[], setup: Setup): Event[][] {
  const parts: Event[][] = [[]];
  for (const event of events) {
    if (isStimulus(event, setup)) parts.push([event]);
    else parts[parts.length - 1]?.push(event);
  }
  return parts;
}

function silencedAfter(events: readonly Event[], before: boolean): boolean {
  return events.reduce(
    (silent, event) => (event.kind === 'outage-began' ? true : event.kind === 'outage-ended' ? false : silent),
    before,
  );
}

/** The moment up to which these events, from a stimulus on, were watched undisturbed. */
function watchedUntilMs(events: readonly Event[], silenced: boolean): number {
  const disturbance = silenced ? 'outage-ended' : 'outage-began';
  const disturbed = events.find(({ kind }) => kind === disturbance || kind === 'agent-joined');
  return disturbed?.afterMs ?? events[events.length - 1]?.byMs ?? 0;
}
