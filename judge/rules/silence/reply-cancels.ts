import type { Event, Trace } from '../../../trace/trace';
import { howLongAfter } from '../../../trace/how-long-after';
import { quote, seconds } from '../../../trace/render-event';
import { readings, requests } from '../../../trace/pick-events';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import type { Escalation, Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { bypassTwin, noBypassTwin, silenceLimitMs, silenceToleranceMs } from './silent-turn';

export const replyCancels: Rule = {
  id: 'silence.reply-cancels',
  lookAt: 'whether an answer of the bot stops the silence timer',
  judge: (trace) =>
    onEvery(
      answeredTurns(trace).filter((turn) => turn.watchedMs >= silenceLimitMs(turn)),
      (turn) => judgeTurn(trace, turn),
      'No bot that answered was watched for longer than the limit in this play.',
    ),
};

/** Turns on messaging in which the bot was not silent and was to begin with a text or with an escalation. */
function answeredTurns(trace: Trace): Turn[] {
  if (trace.channel !== 'messaging') return [];
  return turnsOf(trace).filter(
    (turn) =>
      !turn.silenced &&
      !turn.overlapped &&
      turn.stimulus.kind === 'consumer-said' &&
      turn.setup.agentConnector.fallbackSkillId !== undefined &&
      turn.planned.length > 0,
  );
}

/**
 * By what the bot answers: its text, or the transfer that it asks for. One that is refused is something that the bot does as well;
 * of a call that nobody answers, or with what is no answer, nobody can tell what came of it.
 */
function answerOf(turn: Turn): Event | undefined {
  const [first] = turn.planned;
  if (first?.kind !== 'escalation') return readings(turn.events).find((reading) => reading.via === 'message');
  return isOver(first) ? first.request : undefined;
}

function isOver({ answer }: Escalation): boolean {
  const { kind } = endOf(answer);
  return kind !== 'no answer' && kind !== 'not JSON';
}

function wasRefused(turn: Turn): boolean {
  const [first] = turn.planned;
  return first?.kind === 'escalation' && isOver(first) && endOf(first.answer).kind !== 'accepted';
}

/** Requests for the fallback skill, where nothing in the dialog asks for that. */
function bypasses(turn: Turn): Event<'transfer-requested'>[] {
  const skills = turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each.skill.value] : []));
  const { fallbackSkillId = '' } = turn.setup.agentConnector;
  return requests(turn.events).filter(({ skillId }) => skillId === fallbackSkillId && !skills.includes(skillId));
}

/** Told by the act that had to end the wait: whoever reads it is not to look for the fault in how long timers run. */
function bypassedAllTheSame(
  trace: Trace,
  turn: Turn,
  { answer, bypass, made }: { answer: Event; bypass: Event; made: readonly Event[] },
): Finding {
  const { fallbackSkillId = '' } = turn.setup.agentConnector;
  const text = answer.kind === 'consumer-read' ? quote(answer.text, 60) : undefined;
  const refused = wasRefused(turn);
  const act = text === undefined ? 'The transfer that the bot asked for' : `The bot's text ${text}`;
  const ends = refused
    ? 'was refused, and is something that the bot did all the same. It did not end the wait'
    : 'answered the consumer and did not end the wait for an answer';
  const where = Object.keys(trace.conversations).length > 1 ? ', in the same conversation' : '';
  const found = fail(
    `${act} (event ${answer.n}) ${ends}: ${howLongAfter(answer, bypass)} ` +
      `after it the bot was bypassed to the fallback skill ${quote(fallbackSkillId, 60)} all the same (event ${bypass.n}${where}).`,
    `no transfer request to the fallback skill, as event ${answer.n} ${refused ? 'came' : 'answered'} in time`,
    turn.stimulus,
    answer,
    ...made,
  );
  // What comes sooner than these words allow comes of the wait for earlier ones.
  const isOfEarlier = bypass.byMs - turn.stimulus.afterMs < silenceLimitMs(turn);
  const timer = isOfEarlier
    ? 'every silence timer of the conversation, those of earlier words included'
    : "the silence timer that the consumer's words started";
  const lookAt = `whether ${text === undefined ? 'a transfer' : 'a text'} of the bot's stops ${timer}`;
  return { ...found, lookAt };
}

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const limitMs = silenceLimitMs(turn);
  const answer = answerOf(turn);
  if (!answer || answer.byMs - turn.stimulus.afterMs >= limitMs) {
    return inconclusive('The bot did not answer in time.', turn.stimulus, answer);
  }
  const made = bypasses(turn);
  const repeated = repeatedCallsIn(trace);
  const bypass = made.find((request) => !repeated.has(request));
  if (bypass) {
    return bypassedAllTheSame(trace, turn, { answer, bypass, made });
  }
  if (made.length > 0) {
    return inconclusive('The fallback skill was asked for, as it had been before a failure.', ...made);
  }
  if (turn.watchedMs < limitMs + silenceToleranceMs) {
    return inconclusive(
      `Observed ${seconds(turn.watchedMs)} of ${seconds(limitMs + silenceToleranceMs)}.`,
      turn.stimulus,
    );
  }
  return bypassTwin(trace)
    ? pass('The bot that answered was not bypassed; the silent one was.', turn.stimulus, answer)
    : noBypassTwin();
}
