/**
 * Parses YAML in a time that fits its length. The library compares each key of a map with all before it, so that a file of a
 * mebibyte could keep the command for hours; whether a key is there twice is asked here.
 */
import { isScalar, parseDocument, visit, YAMLParseError, type Document, type LineCounter } from 'yaml';

/** The document, with what is wrong in its errors, whose messages name no line: their positions do. */
export function parseYaml(text: string, lineCounter?: LineCounter): Document.Parsed {
  const document = parseDocument(text, {
    ...(lineCounter ? { lineCounter } : {}),
    ...{ prettyErrors: false, uniqueKeys: false },
  });
  if (document.errors.length > 0) return document;
  try {
    visit(document, {
      // A number that is returned would lead the visit there.
      Map: (_, { items }) => {
        for (const error of repeatedKeys(items)) document.errors.push(error);
      },
    });
  } catch (error) {
    // Of what is nested without end the parser itself says this.
    document.errors.push(new YAMLParseError([0, 1], 'RESOURCE_EXHAUSTION', String(error)));
  }
  return document;
}

function repeatedKeys(items: readonly { readonly key: unknown }[]): YAMLParseError[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isRepeated = seen.has(key.value);
    seen.add(key.value);
    const [begin = 0] = key.range ?? [];
    // As the library says it.
    return isRepeated ? [new YAMLParseError([begin, begin + 1], 'DUPLICATE_KEY', 'Map keys must be unique')] : [];
  });
}

/** What is wrong with a text, of what the parser threw or noted. */
export function whyUnparsed(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // The parser catches its own overflow, and tells it as an error of the text.
  return message.includes('call stack') ? 'it is nested too deep' : message;
}
