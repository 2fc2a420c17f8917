/** Milliseconds that conversations get to end when a play is broken off or a run is stopped: the implementation may not answer. */
export const lastChanceMs = 1_000;
