/** What passes between the run and the child process that holds Pact's native library. */
import type { PactInteraction, HttpInteraction, MessageInteraction } from './contract';

export interface Participants {
  readonly consumer: string;
  readonly provider: string;
}

export type Errand =
  /** Loads the library, which every other errand needs; answers nothing. */
  | { readonly kind: 'load' }
  /** Starts a mock server that knows this one interaction; answers its port. */
  | { readonly kind: 'open'; readonly key: string; readonly interaction: HttpInteraction }
  /** Stops it; answers what it made of the requests. */
  | { readonly kind: 'close'; readonly key: string }
  /** The message as Pact hands it to whoever consumes it. */
  | { readonly kind: 'reify'; readonly interaction: MessageInteraction }
  /** The text of the pact file. */
  | { readonly kind: 'write'; readonly participants: Participants; readonly interactions: readonly PactInteraction[] }
  | { readonly kind: 'verify'; readonly verification: Verification };

export interface Verification {
  readonly provider: string;
  readonly file: string;
  /** Where the provider is; states and messages are asked for below it. */
  readonly gateway: string;
  readonly timeoutMs: number;
}

export type EngineCall = { readonly id: number; readonly errand: Errand };
export type Replied =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** One difference that Pact found. */
export interface PactMismatch {
  readonly type?: string;
  readonly path?: string;
  readonly key?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly mismatch?: string;
}

/** What a mock server saw. */
export interface MockOutcome {
  readonly matched: boolean;
  readonly mismatches: readonly {
    readonly type: string;
    readonly mismatches?: readonly PactMismatch[];
  }[];
}

/** What the verifier says, as far as it is used here. */
export interface VerifierReport {
  readonly errors?: readonly {
    readonly interaction: string;
    readonly mismatch: {
      readonly type?: string;
      readonly message?: string;
      readonly mismatches?: readonly PactMismatch[];
    };
  }[];
  readonly interactionResults?: readonly {
    readonly description?: string;
    readonly interactionDescription?: string;
    readonly result: string;
  }[];
}
