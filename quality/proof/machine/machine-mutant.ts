/** A change that a machine makes to our code, one place at a time, and how it is named so that a kept name stays true. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import ts from 'typescript';

export interface MachineMutant {
  /** Made of what is changed and not of where it stands, so that it outlives a move within the file. */
  readonly name: string;
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The kind of change. */
  readonly kind: string;
  /** The code as it stands, and what takes its place. */
  readonly from: string;
  readonly to: string;
  /** The function that holds it; empty at the top of the file. */
  readonly within: string;
  /** By which the instrumented code knows it. */
  readonly switch: string;
  /** Whether the place is evaluated when the file is loaded, and never again. */
  readonly atLoad: boolean;
}

/** A change before it has a name. Positions are characters of the file's text. */
export interface Change {
  readonly switch: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** Longer code is cut where it is told. */
const longestTold = 160;

/** Names the changes of one file, in their order. */
export function nameChanges(file: string, text: string, changes: readonly Change[]): MachineMutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const { within, atLoad } = targetFacts(source, change);
    const from = oneLine(text.slice(change.start, change.end));
    const to = oneLine(change.to);
    const key = [file, within, change.kind, from, to].join('\n');
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    const hash = createHash('sha256').update(`${key}\n${nth}`).digest('hex').slice(0, 8);
    return {
      name: [path.posix.basename(file, '.ts'), ...(within === '' ? [] : [within]), hash].join('/'),
      file,
      line: source.getLineAndCharacterOfPosition(change.start).line + 1,
      kind: change.kind,
      from: told(from),
      to: told(to),
      within,
      switch: change.switch,
      atLoad,
    };
  });
}

function targetFacts(source: ts.SourceFile, { start, end }: Change): { within: string; atLoad: boolean } {
  const names: string[] = [];
  let atLoad = true;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.end < end) return;
    const name = 'name' in node && node.name !== undefined ? (node.name as ts.Node).getText(source) : '';
    if (ts.isFunctionLike(node) && !isWhole(node, start, end, source)) {
      atLoad = false;
      if (name !== '') names.push(name);
      else if (ts.isConstructorDeclaration(node)) names.push('constructor');
    }
    // An instance has its own, made with it.
    if (ts.isPropertyDeclaration(node)) {
      atLoad = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
      if (name !== '') names.push(name);
    }
    // A function that is the value of a name is called by it.
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isFunctionLike(node.initializer)) names.push(name);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return { within: names.join('.'), atLoad };
}

/** A function that is changed as a whole is changed where it is made. */
function isWhole(node: ts.Node, start: number, end: number, source: ts.SourceFile): boolean {
  return node.getStart(source) === start && node.end === end;
}

function oneLine(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}

function told(code: string): string {
  return code.length <= longestTold ? code : `${code.slice(0, longestTold - 1)}…`;
}
