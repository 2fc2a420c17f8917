/** Whose fault it is: where nobody named an implementation, the suite's own was called, and no other is to blame for what it does. */
import type { FaultKind } from '../play/adapters/fault';

/** The fault as one of the suite, where it is told of the embedded reference. */
export function ownBlame<Told extends { readonly kind: FaultKind; readonly message: string }>(fault: Told): Told {
  if (fault.kind !== 'unreachable' && fault.kind !== 'protocol') return fault;
  return {
    ...fault,
    kind: 'suite',
    message:
      "The suite's own reference implementation is not as it was installed, or something on this machine meddles with it, such as NODE_OPTIONS: " +
      `this says nothing about any other implementation. ${fault.message}`,
  };
}
