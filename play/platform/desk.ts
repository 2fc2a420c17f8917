/** One conversation as the platform sees it: who holds it, which attempts were made, which of them still have to fail. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as passRealTime } from 'node:timers/promises';
import { z } from 'zod';
import { Message, TransferRequest } from '../../protocol/schemas';
import type { TransferAccepted, TransferRequest as TransferBody } from '../../protocol/types';
import { sameAgent } from '../../trace/same-agent';
import { blankMessage, type Agent, type Outcome, type PlatformSetup } from '../../trace/trace';
import { BodyMalformed, parseBody } from './parse-body';
import { refuse } from './refuse';
import type { Transcript } from './transcript';

/** Calls of one conversation beyond this are refused unread, so that a runaway bot cannot fill the trace. */
export const callsTaken = 2_000;

/** Characters of all bodies of one conversation; a trace keeps them, and they are held in memory until its end. */
export const charactersTaken = 16 * 1024 * 1024;

export interface DueFailure {
  readonly attempt: number;
  readonly transferId: string;
  readonly dueMs: number;
}

/** Made once: an abort without a reason builds an exception with a stack for every conversation. */
const conversationEnded = new Error('The conversation has ended.');

export class Desk {
  private attempts = 0;
  private calls = 0;
  private characters = 0;
  private holder: 'bot' | 'agent' = 'bot';
  private lastAccepted: number | undefined;
  private readonly due: DueFailure[] = [];
  private readonly ended = new AbortController();

  constructor(
    readonly token: string,
    readonly conversationId: string,
    private readonly platform: PlatformSetup,
    private readonly transcript: Transcript,
  ) {}

  /** Who hears the consumer now: the bot, or whoever the conversation was handed to. */
  heardBy(): 'bot' | 'agent' {
    return this.holder;
  }

  /** Whether a transfer that was not asked for yet is scripted to be accepted and to fail later. */
  hasFailuresToCome(): boolean {
    return this.platform.outcomes.slice(this.attempts).some((outcome) => failsAfterMs(outcome) !== undefined);
  }

  /** The accepted transfer that fails next, if one is to fail. */
  nextFailure(): DueFailure | undefined {
    return this.due[0];
  }

  /** The next failure comes true: the conversation is the bot's again, unless a later transfer has taken it. */
  failNext(): DueFailure | undefined {
    const failure = this.due.shift();
    if (failure) {
      if (failure.attempt === this.lastAccepted) this.holder = 'bot';
      this.transcript.record({ kind: 'transfer-failed', attempt: failure.attempt });
    }
    return failure;
  }

  /** The conversation has ended: nothing that is still under way becomes part of its trace. */
  end(): void {
    this.ended.abort(conversationEnded);
  }

  get hasEnded(): boolean {
    return this.ended.signal.aborted;
  }

  /** A live agent takes the conversation. */
  agentJoins(agentId: string | undefined): void {
    this.holder = 'agent';
    this.transcript.record({ kind: 'agent-joined', ...(agentId === undefined ? {} : { agentId }) });
  }

  /** Whoever holds the conversation gives it back to the bot. */
  agentReturns(): void {
    this.holder = 'bot';
    this.transcript.record({ kind: 'returned-to-bot' });
  }

  takeMessage(body: string, response: ServerResponse): void {
    const read = this.read('POST …/messages', body, Message, response);
    if (!read) return;
    this.transcript.record({ kind: 'consumer-read', text: read.value.text, via: 'message', raw: read.json });
    response.writeHead(204).end();
  }

