/**
 * Whether two ids name the same agent. On messaging an id is `<account>.<agent>`, on chat `<agent>`: the account may be
 * left out or added, and where both have one it has to be the same.
 */
export function sameAgent(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || withoutAccount(one) === other || one === withoutAccount(other);
}

/** What stands behind the first dot; undefined where there is no account. */
function withoutAccount(id: string): string | undefined {
  const dot = id.indexOf('.');
  return dot > 0 && dot < id.length - 1 ? id.slice(dot + 1) : undefined;
}
