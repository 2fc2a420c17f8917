/** What a run leaves for readers; what is read back is named where it is read. */
export const verdictFileName = 'conformance.json';
const junitFileName = 'junit.xml';
const summaryFileName = 'summary.md';
const badgeFileName = 'badge.svg';
const badgeDataFileName = 'badge.json';
const ctrfFileName = 'ctrf.json';
/** Every file that says the verdict; how each says it stands in reporters/report-formats.ts. */
export const reportFiles = [
  verdictFileName,
  summaryFileName,
  junitFileName,
  ctrfFileName,
  badgeFileName,
  badgeDataFileName,
] as const;
/** Says who writes there. It begins with a dot, as what is of other programs: it is no result, and nobody lists it. */
export const lockName = '.conformance-lock';
/** Whose turn it is to take away a lock that nobody holds. */
export const lockTurnName = `${lockName}.turn`;
/** Our own pages. */
export const pagesFolderName = 'report';
