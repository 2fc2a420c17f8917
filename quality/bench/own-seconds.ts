/** What an act comes to, and the processor seconds that this process spent meanwhile. */
export async function ownSeconds<T>(act: () => T | Promise<T>): Promise<readonly [T, number]> {
  const began = process.cpuUsage();
  const came = await act();
  const { user, system } = process.cpuUsage(began);
  return [came, (user + system) / 1_000_000];
}
