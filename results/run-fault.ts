/** A fault as it is kept and shown. */
export interface RunFault {
  readonly kind: 'usage' | 'unreachable' | 'protocol' | 'suite';
  readonly message: string;
  /** The scenario in which it happened, when it was one. */
  readonly scenario?: string;
}
