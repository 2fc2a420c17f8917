/** How a spec knows that a reporter restores the outcome of a failure that the spec has announced. */

/** Set for the workers while such a reporter listens. Without it a spec fails in the ordinary way, in any reporter. */
export const outcomesAreRestored = 'CONFORMANCE_OUTCOMES_ARE_RESTORED';
