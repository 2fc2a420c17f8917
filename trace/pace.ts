/** How long an implementation may take, in milliseconds of its own time; the protocol page tells it. */

/** Over what is due at once, until it begins. */
export const promptlyMs = 1_500;

/** Over each text: the pace that the documents reckon with, and the delay that they recommend for it. */
export const textPaceMs = 2_000;
