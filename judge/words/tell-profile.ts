import type { RunFacts } from '../../results/run-facts';

/** The profile that a run claims. By description none is claimed: its rows only say what turns such a run red. */
export function tellProfile({
  profile,
  strict,
  bot,
}: { readonly profile: string } & Partial<Pick<RunFacts, 'strict'>> & { readonly bot?: object | undefined }): string {
  const held = `${profile}${strict ? ', strict' : ''}`;
  return bot ? `none is claimed, by description; red by ${held}` : held;
}
