import type { Result } from '../protocol/types';

/** `not-numeric`: no transfer was asked for, the consumer has the fallback message instead. */
export type EscalationEnd = Result | 'not-numeric';
