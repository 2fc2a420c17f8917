/** The text of a trace without what is drawn by chance in each play: the ids that the double invents, and the ends of bots' ids. */

/** Ids by chance: those of conversations and of accepted transfers, also where a script has turned one round. */
const invented =
  /(?:conversation-)?(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8})/g;

/** Each play has bots that no implementation has met: the end of their ids is drawn by chance. */
const mark = /("chatBotId":"(?:[^"\\]|\\.)*)-[0-9a-f]{8}"/g;

/** Takes JSON. Equal ids are equal afterwards, and different ones differ. */
export function withoutChance(text: string): string {
  // An id is known again by the order in which it first comes up.
  const seen = new Map<string, string>();
  return text.replace(mark, '$1"').replace(invented, (id) => {
    const name = seen.get(id) ?? `id ${seen.size + 1}`;
    seen.set(id, name);
    return name;
  });
}
