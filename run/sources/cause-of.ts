/** Why a source of evidence was not reached that nobody left out, to be set behind what is missing. */
export function causeOf({ interrupted }: { readonly interrupted: boolean }, hasFaults: boolean): string {
  if (interrupted) return ': the run was stopped before';
  return hasFaults ? ', because of faults' : '';
}
