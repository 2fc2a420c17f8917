/** Whether a URL names this machine by loopback: 127.0.0.0/8, `localhost`, a name below it, or `[::1]`. */
export function isLoopback({ hostname }: URL): boolean {
  // A URL spells addresses in one way only: 127.1 is 127.0.0.1 there, and an embedded one is in hexadecimal digits.
  return /^(127(\.\d+){3}|(.+\.)?localhost\.?|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/.test(hostname);
}
