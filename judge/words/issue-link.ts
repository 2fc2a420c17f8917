/** The page of a waiver's issue; undefined where it is none: a link of another scheme could do anything but lead there. */
export function issueLink({ issue }: { readonly issue?: string | undefined }): string | undefined {
  if (issue === undefined || !URL.canParse(issue)) return undefined;
  const url = new URL(issue);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
