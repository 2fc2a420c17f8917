/**
 * Time in which this process heard what came. Stopped by its shell or its container, or busy with itself, it hears nobody; when it goes on,
 * every timer is over before what came meanwhile was read. Nobody is late for that time.
 */

const lookEveryMs = 200;

/** Milliseconds between two looks from which on nobody was heard in between. */
const deafFromMs = 2_000;

/** Milliseconds that whoever was waited for gets at least once it goes on: it may have waited for us. */
const afterwardsMs = 1_000;

let lastLookMs = performance.now();
let deafMs = 0;
let looking: NodeJS.Timeout | undefined;

/** Milliseconds in which nobody was heard, since the first look. */
function lookAgain(): number {
  const nowMs = performance.now();
  // The first look of all says nothing about the time before it.
  if (looking && nowMs - lastLookMs >= deafFromMs) deafMs += nowMs - lastLookMs - lookEveryMs;
  looking ??= setInterval(lookAgain, lookEveryMs).unref();
  lastLookMs = nowMs;
  return deafMs;
}

/** Acts after so many milliseconds in which this process heard what came; what is returned keeps it from that. */
export function awakeTimeout(act: () => void, ms: number): { readonly clear: () => void } {
  const deafBefore = lookAgain();
  const beganMs = performance.now();
  let countedMs = 0;
  let timer: NodeJS.Timeout;
  const end = () => {
    const deaf = lookAgain() - deafBefore;
    if (deaf <= countedMs) return act();
    countedMs = deaf;
    arm(Math.max(afterwardsMs, ms + deaf - (performance.now() - beganMs)));
  };
  const arm = (leftMs: number) => (timer = setTimeout(end, leftMs));
  arm(ms);
  return { clear: () => clearTimeout(timer) };
}
