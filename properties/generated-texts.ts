/** Generates texts that people might configure: any script, markup, things that look like templates and are none. */
import * as fc from 'fast-check';
import { lookAlikesHolding } from '../play/scenarios/look-alike-names';
import { blankMessage } from '../trace/trace';
import { variableCalled } from './generated-variable-names';

/** Look like placeholders, escapes or patterns of one engine or another, and are plain text by the documents. */
const lookAlikes = [
  '$botContext.skillId',
  '%s %d',
  '$0 $1 $& $$',
  '<b>bold</b>',
  '&amp;',
  '"quoted"',
  "it's",
  '{{',
  '{}',
  '}',
  '[link](x)',
  '1 < 2 > 0',
  '😀 👩‍👩‍👧',
  'مرحبا',
  '請稍候',
  'Grüße',
];

/** Characters whose meaning in a configured text is not settled: controls, half characters, escapes, placeholders. */
const unsettled = /[\p{Cc}\p{Cs}\u2028\u2029\\{}]/gu;

/** Text as it might stand in a configuration, without anything that would be replaced in it. */
export const plainText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 24 }).map((text) => text.replace(unsettled, '').trim()),
  },
  { weight: 2, arbitrary: fc.constantFrom(...lookAlikes) },
  { weight: 1, arbitrary: fc.constant('') },
);

/** A text that begins with a word of its own, so that it is told apart from every other text of its conversation. */
export function textCalled(stem: string): fc.Arbitrary<string> {
  return plainText.map((rest) => `${stem} ${rest}`.trim());
}

/** Texts that a dialog says one after the other, each with its number; the last of them may come twice. */
export function textsInARow(most: number): fc.Arbitrary<readonly string[]> {
  return fc
    .tuple(fc.array(plainText, { maxLength: most }), fc.boolean())
    .map(([texts, twice]) =>
      texts.map((text, index) =>
        twice && index > 0 && index === texts.length - 1
          ? `First ${index} ${texts[index - 1] ?? ''}`.trim()
          : `First ${index + 1} ${text}`.trim(),
      ),
    );
}

/** A Message to User as it is configured, with the variables that it needs. */
export interface GeneratedMessage {
  readonly kind: 'static' | 'variable' | 'mixed' | 'new line' | 'blank';
  readonly template: string;
  /** First the one that the template names, if it names any, then others whose names resemble it. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Every documented kind of message; `stem` begins it, and stands in the name of every variable that it uses. */
export function messageCalled(stem: string): fc.Arbitrary<GeneratedMessage> {
  const plain = textCalled(stem);
  const name = variableCalled(`${stem}Variable`);
  const holding = (variable: string, value: string) => ({
    [variable]: value,
    ...lookAlikesHolding(variable, `${stem} of another variable`),
  });
  return fc.oneof(
    plain.map((template): GeneratedMessage => ({ kind: 'static', template, variables: {} })),
    fc.tuple(name, variableValue(stem)).map(([variable, value]): GeneratedMessage => ({
      kind: 'variable',
      template: `{$botContext.${variable}}`,
      variables: holding(variable, value),
    })),
    fc
      .tuple(name, plain, variableValue('value'), plainText)
      .map(([variable, before, value, after]): GeneratedMessage => ({
        kind: 'mixed',
        template: `${before} {$botContext.${variable}} ${after}`.trim(),
        variables: holding(variable, value),
      })),
    fc
      .tuple(
        plain,
        fc.array(
          plainText.map((text) => text.replace(/^n/, '')),
          { minLength: 1, maxLength: 3 },
        ),
      )
      .map(([first, lines]): GeneratedMessage => ({
        kind: 'new line',
        template: [first, ...lines.map((line) => `line ${line}`.trim())].join('\\\\n'),
        variables: {},
      })),
    { weight: 2, arbitrary: fc.constant<GeneratedMessage>({ kind: 'blank', template: blankMessage, variables: {} }) },
  );
}

/** A value of a variable: text of any kind, among it what looks like another variable and is not to be read as one. */
function variableValue(stem: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: textCalled(stem) },
    { weight: 1, arbitrary: fc.constant(`${stem} {$botContext.secret}`) },
  );
}
