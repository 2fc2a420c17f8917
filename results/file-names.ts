/** What a run leaves for readers; what is read back is named where it is read. */
export const verdictFileName = 'conformance.json';
export const junitFileName = 'junit.xml';
export const summaryFileName = 'summary.md';
export const badgeFileName = 'badge.svg';
export const badgeDataFileName = 'badge.json';
export const ctrfFileName = 'ctrf.json';
/** Every file that says the verdict; how each says it stands in reporters/report-formats.ts. */
export const reportFiles = [
  verdictFileName,
  summaryFileName,
  junitFileName,
  ctrfFileName,
  badgeFileName,
  badgeDataFileName,
] as const;
/** Our own pages. */
export const pagesFolderName = 'report';
