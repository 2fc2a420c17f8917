/** What the consumer reads of something that a bot publishes. */
import type { MessagingEvent } from './requests';

/** Undefined where there is nothing to read. Of structured content it is the texts in it, a line each. */
export function textOfEvent(event: MessagingEvent): string | undefined {
  switch (event.type) {
    case 'ContentEvent':
      return typeof event.message === 'string' ? event.message : event.message.caption;
    case 'RichContentEvent': {
      const texts = textsIn(event.content, 0);
      return texts.length === 0 ? undefined : texts.join('\n');
    }
    case 'AcceptStatusEvent':
    case 'ChatStateEvent':
      return undefined;
  }
}

/** Deeper content shows nothing more. */
const deepest = 20;

function textsIn(content: unknown, depth: number): string[] {
  if (depth > deepest || typeof content !== 'object' || content === null) return [];
  if (Array.isArray(content)) return content.flatMap((each) => textsIn(each, depth + 1));
  const { text, title, elements } = content as Record<string, unknown>;
  const own = [text, title].filter((each): each is string => typeof each === 'string' && each !== '');
  return [...own, ...textsIn(elements, depth + 1)];
}
