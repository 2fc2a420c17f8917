/**
 * The lines of a log in which a build server finds a command: GitHub's runner takes `::` after blanks at the start of a line
 * and `##[` anywhere, Azure's agent `##vso[` and TeamCity `##teamcity[` anywhere.
 */
export function obeyedCommands(log: string): string[] {
  return log
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .filter((line) => line.trimStart().startsWith('::') || /##(?:vso|teamcity)?\[/.test(line));
}
