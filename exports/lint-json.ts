/** Linted bots for programs. Fields are only added to it. */
import { plainJson } from '../results/plain-json';
import { sourceUrl } from '../requirements/source-url';
import { sources } from '../requirements/sources';
import { countLevels, lintExitCode, type LintedFile } from './linted-file';

export interface LintSuite {
  readonly name: string;
  readonly version: string;
}

export function lintJson(files: readonly LintedFile[], suite: LintSuite): string {
  const { error, warning, info } = countLevels(files);
  const content = {
    format: 1,
    suite,
    exitCode: lintExitCode(files),
    counts: {
      files: files.length,
      unreadable: files.filter(({ problem }) => problem !== undefined).length,
      error,
      warning,
      info,
    },
    files: files.map(({ file, linted, problem }) =>
      linted ? { file, bot: linted.name, ...withoutName(linted) } : { file, problem },
    ),
  };
  return `${plainJson(content, 2)}\n`;
}

function withoutName({
  dialogs,
  interactions,
  escalations,
  switchedOff,
  unknownIntegrations,
  missingIntegrations,
  findings,
}: NonNullable<LintedFile['linted']>) {
  return {
    dialogs,
    interactions,
    escalations,
    switchedOff,
    unknownIntegrations,
    missingIntegrations,
    findings: findings.map(({ source, ...finding }) => ({
      ...finding,
      source: { title: sources[source.page].title, heading: source.heading, url: sourceUrl(source) },
    })),
  };
}
