/**
 * Takes secrets out of what an implementation says, before anything that is written or shown can hold them. A secret is
 * found as it stands and as it stands inside JSON, a URL, HTML or a string literal, also where only some of its
 * characters are written so. One that was turned into something else, such as base64 of it or a half, is not found.
 */
import { blankMessage, capText, defaultTransferMessage, sentinel } from './trace';

export interface Redactor {
  /** The text with a mark in the place of each secret: `[secret]` for the first of them, `[secret 2]` for the second. */
  text(text: string): string;
  /**
   * A copy of this JSON with the same done to every text and every name in it. A number that holds a secret becomes 0,
   * so that its type stays what it was.
   */
  json<T>(json: T): T;
  /** The same for a body, which is JSON or any other text. One without a secret is given back as it came. */
  body(text: string): string;
  /**
   * A redactor without the secrets that stand in `own`, which is what the suite says itself, as JSON. Such a secret is an
   * ordinary word: redacted of the answers, it would fail an implementation for repeating what it was told.
   */
  sparing(own: unknown): Redactor;
}

/** Shorter ones would redact parts of ordinary words and numbers. */
export const shortestSecret = 4;

/** What the documents have a bot say; no verdict may depend on whether it is somebody's secret. */
const documented = [sentinel, blankMessage, capText, defaultTransferMessage];

/** For runs without secrets. */
export const redactNothing: Redactor = {
  text: (text) => text,
  json: (json) => json,
  body: (text) => text,
  sparing: () => redactNothing,
};

interface Secret {
  readonly text: string;
  readonly mark: string;
  /** Finds it in each of its forms; holds no group. */
  readonly finds: RegExp;
}

/** Secrets of fewer than {@link shortestSecret} characters are not looked for. */
export function redactorFor(secrets: readonly string[]): Redactor {
  const looked = [...new Set(secrets)].filter(({ length }) => length >= shortestSecret);
  return redactorOf(
    looked.map((text, index) => ({
      text,
      mark: index === 0 ? '[secret]' : `[secret ${index + 1}]`,
      finds: new RegExp([...text].map(formsOf).join('')),
    })),
  );
}

function redactorOf(secrets: readonly Secret[]): Redactor {
  if (secrets.length === 0) return redactNothing;
  // The longest first: one may hold another.
  const byLength = [...secrets].sort((a, b) => b.text.length - a.text.length);
  const pattern = new RegExp(byLength.map(({ finds }) => `(${finds.source})`).join('|'), 'g');
  const markOf = (groups: readonly unknown[]) => byLength[groups.findIndex((group) => group !== undefined)]?.mark ?? '';
  const text = (said: string) => said.replace(pattern, (_, ...groups: unknown[]) => markOf(groups));
  const json = (said: unknown): unknown => {
    if (typeof said === 'string') return text(said);
    if (typeof said === 'number') return text(String(said)) === String(said) ? said : 0;
    if (Array.isArray(said)) return said.map(json);
    if (typeof said !== 'object' || said === null) return said;
    return Object.fromEntries(Object.entries(said).map(([name, each]) => [text(name), json(each)]));
  };
  const redactor: Redactor = {
    text,
    json: <T>(said: T) => json(said) as T,
    body: (said) => {
      let parsed: unknown;
      try {
        parsed = JSON.parse(said);
      } catch {
        return text(said);
      }
      const written = JSON.stringify(json(parsed));
      // Written anew it may look otherwise, and to judge what it looks like is not the redactor's business.
      return written === JSON.stringify(parsed) ? said : written;
    },
    sparing: (own) => {
      const said = JSON.stringify([own, documented]);
      const rest = secrets.filter(({ finds }) => !finds.test(said));
      return rest.length === secrets.length ? redactor : redactorOf(rest);
    },
  };
  return redactor;
}

/** Characters that have a name in HTML. */
const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * An expression for one character in each form. JSON within JSON doubles its backslashes and a URL within a URL its
 * percent signs; both are followed for some levels and never without end, so that no text makes the search slow.
 */
function formsOf(character: string): string {
  const raw = character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const point = character.codePointAt(0) ?? 0;
  const percent = (byte: number) => `%(?:25){0,2}${anyCase(hex(byte, 2))}`;
  const bytes = [...Buffer.from(character, 'utf8')].map(percent).join('');
  const units = Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at), 4));
  const forms = [
    // In JSON and other literals these may, and some must, stand behind a backslash.
    /["'/\\`$]/.test(character) ? `\\\\{0,4}${raw}` : raw,
    bytes,
    units.map((unit) => `\\\\{1,4}u${anyCase(unit)}`).join(''),
    `&#(?:0{0,4}${point}|[xX]0{0,4}${anyCase(hex(point, 1))});`,
  ];
  // A header is Latin-1, and may be told byte by byte.
  if (point < 0x100) forms.push(percent(point), `\\\\{1,4}x${anyCase(hex(point, 2))}`);
  const entity = entities[character];
  if (entity !== undefined) forms.push(`&${entity};`);
  if (character === ' ') forms.push('\\+');
  if (character === '\t') forms.push('\\\\{1,4}t');
  return `(?:${forms.join('|')})`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** An expression for these hexadecimal digits in either case. */
function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
