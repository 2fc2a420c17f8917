/** Plays under way at once: under a virtual clock enough to keep both sides busy, otherwise all, so that waits overlap. */
export const playsAtOnce = { virtual: 16, configurable: 500, real: 500 } as const;
