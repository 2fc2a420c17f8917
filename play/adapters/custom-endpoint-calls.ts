/**
 * Makes the calls that LivePerson's third-party-bots connector makes to a bot behind a custom endpoint, and says what is wrong
 * with an answer.
 *
 * The shape, as the vendor documents it, below `{Base URL}/v1/bots/{bot id}/environments/{environment}`:
 *
 * | call                               | body                                          | answer                                    |
 * | ---------------------------------- | --------------------------------------------- | ----------------------------------------- |
 * | `GET /state`                       |                                               | `{state, version}`; only `online` is well |
 * | `PUT /conversations/{id}`          | `{sdes, context: {type, skillId, …}}`         | 200; 409 when it exists                   |
 * | `POST /conversations/{id}/events`  | `{type: TEXT, source: CONSUMER, data, context}` | `{response: […], analytics}`            |
 *
 * A 404 to an event has the conversation created and the event sent once more. Each call carries a JWT of the vendor's, which
 * only the vendor can sign: a bot that looks at it is given another by `--header`. Who calls waits for 60 seconds there.
 *
 * Sources: developers.liveperson.com, third-party-bots-custom-endpoint-service-implementation.html ("Service Endpoints",
 * "Service Flows"), -introduction.html ("Vendor Configuration"); the OpenAPI document of
 * github.com/LivePersonInc/third-party-bots-custom-endpoint-reference-service, docs/v1.json at 5d52bf53. Where they differ:
 * skills and engagements are numbers in the document and texts in an example, and numbers here; the document requires
 * `analytics`, which has no part in an escalation and is not looked at; the service answers `PUT` with 204.
 */
import { z } from 'zod';
import { deepestNesting, isNestedTooDeep } from '../../trace/nesting';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';
import type { HttpAnswer, HttpCaller } from './http-caller';
import { problemsOf } from './read-declaration';

/** The skill from whose queue the conversations come: one that no description names. */
export const entrySkillId = '1000';

const states = ['online', 'offline', 'error', 'maintenance'] as const;

const BotState = z.object({ state: z.enum(states), version: z.string().min(1) });

export type BotState = z.infer<typeof BotState>;

export class CustomEndpointCalls {
  /** The endpoint, for people. */
  readonly name: string;

  constructor(private readonly caller: HttpCaller) {
    this.name = caller.name;
  }

  /** What the bot says of itself. A fault that may pass where it says that it is not online. */
  async state(): Promise<BotState> {
    const call = 'GET /state';
    const answer = await this.caller.call('GET', '/state');
    const expected = 'status 200 with its state, such as {"state": "online", "version": "1.0.0"}';
    if (answer.status !== 200) throw this.breach(call, answer, expected);
    const said = this.read(call, answer, BotState, expected);
    if (said.state === 'online') return said;
    throw new Fault(
      'unreachable',
      `${this.name} says by GET /state that its bot is ${quote(said.state)}: only one that is "online" is given conversations. Have it go online; one that is still starting is waited for by --wait=<seconds>.`,
      { mayPass: true },
    );
  }

  /** Resolves when the bot knows the conversation. */
  async create(conversationId: string): Promise<void> {
    const call = 'PUT /conversations/{id}';
    const [skillId, campaignId, engagementId] = [Number(entrySkillId), 2_000, 3_000];
    const answer = await this.caller.call('PUT', pathOf(conversationId), {
      sdes: {},
      context: { type: 'MESSAGING', skillId, campaignId, engagementId, visitor: {} },
    });
    // It was there before, as it may be where a bot forgets a part of what it knows.
    if (answer.status === 409) return;
    if (answer.status < 200 || answer.status > 299) {
      throw this.breach(call, answer, 'status 200, or another from 200 to 299; 409 for one that it knows');
    }
  }

  /** What the bot answers to words of the consumer: JSON of which nothing is known yet. `place` is that of the event in its conversation. */
  async say(conversationId: string, text: string, place: number): Promise<unknown> {
    const call = 'POST /conversations/{id}/events';
    const body = eventOf(conversationId, text, place);
    let answer = await this.caller.call('POST', `${pathOf(conversationId)}/events`, body);
    if (answer.status === 404) {
      await this.create(conversationId);
      answer = await this.caller.call('POST', `${pathOf(conversationId)}/events`, body);
    }
    const expected = 'status 200 with {"response": [ … ], "analytics": { … }} in JSON';
    if (answer.status !== 200) {
      const again = answer.status === 404 ? ', also once the conversation had been created again' : '';
      throw this.breach(call, answer, `${expected}${again}`);
    }
    return this.parsed(call, answer, expected);
  }

  /** The fault of an answer to an event that is no answer of this API. */
  misfit(why: string): Fault {
    return new Fault(
      'protocol',
      `${this.name} answered POST /conversations/{id}/events with what is no response of a bot: ${this.caller.redactor.text(why)}. ` +
        'A response is a list of TEXT, STRUCTURED_CONTENT, DELAY and ACTION, each with its "data": see docs/custom-endpoint.md.',
    );
  }

  private read<S extends z.ZodType>(call: string, answer: HttpAnswer, schema: S, expected: string): z.infer<S> {
    const json = this.parsed(call, answer, expected);
    const read = schema.safeParse(json);
    if (read.success) return read.data;
    const problems = this.caller.redactor.text(problemsOf(read.error, this.caller.redactor.json(json)));
    throw this.breach(call, answer, `${expected}: ${problems}`);
  }

  private parsed(call: string, answer: HttpAnswer, expected: string): unknown {
    const json = this.caller.parseJson(call, answer, expected);
    if (!isNestedTooDeep(json)) return json;
    throw new Fault(
      'protocol',
      `${this.name} answered ${call} with JSON that is nested more than ${deepestNesting} levels deep. Expected ${expected}.`,
    );
  }

  private breach(call: string, answer: HttpAnswer, expected: string): Fault {
    const { kind, message, mayPass } = this.caller.breach(call, answer, expected);
    return new Fault(kind, `${message}${hints[answer.status] ?? ''}`, { mayPass });
  }
}

const wantsToken =
  ' The vendor sends a token of its own, which nobody else can sign: have your test service take another, and give it by --header="Authorization: Bearer <token>".';

const hints: Readonly<Record<number, string>> = {
  401: wantsToken,
  403: wantsToken,
  404: ' See that --target ends with the version, the bot and the environment: /v1/bots/<bot id>/environments/<environment>.',
};

function pathOf(conversationId: string): string {
  return `/conversations/${encodeURIComponent(conversationId)}`;
}

function eventOf(conversationId: string, message: string, sequence: number) {
  return {
    type: 'TEXT',
    source: 'CONSUMER',
    data: { message },
    context: {
      lpEvent: {
        sequence,
        serverTimestamp: Date.now(),
        event: { type: 'ContentEvent', message, contentType: 'text/plain' },
        conversationId,
        dialogId: conversationId,
        metadata: [],
        messageAudience: 'ALL',
      },
    },
  };
}
