/** Says of calls to the platform that belonged to no open conversation what to do about them; nothing where there were none. */
export function tellStrays(calls: number): readonly string[] {
  if (calls === 0) return [];
  return [
    `It called the platform ${calls} time${calls === 1 ? '' : 's'} for conversations that had ended, or that never were. Release timers when a conversation ends, and use both URLs as they stand.`,
  ];
}
