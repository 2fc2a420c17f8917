/**
 * Makes the changes that Stryker does not make and that rules are prone to: texts compared too loosely, and numbers that
 * are too small. Each stands behind a switch, as Stryker's do.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Instrumented } from './instrument';
import { nameChanges, type Change, type MachineMutant } from './machine-mutant';

const root = path.join(__dirname, '..', '..', '..');

/** How two texts may be taken for the same, by the ending of the switch. */
const looser = {
  case: {
    kind: 'ComparesWithoutCase',
    same: (one: string, other: string) => one.toLowerCase() === other.toLowerCase(),
  },
  feed: {
    kind: 'TakesTrailingLineFeed',
    same: (one: string, other: string) => one.replace(/\n$/, '') === other.replace(/\n$/, ''),
  },
  prefix: {
    kind: 'TakesPrefix',
    same: (one: string, other: string) => one.startsWith(other) || other.startsWith(one),
  },
} as const;

/** Names by which an operand is known to be a text that somebody says or reads. */
const namesText = /(text|message|words|response)\w*$/i;

/** The name under which the code finds what it asks. */
const runtimeName = '__loosened__';

/** What the code asks, put into the process before it is loaded. `reached` hears of each change whose place is reached. */
export function prepareLoosened(active: () => string | undefined, reached: (id: string) => void): void {
  const same = (id: string, one: unknown, other: unknown): boolean => {
    if (typeof one !== 'string' || typeof other !== 'string') return one === other;
    for (const [ending, how] of Object.entries(looser)) {
      reached(`${id}-${ending}`);
      if (active() === `${id}-${ending}`) return how.same(one, other);
    }
    return one === other;
  };
  const includes = (id: string, among: { includes(one: unknown): boolean }, one: unknown): boolean =>
    Array.isArray(among) ? among.some((each) => same(id, each, one)) : among.includes(one);
  const number = (id: string, value: number): number => {
    reached(id);
    return active() === id ? smaller(value) : value;
  };
  Object.assign(globalThis, { [runtimeName]: { same, includes, number } });
}

export function loosen(files: readonly string[]): Instrumented {
  const code: Record<string, string> = {};
  const mutants: MachineMutant[] = [];
  let next = 0;
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const { insertions, changes } = placesIn(file, text, () => `loose-${(next += 1)}`);
    code[file] = withInsertions(text, insertions);
    mutants.push(...nameChanges(file, text, changes));
  }
  return { code, mutants };
}

/** Text that is put before the character at `at`, in place of the `gone` ones from there on. */
interface Insertion {
  readonly at: number;
  readonly gone: number;
  readonly text: string;
}

function placesIn(file: string, text: string, newId: () => string) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const insertions: Insertion[] = [];
  const changes: Change[] = [];
  const put = (at: number, what: string, gone = 0) => insertions.push({ at, gone, text: what });
  const compares = (id: string, node: ts.Node) => {
    for (const [ending, { kind }] of Object.entries(looser)) {
      changes.push({ switch: `${id}-${ending}`, kind, start: node.getStart(source), end: node.end, to: kind });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && comparesTexts(node, source)) {
      const id = newId();
      const not = node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ? '!' : '';
      put(node.getStart(source), `(${not}${runtimeName}.same('${id}', (`);
      const operator = node.operatorToken.getStart(source);
      put(operator, '), (', node.operatorToken.end - operator);
      put(node.end, ')))');
      compares(id, node);
    }
    if (ts.isCallExpression(node)) {
      const looksFor = textLookedFor(node, source);
      if (looksFor) {
        const id = newId();
        put(node.getStart(source), `${runtimeName}.includes('${id}', (`);
        put(looksFor.among.end, `), (`, looksFor.argument.getStart(source) - looksFor.among.end);
        put(looksFor.argument.end, `)`);
        compares(id, node);
      }
    }
    if (ts.isNumericLiteral(node) && !ts.isLiteralTypeNode(node.parent) && Number(node.text) >= 2) {
      const id = newId();
      put(node.getStart(source), `${runtimeName}.number('${id}', `);
      put(node.end, ')');
      const to = String(smaller(Number(node.text)));
      changes.push({ switch: id, kind: 'SmallerNumber', start: node.getStart(source), end: node.end, to });
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return { insertions, changes };
}

/** As if somebody had looked for a third of the time, or at a third of what there is. */
function smaller(value: number): number {
  return Math.floor(value / 3);
}

function comparesTexts({ left, operatorToken, right }: ts.BinaryExpression, source: ts.SourceFile): boolean {
  const compares =
    operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  const isNamed = (node: ts.Expression) => ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  // Nothing is as good as equal to nothing: only two texts are compared loosely.
  if (!compares || right.getText(source) === 'undefined') return false;
  return [left, right].every(isNamed) && [left, right].some((node) => namesText.test(node.getText(source)));
}

function textLookedFor(node: ts.CallExpression, source: ts.SourceFile) {
  const [argument, ...more] = node.arguments;
  const { expression } = node;
  if (!argument || more.length > 0 || !ts.isPropertyAccessExpression(expression)) return undefined;
  // A chain that may end early stays as it is.
  if (expression.name.text !== 'includes' || expression.questionDotToken) return undefined;
  return namesText.test(argument.getText(source)) ? { among: expression.expression, argument } : undefined;
}

function withInsertions(text: string, insertions: readonly Insertion[]): string {
  // Of what stands at one place, what was found first encloses the rest; at its end it comes last.
  const opening = insertions.map((each, n) => ({ ...each, n }));
  const closes = ({ text: what }: Insertion) => what.startsWith(')') && !what.includes('(');
  opening.sort((a, b) => a.at - b.at || Number(closes(b)) - Number(closes(a)) || (closes(a) ? b.n - a.n : a.n - b.n));
  let made = '';
  let from = 0;
  for (const { at, gone, text: what } of opening) {
    made += text.slice(from, at) + what;
    from = at + gone;
  }
  return made + text.slice(from);
}
