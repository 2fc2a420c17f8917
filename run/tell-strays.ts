/**
 * Says of calls to the platform that belonged to no open conversation what to do about them; nothing where there were none. With
 * `byUrls` each conversation has URLs of its own.
 */
export function tellStrays(calls: number, byUrls: boolean): readonly string[] {
  if (calls === 0) return [];
  const times = `${calls} time${calls === 1 ? '' : 's'}`;
  return [
    `It called the platform ${times} for conversations that had ended, or that never were. Release timers when a conversation ends` +
      `${byUrls ? ', and use both URLs as they stand' : ''}.`,
  ];
}
