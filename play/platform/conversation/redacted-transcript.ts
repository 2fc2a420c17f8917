import type { Redactor } from '../../../trace/redactor';
import type { EventBody } from '../../../trace/trace';
import type { Transcript } from './transcript';

/** Characters of a refused call's name, and of a body that was no JSON, that are written down. */
const callKept = 200;
const bodyKept = 500;

/** A transcript in which no secret is written down: the double acts on what arrived, and notes it without. */
export function redactedTranscript(transcript: Transcript, redactor: Redactor): Transcript {
  return {
    record: (eventBody) => transcript.record(redacted(eventBody, redactor)),
    sinceMs: () => transcript.sinceMs(),
  };
}

/** What comes from the implementation is redacted; the rest is the platform's own, and stays as it is. */
function redacted(eventBody: EventBody, redactor: Redactor): EventBody {
  switch (eventBody.kind) {
    case 'consumer-read':
      return {
        ...eventBody,
        text: redactor.text(eventBody.text),
        ...('raw' in eventBody ? { raw: redactor.json(eventBody.raw) } : {}),
      };
    case 'transfer-requested': {
      const { skillId, skillName, agentId, message, context, raw } = eventBody;
      return {
        ...eventBody,
        skillId: redactor.text(skillId),
        ...(skillName === undefined ? {} : { skillName: redactor.text(skillName) }),
        ...(agentId === undefined ? {} : { agentId: redactor.text(agentId) }),
        message: redactor.text(message),
        ...(context === undefined ? {} : { context: blottedContext(context, redactor) }),
        raw: redactor.json(raw),
      };
    }
    case 'call-refused': {
      const { call, why, raw } = eventBody;
      // Cut when it has been redacted: half of a secret is not found any more.
      const kept = typeof raw === 'string' ? redactor.text(raw).slice(0, bodyKept) : redactor.json(raw);
      return {
        ...eventBody,
        call: redactor.text(call).slice(0, callKept),
        why: redactor.text(why),
        ...(raw === undefined ? {} : { raw: kept }),
      };
    }
    default:
      return eventBody;
  }
}

type Context = NonNullable<Extract<EventBody, { kind: 'transfer-requested' }>['context']>;

function blottedContext({ intentId, userMessage }: Context, redactor: Redactor): Context {
  return {
    ...(intentId === undefined ? {} : { intentId: redactor.text(intentId) }),
    ...(userMessage === undefined ? {} : { userMessage: redactor.text(userMessage) }),
  };
}
