/** The file by which a results folder is known for one. */
export const runFileName = 'run.json';
