/**
 * Time in which this process ran. Stopped by its shell or its container, or on a machine that is busy elsewhere, it hears nobody and does
 * nothing; when it goes on, every timer is over before what came meanwhile was read. Nobody is late for that time.
 */

const lookEveryMs = 200;

/** Milliseconds between two looks from which on the process did not run in between. Whatever it does itself takes less. */
const asleepFromMs = 2_000;

/** Milliseconds that whoever was waited for gets at least once the process goes on: it may have waited for us. */
const afterSleepMs = 1_000;

let lastLookMs = performance.now();
let sleptMs = 0;
let looking: NodeJS.Timeout | undefined;

function look(): void {
  const nowMs = performance.now();
  // The first look of all says nothing about the time before it.
  if (looking && nowMs - lastLookMs >= asleepFromMs) sleptMs += nowMs - lastLookMs - lookEveryMs;
  looking ??= setInterval(look, lookEveryMs).unref();
  lastLookMs = nowMs;
}

/** Milliseconds in which this process did not run, since it was asked for the first time. */
export function asleepMs(): number {
  look();
  return sleptMs;
}

/** Acts after so many milliseconds in which this process ran; what is returned keeps it from that. */
export function awakeTimeout(act: () => void, ms: number): { readonly clear: () => void } {
  const asleepBefore = asleepMs();
  const beganMs = performance.now();
  let countedMs = 0;
  let timer: NodeJS.Timeout;
  const end = () => {
    const slept = asleepMs() - asleepBefore;
    if (slept <= countedMs) return act();
    countedMs = slept;
    arm(Math.max(afterSleepMs, ms + slept - (performance.now() - beganMs)));
  };
  const arm = (leftMs: number) => (timer = setTimeout(end, leftMs));
  arm(ms);
  return { clear: () => clearTimeout(timer) };
}