  async takeTransfer(body: string, response: ServerResponse): Promise<void> {
    const read = this.read('POST …/transfers', body, TransferRequest, response);
    if (!read) return;
    const { value: request, json } = read;
    this.attempts += 1;
    const attempt = this.attempts;
    this.transcript.record({
      kind: 'transfer-requested',
      attempt,
      skillId: request.agentSkillId,
      ...(request.agentSkillName === undefined ? {} : { skillName: request.agentSkillName }),
      ...(request.agentId === undefined ? {} : { agentId: request.agentId }),
      message: request.message,
      ...(request.botTransferContext === undefined ? {} : { context: definedOnly(request.botTransferContext) }),
      raw: json,
    });
    const outcome = this.outcomeOf(attempt, request);
    if (outcome.kind === 'accept-slowly') await this.pass(outcome.delayMs);
    if (this.hasEnded) {
      response.destroy();
      return;
    }
    switch (outcome.kind) {
      case 'accept':
      case 'accept-slowly':
      case 'accept-then-fail':
        this.accept(attempt, request, outcome, response);
        return;
      case 'error':
        this.transcript.record({ kind: 'transfer-answered', attempt, answer: 'error', status: outcome.status });
        refuse(response, outcome.status, 'The transfer is not possible.');
        return;
      case 'reset':
        this.transcript.record({ kind: 'transfer-answered', attempt, answer: 'reset' });
        response.socket?.resetAndDestroy();
        return;
      case 'cut-off':
        this.transcript.record({ kind: 'transfer-answered', attempt, answer: 'cut-off' });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '200' });
        response.write('{"transferId":"', () => response.destroy());
        return;
      case 'not-json':
        this.transcript.record({ kind: 'transfer-answered', attempt, answer: 'not-json', status: 200 });
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Gateway</title>');
        return;
    }
  }

  /** Refuses a call of this conversation, loudly: the refusal is part of the trace. */
  refuseCall(response: ServerResponse, call: string, status: number, why: string, raw?: unknown): void {
    this.noteRefusal(call, status, why, raw);
    refuse(response, status, why);
  }

  noteRefusal(call: string, status: number, why: string, raw?: unknown): void {
    this.calls += 1;
    // The first refusal beyond the limit is kept, so that the trace says why it goes no further.
    if (this.calls > callsTaken + 1) return;
    this.transcript.record({ kind: 'call-refused', call, status, why, ...(raw === undefined ? {} : { raw }) });
  }

  private accept(attempt: number, request: TransferBody, outcome: Outcome, response: ServerResponse): void {
    if (response.destroyed) {
      // The caller hung up before its answer: to it the call broke, so nothing is handed over behind its back.
      this.transcript.record({ kind: 'transfer-answered', attempt, answer: 'cut-off' });
      return;
    }
    const skill = this.platform.skills.find((each) => each.id === request.agentSkillId);
    if (!skill) throw new Error(`Accepted a transfer to the unknown skill ${request.agentSkillId}.`);
    const transferId = randomUUID();
    if (request.message !== blankMessage) {
      this.transcript.record({ kind: 'consumer-read', text: request.message, via: 'transfer' });
    }
    const agent = this.agentCalled(request.agentId);
    const reachesAgent = skill.heldBy === 'agents' && agent?.available === true && agent.skillIds.includes(skill.id);
    this.transcript.record({
      kind: 'handed-over',
      attempt,
      to: reachesAgent ? 'agent' : skill.heldBy === 'bot' ? 'bot' : 'skill',
      id: reachesAgent && agent ? agent.id : skill.id,
      skillId: skill.id,
    });
    this.holder = 'agent';
    this.lastAccepted = attempt;
    const afterMs = failsAfterMs(outcome);
    if (afterMs !== undefined) {
      this.due.push({ attempt, transferId, dueMs: this.transcript.nowMs() + afterMs });
      this.due.sort((a, b) => a.dueMs - b.dueMs);
    }
    const answer: TransferAccepted = { transferId, status: 'ACCEPTED', skill: { id: skill.id, name: skill.name } };
    this.transcript.record({ kind: 'transfer-answered', attempt, answer: 'accepted', status: 200, raw: answer });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  /** The agent of this id, with or without the account part; the id as it stands comes first. */
  private agentCalled(id: string | undefined): Agent | undefined {
    const { agents } = this.platform;
    return agents.find((each) => each.id === id) ?? agents.find((each) => sameAgent(each.id, id));
  }

  /** The scripted outcome; a skill that the platform does not know is answered with 404 where acceptance was scripted. */
  private outcomeOf(attempt: number, request: TransferBody): Outcome {
    const scripted = this.platform.outcomes[attempt - 1] ?? { kind: 'accept' };
    const accepts =
      scripted.kind === 'accept' || scripted.kind === 'accept-slowly' || scripted.kind === 'accept-then-fail';
    const known = this.platform.skills.some((skill) => skill.id === request.agentSkillId);
    return accepts && !known ? { kind: 'error', status: 404 } : scripted;
  }

  /** Passes real time, or what is left of it until the conversation ends. */
  private async pass(ms: number): Promise<void> {
    await passRealTime(ms, undefined, { signal: this.ended.signal }).catch(() => undefined);
  }

  /** The body as it came and as the schema has it, or undefined after a refusal that says what is wrong with it. */
  private read<S extends z.ZodType>(
    call: string,
    body: string,
    schema: S,
    response: ServerResponse,
  ): { readonly json: unknown; readonly value: z.infer<S> } | undefined {
    this.characters += body.length;
    if (this.calls >= callsTaken) {
      this.refuseCall(response, call, 429, `More than ${callsTaken} calls in one conversation.`);
      return undefined;
    }
    if (this.characters > charactersTaken) {
      this.refuseCall(
        response,
        call,
        429,
        `More than ${charactersTaken} characters in the bodies of one conversation.`,
      );
      return undefined;
    }
    let json: unknown;
    try {
      json = parseBody(body);
    } catch (error) {
      if (!(error instanceof BodyMalformed)) throw error;
      this.refuseCall(response, call, 400, error.message, body);
      return undefined;
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      this.refuseCall(response, call, 400, z.prettifyError(parsed.error).replace(/\s+/g, ' '), json);
      return undefined;
    }
    const named = (parsed.data as { conversationId?: string }).conversationId;
    if (named !== undefined && named !== this.conversationId) {
      this.refuseCall(response, call, 400, 'The body names another conversation than the URL.', json);
      return undefined;
    }
    this.calls += 1;
    return { json, value: parsed.data };
  }
}

/** How long after its acceptance a transfer fails; undefined for one that does not. */
function failsAfterMs(outcome: Outcome): number | undefined {
  if (outcome.kind === 'accept-then-fail') return outcome.afterMs;
  return outcome.kind === 'accept-slowly' ? outcome.failsAfterMs : undefined;
}

function definedOnly(context: { intentId?: string | undefined; userMessage?: string | undefined }) {
  return {
    ...(context.intentId === undefined ? {} : { intentId: context.intentId }),
    ...(context.userMessage === undefined ? {} : { userMessage: context.userMessage }),
  };
}
