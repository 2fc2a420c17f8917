/** What a run leaves for readers; what is read back is named where it is read. */
export const verdictFileName = 'conformance.json';
export const junitFileName = 'junit.xml';
export const summaryFileName = 'summary.md';
export const badgeFileName = 'badge.svg';
/** Our own pages. */
export const pagesFolderName = 'report';
