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

/** How two texts may be taken for the same, and one for a part of the other, by the ending of the switch. */
const looser = {
  case: {
    kind: 'ComparesWithoutCase',
    same: (one: string, other: string) => one.toLowerCase() === other.toLowerCase(),
    within: (whole: string, part: string) => whole.toLowerCase().includes(part.toLowerCase()),
  },
  feed: {
    kind: 'TakesTrailingLineFeed',
    same: (one: string, other: string) => one.replace(/\n$/, '') === other.replace(/\n$/, ''),
    within: (whole: string, part: string) => whole.includes(part.replace(/\n$/, '')),
  },
  prefix: {
    kind: 'TakesPrefix',
    same: (one: string, other: string) => one.startsWith(other) || other.startsWith(one),
    within: (whole: string, part: string) => whole.includes(part) || part.startsWith(whole),
  },
} as const;

/** Names by which an operand is known to be a text that somebody says or reads. */
const namesText = /(text|message|words|response)\w*$/i;

/** The name under which the code finds what it asks. */
const runtimeName = '__loosened__';

/** What the code asks, put into the process before it is loaded. `reached` hears of each change whose place is reached. */
export function prepareLoosened(active: () => string | undefined, reached: (id: string) => void): void {
  const compare = (id: string, how: 'same' | 'within', strictly: boolean, one: unknown, other: unknown): boolean => {
    if (typeof one !== 'string' || typeof other !== 'string') return strictly;
    for (const [ending, looseness] of Object.entries(looser)) {
      reached(`${id}-${ending}`);
      if (active() === `${id}-${ending}`) return looseness[how](one, other);
    }
    return strictly;
  };
  const same = (id: string, one: unknown, other: unknown) => compare(id, 'same', one === other, one, other);
  const includes = (id: string, among: string | { includes(one: unknown): boolean }, one: unknown): boolean =>
    Array.isArray(among)
      ? among.some((each) => same(id, each, one))
      : compare(id, 'within', among.includes(one as string), among, one);
  const number = (id: string, value: number): number => {
    reached(id);
    return active() === id ? smaller(value) : value;
  };
  Object.assign(globalThis, { [runtimeName]: { same, includes, number } });
}

export function loosen(files: readonly string[]): Instrumented {
  const code: Record<string, string> = {};
  const mutants: MachineMutant[] = [];
  const printer = ts.createPrinter();
  let next = 0;
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const changes: Change[] = [];
    const asking = askingInstead(
      source,
      () => `loose-${(next += 1)}`,
      (change) => changes.push(change),
    );
    code[file] = ts
      .transform(source, [asking])
      .transformed.map((made) => printer.printFile(made))
      .join('');
    mutants.push(...nameChanges(file, text, changes));
  }
  return { code, mutants };
}

/** Puts a question to the runtime in the place of each comparison and number that may be changed; `note` hears of the changes. */
function askingInstead(
  source: ts.SourceFile,
  newId: () => string,
  note: (change: Change) => void,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const { factory } = context;
    const noteChange = (id: string, { kind, to }: Pick<Change, 'kind' | 'to'>, node: ts.Node) =>
      note({ switch: id, kind, start: node.getStart(source), end: node.end, to });
    const compares = (node: ts.Node): string => {
      const id = newId();
      for (const [ending, { kind }] of Object.entries(looser)) noteChange(`${id}-${ending}`, { kind, to: kind }, node);
      return id;
    };
    const ask = (question: string, id: string, ...operands: readonly ts.Expression[]) =>
      factory.createCallExpression(
        factory.createPropertyAccessExpression(factory.createIdentifier(runtimeName), question),
        undefined,
        [factory.createStringLiteral(id), ...operands],
      );
    const within = (node: ts.Expression) => ts.visitNode(node, visit) as ts.Expression;
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isBinaryExpression(node) && comparesTexts(node, source)) {
        const same = ask('same', compares(node), within(node.left), within(node.right));
        const not = node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
        return not ? factory.createLogicalNot(same) : same;
      }
      const looksFor = ts.isCallExpression(node) ? textLookedFor(node, source) : undefined;
      if (looksFor) return ask('includes', compares(node), within(looksFor.among), within(looksFor.argument));
      if (ts.isNumericLiteral(node) && !ts.isLiteralTypeNode(node.parent) && Number(node.text) >= 2) {
        const id = newId();
        noteChange(id, { kind: 'SmallerNumber', to: String(smaller(Number(node.text))) }, node);
        return ask('number', id, node);
      }
      return ts.visitEachChild(node, visit, context);
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
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
