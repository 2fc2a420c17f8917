/**
 * What a stranger might put in the place of something valid: cut off, spliced, with odd values in odd places, or nothing like it.
 * All of it is drawn by fast-check, so that what is found is made smaller and can be made again.
 */
import fc from 'fast-check';

/** JSON that no reader expects where it stands, as text: some of it no JSON library would write. */
const oddJson: readonly string[] = [
  'null',
  'true',
  '-1',
  '1e308',
  '9007199254740993',
  '""',
  '[]',
  '{}',
  '"\\u0000\\u001b[31m\\u202e"',
  '"\\ud800"',
  '"../../../../etc/passwd"',
  '"/dev/zero"',
  '"2026-99-99"',
  '"${HOME}"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"length":-1}',
  `"${'x'.repeat(20_000)}"`,
  `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  `[${'0,'.repeat(20_000)}0]`,
];

const oddText: readonly string[] = [
  '\u0000',
  '\r',
  '\n\n',
  '{',
  '}',
  '[',
  '"',
  '\\',
  ':',
  ',',
  '&a',
  '*a',
  '!!',
  '- ',
  '# ',
  '\u202e',
  '🙂',
];

const oddBytes: readonly (readonly number[])[] = [
  [0xff],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0xef, 0xbb, 0xbf],
  [0x00],
  [0x1b, 0x5b, 0x33],
];

/** A place within something, whatever its length is. */
const place = fc.nat({ max: 1_000_000 });

/** Bytes like these, and otherwise. */
export function mutated(sample: string): fc.Arbitrary<Buffer> {
  const bytes = Buffer.from(sample);
  const cut = place.map((at) => bytes.subarray(0, at % (bytes.length + 1)));
  const splice = fc
    .tuple(
      place,
      fc.nat({ max: 40 }),
      fc.oneof(
        fc.constantFrom(...oddText).map((text) => Buffer.from(text)),
        fc.constantFrom(...oddBytes).map((each) => Buffer.from(each)),
      ),
    )
    .map(([at, length, put]) => {
      const from = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + length)]);
    });
  const twice = place.map((at) => {
    const from = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, from), bytes, bytes.subarray(from)]);
  });
  const nothingLikeIt = fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each));
  const common = [
    { arbitrary: cut, weight: 1 },
    { arbitrary: splice, weight: 3 },
    { arbitrary: twice, weight: 1 },
    { arbitrary: nothingLikeIt, weight: 1 },
  ];
  const json = parsed(sample);
  if (json === undefined) return fc.oneof(...common);
  return fc.oneof(...common, { arbitrary: oddlyValued(json), weight: 6 });
}

/** The same JSON with something odd in the place of one value, or without one, or with one more. */
function oddlyValued(json: unknown): fc.Arbitrary<Buffer> {
  const mark = '"@@ odd @@"';
  return fc
    .tuple(place, fc.constantFrom('instead', 'without', 'beside'), fc.constantFrom(...oddJson))
    .map(([at, how, odd]) => {
      const copy = JSON.parse(JSON.stringify({ top: json })) as Record<string, unknown>;
      const places = placesIn(copy);
      const chosen = places[at % places.length];
      if (!chosen) return Buffer.from(odd);
      const { holder, key } = chosen;
      if (how === 'without' && key !== 'top') delete holder[key];
      else if (how === 'beside' && key !== 'top')
        holder[Array.isArray(holder) ? String(holder.length) : 'odd'] = JSON.parse(mark);
      else holder[key] = JSON.parse(mark);
      return Buffer.from(JSON.stringify(copy['top']).replaceAll(mark, () => odd));
    });
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(holder: Record<string, unknown>): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value as Record<string, unknown>) : []),
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
