/** An implementation that is right in an unusual way; no rule may fail it. */
import type { Parts } from '../parts';

/** What a variant has otherwise than the bot that it is put upon: a value in place of that bot's, or a class built upon that bot's. */
export type Changes = {
  readonly [Name in keyof Parts]?: Parts[Name] extends abstract new (...made: never[]) => unknown
    ? (Base: Parts[Name]) => Parts[Name]
    : Parts[Name];
};

export interface Variant {
  /** What is unusual, in kebab-case; unique. */
  readonly name: string;
  /** What it does, and that the documents allow it, in one sentence. */
  readonly oddity: string;
  /** Requirements that were only inferred, and that it reads otherwise: it fails them or leaves them open. */
  readonly departsFrom?: readonly string[];
  /** How it differs, from the honest bot or from another variant. */
  readonly parts: Changes;
}
