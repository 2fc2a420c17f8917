/**
 * Texts at which software goes wrong: at the lengths where something cuts, with characters that something replaces,
 * and such that look like something else. All of them are plain text by the documents.
 */

/** Lengths, in UTF-16 units, at which stores and channels are known to cut. */
const edges = [160, 255, 256, 1_000, 4_000, 5_000, 15_000, 20_000] as const;

/** A text of this length whose characters beyond 16 bits lie across each edge. */
function long(length: number): string {
  const words = 'Please wait a moment. ';
  let text = '';
  while (text.length < length) {
    const edge = edges.find((each) => each > text.length) ?? length;
    const until = Math.min(edge, length) - 1;
    while (text.length < until) text += words[text.length % words.length] ?? ' ';
    // Beyond the last edge one would be half a character.
    text += length - text.length >= 2 ? '😀' : '.';
  }
  return text;
}

/** By name, so that a failure says what kind of text it was. */
export const hurtfulTexts: Readonly<Record<string, string>> = {
  'one character': '?',
  ...Object.fromEntries(edges.map((length) => [`${length} characters`, long(length)])),
  '257 characters': long(257),
  'blanks at both ends': '  Moment  ',
  'runs of blanks': 'One   moment,    please',
  'a tab': 'Name:\tAda',
  'a no-break space': 'Bitte 5\u00a0Minuten warten',
  'a narrow no-break space': 'Un instant\u202f!',
  'a thin space': '10\u2009000 calls',
  'a zero-width space': 'a\u200bb',
  'a byte order mark inside': 'a\ufeffb',
  'direction marks': '\u200fשלום\u200e (ok)',
  'a joined emoji': 'Family 👩\u200d👩\u200d👧 here',
  'a variation selector': 'Heart ❤\ufe0f and ❤',
  'a flag': 'From 🇩🇪 to 🇫🇷',
  'a skin tone': 'Hi 👋🏽',
  composed: 'Grüße aus Köln, déjà vu',
  decomposed: 'Gru\u0308\u00dfe aus Ko\u0308ln, de\u0301ja\u0300 vu',
  'a compatibility character': 'ﬁnally № 5 ½ ｆｕｌｌ',
  'typographic quotes': '“Moment” ‘please’ „bitte“ «oui»',
  'plain quotes': `"Moment" 'please' \`now\``,
  dashes: 'a – b — c - d … e',
  HTML: '<b>Moment</b> <script>alert(1)</script> <br/>',
  entities: '&lt;b&gt; &amp;amp; &nbsp;',
  Markdown: '**Moment** _please_ [link](http://example.test) # no heading',
  'a web address': 'See https://example.test/a?b=c&d=%41#e',
  'percent codes': '100%41 %20 %zz 50%',
  'a plus': 'a+b=c + d',
  'digits alone': '12345678901234567890',
  'a phone number': '+49 30 1234-567',
  'a card number': '4111 1111 1111 1111',
  'an e-mail address': 'ada.lovelace+test@example.test',
  'a slash command': '/end now',
  'null in letters': 'null',
  'none in letters': 'none',
  'undefined in letters': 'undefined',
  'true in letters': 'true',
  'zero in letters': '0',
  JSON: '{"message": ["a", 1, null]}',
  braces: 'a { b } c {} {{d}} }{',
  'dollar signs': 'US$0 $1 $& $$ ${0} ${x} $name',
  'format directives': '%s %d {0} %1$s',
  SQL: "Robert'); DROP TABLE chats;--",
  'Greek sigma': 'ΟΔΥΣΣΕΥΣ Οδυσσεύς',
  'dotless and dotted i': 'ıİiI Straße STRASSE',
  Arabic: 'مرحبا بكم، لحظة من فضلك ١٢٣',
  Chinese: '請稍候，我們正在轉接。',
  'beyond the first plane': '𝕄𝕠𝕞𝕖𝕟𝕥 𠮷野家',
};

/** Messages to User with the documented new line at places where something trims or folds, in each way to write it. */
export const hurtfulNewLines: Readonly<Record<string, string>> = {
  'a new line first': '\\\\nMoment',
  'a new line last': 'Moment\\\\n',
  'doubled new lines': 'One\\\\n\\\\nTwo\\\\n\\\\n\\\\nThree',
  'new lines with blanks around': 'One \\\\n  Two \\\\n Three',
  'new lines of one backslash': '\\nOne\\nTwo\\n\\nThree\\n',
  'new lines of three backslashes': '\\\\\\nOne\\\\\\nTwo\\\\\\n\\\\\\nThree\\\\\\n',
};
