import type { FaultKind } from '../play/adapters/fault';

/** The exit code of a word that has no verdict and ends by a fault. */
export const faultExitCodes: Readonly<Record<FaultKind, number>> = {
  suite: 5,
  usage: 2,
  unreachable: 3,
  protocol: 4,
  interrupted: 5,
};
