/** Questions about the count of failures that the documents leave open. */
import { failedAtOnce } from '../../trace/failure-count';
import { cap, capText, isKind } from '../../trace/trace';
import { readings } from '../../trace/pick-events';
import type { Turn } from '../../trace/turn';
import { turnsOf } from '../../trace/turns';
import type { Observation, Sighting } from './observation';

export const resetOnSuccess: Observation = {
  id: 'cap.reset-on-success',
  section: 'The cap on repeated failures',
  question: 'Does a transfer that succeeds set the count of failures back?',
  whyOpen: 'The documents count failures and do not say what ends the count.',
  look: (trace) =>
    failedTurns(turnsOf(trace))
      .filter((turn) => turn.failures === cap && turn.returned)
      .map((turn) => sightingOf('fourth failure, after a success in between', turn)),
};

export const afterTheCap: Observation = {
  id: 'cap.after-the-cap',
  section: 'The cap on repeated failures',
  question: 'What happens when the consumer asks again after the fourth failure?',
  whyOpen: 'The documents tell the consumer to try later, and do not say what happens then.',
  look: (trace) => {
    const turns = turnsOf(trace);
    return turns.flatMap((turn) => {
      const asksAgain = turn.stimulus.kind === 'consumer-said' && turn.failures >= cap;
      if (asksAgain) return [asked(turn)];
      return turn.stimulus.kind === 'transfer-failed' && turn.failures > cap
        ? [sightingOf(`failure ${turn.failures}`, turn)]
        : [];
    });
  },
};

export const immediateFailuresCount: Observation = {
  id: 'cap.immediate-failures-count',
  section: 'The cap on repeated failures',
  question: 'Do transfer calls that fail at once count towards the four?',
  whyOpen: 'The documents count messages sent to the bot, and a call that fails at once sends none.',
  look: (trace) =>
    turnsOf(trace)
      .filter(({ silenced, failures }) => !silenced && failures > 0)
      .flatMap((turn) => {
        const { failures, immediateFailures } = turn;
        if (turn.stimulus.kind === 'transfer-failed' && immediateFailures > 0 && failures + immediateFailures === cap) {
          return [
            sightingOf(`${later(failures)} and ${immediateFailures} at once, one that came later the last`, turn),
          ];
        }
        const refused = turn.events.find(failedAtOnce);
        if (!refused || failures + immediateFailures !== cap - 1) return [];
        const about = `${later(failures)} and ${immediateFailures + 1} at once, one at once the last`;
        return [sightingOf(about, { ...turn, events: turn.events.filter(({ n }) => n > refused.n) })];
      }),
};

function later(failures: number): string {
  return `${failures} later failure${failures === 1 ? '' : 's'}`;
}

function failedTurns(turns: readonly Turn[]): Turn[] {
  return turns.filter((turn) => turn.stimulus.kind === 'transfer-failed');
}

function sightingOf(about: string, turn: Turn): Sighting {
  const own = turn.setup.bot.defaultUserFriendlyResponse;
  const read = readings(turn.events);
  const capped = read.some((reading) => reading.text === capText || reading.text === own);
  const seen = capped
    ? 'the consumer is told to try later'
    : read.length > 0
      ? 'the bot goes on and answers'
      : 'the consumer reads nothing';
  return { about, seen, evidence: [turn.stimulus.n, ...read.map((reading) => reading.n)] };
}

function asked(turn: Turn): Sighting {
  const requested = turn.events.find(isKind('transfer-requested'));
  const read = readings(turn.events);
  return {
    about: 'the consumer asks again after the fourth failure',
    seen: requested
      ? 'a new transfer is requested'
      : read.length > 0
        ? 'an answer, and no transfer'
        : 'nothing happens',
    evidence: [turn.stimulus.n, ...(requested ? [requested.n] : []), ...read.map((reading) => reading.n)],
  };
}
