import type { Blotter } from '../../../trace/blotter';
import type { Happening } from '../../../trace/trace';
import type { Transcript } from './transcript';

/** Characters of a refused call's name, and of a body that was no JSON, that are written down. */
const callKept = 200;
const bodyKept = 500;

/** A transcript in which no secret is written down: the double acts on what arrived, and notes it without. */
export function blottedTranscript(transcript: Transcript, blotter: Blotter): Transcript {
  return {
    record: (happening) => transcript.record(blotted(happening, blotter)),
    nowMs: () => transcript.nowMs(),
  };
}

/** What comes from the implementation is blotted; the rest is the platform's own, and stays as it is. */
function blotted(happening: Happening, blotter: Blotter): Happening {
  switch (happening.kind) {
    case 'consumer-read':
      return {
        ...happening,
        text: blotter.text(happening.text),
        ...('raw' in happening ? { raw: blotter.json(happening.raw) } : {}),
      };
    case 'transfer-requested': {
      const { skillId, skillName, agentId, message, context, raw } = happening;
      return {
        ...happening,
        skillId: blotter.text(skillId),
        ...(skillName === undefined ? {} : { skillName: blotter.text(skillName) }),
        ...(agentId === undefined ? {} : { agentId: blotter.text(agentId) }),
        message: blotter.text(message),
        ...(context === undefined ? {} : { context: blottedContext(context, blotter) }),
        raw: blotter.json(raw),
      };
    }
    case 'call-refused': {
      const { call, why, raw } = happening;
      // Cut when it has been blotted: half of a secret is not found any more.
      const kept = typeof raw === 'string' ? blotter.text(raw).slice(0, bodyKept) : blotter.json(raw);
      return {
        ...happening,
        call: blotter.text(call).slice(0, callKept),
        why: blotter.text(why),
        ...(raw === undefined ? {} : { raw: kept }),
      };
    }
    default:
      return happening;
  }
}

type Context = NonNullable<Extract<Happening, { kind: 'transfer-requested' }>['context']>;

function blottedContext({ intentId, userMessage }: Context, blotter: Blotter): Context {
  return {
    ...(intentId === undefined ? {} : { intentId: blotter.text(intentId) }),
    ...(userMessage === undefined ? {} : { userMessage: blotter.text(userMessage) }),
  };
}
