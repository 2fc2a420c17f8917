/**
 * What mostly happens in traces that are written by hand, with plain defaults: a test says only what matters to it. The
 * defaults name the skill and the message of the default bot of the trace builder.
 */
import type { AnswerKind } from '../../trace/trace';
import { askForAgent, someMessage, someSkillId, type Happened } from './trace-builder';

interface When {
  readonly conversation?: string;
  readonly atMs?: number;
}

export const offered: Happened = { kind: 'configuration-offered' };

/** The consumer says a text to the bot. */
export function said(text = askForAgent, when: When = {}): Happened {
  return { kind: 'consumer-said', text, heardBy: 'bot', ...when };
}

/** The bot says a text to the consumer. */
export function read(text: string, when: When = {}): Happened {
  return { kind: 'consumer-read', text, via: 'message', ...when };
}

export interface Requested extends When {
  readonly attempt?: number;
  readonly skillId?: string;
  readonly message?: string;
  readonly context?: { readonly intentId?: string; readonly userMessage?: string };
}

export function requested({
  attempt = 1,
  skillId = someSkillId,
  message = someMessage,
  ...when
}: Requested = {}): Happened {
  return { kind: 'transfer-requested', attempt, skillId, message, ...when };
}

/** The same on a surface whose requests hold no message: BLANK_MESSAGE, where no text came shortly before. */
export function requestedByPlace({
  attempt = 1,
  skillId = someSkillId,
  message = someMessage,
  ...when
}: Requested = {}): Happened {
  return { kind: 'transfer-requested', attempt, skillId, message, toldByPlace: true, ...when };
}

export function answered(answer: AnswerKind, attempt = 1, when: When = {}): Happened {
  return { kind: 'transfer-answered', attempt, answer, ...(answer === 'error' ? { status: 503 } : {}), ...when };
}

export function handedOver({ attempt = 1, skillId = someSkillId, ...when }: Requested = {}): Happened {
  return { kind: 'handed-over', attempt, to: 'skill', id: skillId, skillId, ...when };
}

/** A transfer is requested, its message read, the conversation handed over: three events, or four with the answer. */
export function transferred(request: Requested = {}): Happened[] {
  const { attempt = 1, message = someMessage, skillId: _skillId, ...when } = request;
  const delivered: Happened[] =
    message === 'BLANK_MESSAGE' ? [] : [{ kind: 'consumer-read', text: message, via: 'transfer', ...when }];
  return [requested(request), ...delivered, handedOver(request), answered('accepted', attempt, when)];
}

/** A transfer is requested and accepted, without what the consumer sees of it. */
export function accepted(attempt: number, when: When = {}): Happened[] {
  return [requested({ attempt, ...when }), answered('accepted', attempt, when)];
}

/** The platform reports that an accepted transfer failed. */
export function failed(attempt: number, when: When = {}): Happened {
  return { kind: 'transfer-failed', attempt, ...when };
}

/** Scenario time passes. */
export function passed(ms: number, when: When = {}): Happened {
  return { kind: 'time-passed', ms, ...when };
}
