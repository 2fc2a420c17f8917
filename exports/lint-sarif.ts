/** Linted bots as SARIF 2.1.0, which code hosts show beside the file. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainJson } from '../results/plain-json';
import { rowOf, type RequirementId } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import { visible } from '../judge/words/visible';
import type { LintLevel } from './check';
import type { LintFinding } from './lint-bot';
import { lintExitCode, type LintedFile } from './linted-file';
import type { LintSuite } from './lint-json';
import { renderFlaw } from './render-flaw';

const levels: Readonly<Record<LintLevel, string>> = { error: 'error', warning: 'warning', info: 'note' };

export function lintSarif(files: readonly LintedFile[], suite: LintSuite): string {
  const found = files.flatMap(({ file, linted }) => (linted?.findings ?? []).map((finding) => ({ file, finding })));
  const ids = [...new Set(found.map(({ finding }) => finding.requirement))];
  const unread = files.flatMap(({ file, problem }) => (problem === undefined ? [] : [{ file, problem }]));
  const content = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: suite.name, version: suite.version, rules: ids.map(sarifRule) } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ file }) => ({ location: { uri: uriOf(file) } })),
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            exitCode: lintExitCode(files),
            toolExecutionNotifications: unread.map(({ file, problem }) => ({
              level: 'error',
              message: { text: visible(problem) },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
            })),
          },
        ],
        results: found.map(({ file, finding }) => sarifResult(file, finding, ids)),
      },
    ],
  };
  return `${plainJson(content, 2)}\n`;
}

function sarifRule(id: RequirementId) {
  const { statement, source, level, basis } = rowOf(id);
  return {
    id,
    shortDescription: { text: statement },
    helpUri: sourceUrl(source),
    properties: { level, basis },
  };
}

function sarifResult(file: string, finding: LintFinding, ids: readonly RequirementId[]) {
  const { requirement, level, because, mend, at, check, fieldsSeen } = finding;
  return {
    ruleId: requirement,
    ruleIndex: ids.indexOf(requirement),
    level: levels[level],
    message: { text: `${visible(because)} ${visible(mend)}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: at.line ?? 1 } },
        logicalLocations: [
          { fullyQualifiedName: at.path, ...(at.interaction ? { name: visible(at.interaction, 200) } : {}) },
        ],
      },
    ],
    properties: { check, fieldsSeen, paragraph: renderFlaw(finding, file) },
  };
}

/** Relative where the file was named so: hosts find it by its path in the repository. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(path.sep).map(encodeURIComponent).join('/');
}
