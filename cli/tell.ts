/** Judges what stands in a results folder, writes it in every form, and says it. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeAllureReport } from '../reporters/allure-report';
import { badgeFileName, badgeSvg } from '../reporters/badge';
import { coloursOn, tellRun } from '../reporters/console';
import { judgeFolder } from '../reporters/evidence';
import { githubAnnotations, withoutCommands } from '../reporters/github-annotations';
import { junitFileName, junitXml } from '../reporters/junit';
import { writePages } from '../reporters/pages/write-pages';
import type { RunFile } from '../reporters/run-file';
import { stampAllureResults } from '../reporters/stamp-allure-results';
import { summaryFileName, summaryMarkdown } from '../reporters/summary';
import { verdictFile, verdictFileName } from '../reporters/verdict-file';
import type { Options } from './options';
import { present } from './present';

export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Resolves to the exit code. */
export async function tell(
  options: Pick<Options, 'out' | 'report' | 'workers'> & Partial<Pick<Options, 'history'>>,
  file: RunFile,
  interrupt: AbortSignal,
  output: Output,
): Promise<number> {
  const whole = judgeFolder(options.out);
  const { run: judged, evidence } = whole;
  const at = (name: string) => path.join(options.out, name);
  await Promise.all([
    writeFile(at(verdictFileName), verdictFile(judged, evidence)),
    writeFile(at(junitFileName), junitXml(judged, evidence)),
    writeFile(at(summaryFileName), summaryMarkdown(judged, evidence)),
    writeFile(at(badgeFileName), badgeSvg(judged)),
  ]);
  let trouble: string | undefined;
  if (options.report && !interrupt.aborted) {
    output.write('Presenting\n');
    try {
      await present(options.out, options.workers, judged, interrupt);
      stampAllureResults(options.out, judged, process.env);
      await makeAllureReport(options.out, {
        history: options.history,
        name: `Agent escalation: ${file.facts.declaration?.implementation.name ?? file.facts.target}`,
      });
    } catch (error) {
      if (!interrupt.aborted) trouble = error instanceof Error ? error.message : String(error);
    }
  }
  const report = path.relative(process.cwd(), writePages(options.out, whole, process.env));
  const folder = path.relative(process.cwd(), options.out) || '.';
  const told = `${tellRun(judged, evidence, { colour: coloursOn(output, process.env), report, folder })}\n`;
  // There every line may be a command, and some of these quote what an implementation wrote.
  const onGitHub = process.env['GITHUB_ACTIONS'] === 'true';
  output.write(onGitHub ? withoutCommands(told, randomUUID()) + githubAnnotations(judged) : told);
  if (trouble === undefined) return judged.exitCode;
  output.write(`Fault of the suite: ${trouble}\n`);
  return 5;
}
