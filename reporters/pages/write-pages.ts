/** Writes our own pages into `report/` of a results folder; they open from the file system and ask for nothing. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { buildLink } from '../build-link';
import type { Judged } from '../../judge/verdict/evidence';
import { ofOwnReference } from '../own-reference';
import { pagesFolderName } from '../../results/file-names';
import { atOnce, type Interruptible } from '../../results/interruptible';
import { readPropertyPicture, readPropertyReport } from '../../results/property-report';
import { renderConclusion } from '../../judge/words/render-extent';
import { firstPage } from './first-page';
import { heldToFile, heldToPage } from './held-to-page';
import { generatorsPage } from './generators-page';
import type { Markup } from '../../judge/words/html';
import { KillMatrix, killPage } from './kill-page';
import { observationsPage } from './observations-page';
import { pageFrame, type PageLink } from './page-frame';
import { traceabilityPage, TraceMatrix } from './traceability-page';

/** Where the proofs stand that come with the suite. */
const proofFolder = path.join(__dirname, '..', '..', 'docs', 'proof');

interface Page extends PageLink {
  readonly title: string;
  readonly body: Markup;
}

/** Returns the path of the first page. */
export function writePages(...asked: Parameters<typeof writingPages>): string {
  return atOnce(writingPages(...asked));
}

/**
 * The same page by page, for who may be stopped meanwhile. `env` tells of the build in which this happens; `allure`, whether there is or will be
 * an Allure report beside them.
 */
export function* writingPages(
  out: string,
  { run, evidence }: Judged,
  env: NodeJS.ProcessEnv,
  allure = existsSync(path.join(out, 'allure-report', 'index.html')),
): Interruptible<string> {
  const folder = path.join(out, pagesFolderName);
  const inRun = new Set<string>(run.results.map(({ id }) => id));
  const matrix = proof('trace-matrix.json', TraceMatrix);
  const kills = proof('kill-matrix.json', KillMatrix);
  const generated = readPropertyReport(out);
  yield;
  const first = firstPage(run, evidence, buildLink(env));
  yield;
  const pages: Page[] = [
    {
      href: 'index.html',
      name: 'Verdict',
      title: `Agent escalation: ${renderConclusion(run)}${ofOwnReference(run)}`,
      body: first,
    },
    { href: heldToFile, name: 'To what it was held', title: 'To what it was held', body: heldToPage(run) },
    {
      href: 'observations.html',
      name: 'Observations',
      title: 'Where the documents are silent',
      body: observationsPage(evidence),
    },
    { href: 'traceability.html', name: 'Traceability', title: 'Traceability', body: traceabilityPage(matrix, inRun) },
    ...(kills
      ? [
          {
            href: 'kill-matrix.html',
            name: 'Do the checks bite?',
            title: 'Do the checks bite?',
            body: killPage(kills, inRun),
          },
        ]
      : []),
    ...(generated
      ? [
          {
            href: 'generators.html',
            name: 'Generated situations',
            title: 'Generated situations',
            body: generatorsPage(generated, readPropertyPicture(out), inRun),
          },
        ]
      : []),
  ];
  const links = [...pages, ...(allure ? [{ href: '../allure-report/index.html', name: 'Allure report' }] : [])];
  const { suite, startedAt } = run;
  const footer = `${suite.name} ${suite.version}, requirements ${suite.requirements.slice(0, 16)}, run of ${startedAt}. Not affiliated with LivePerson.`;
  yield;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { href, title, body } of pages) {
    writeFileSync(path.join(folder, href), pageFrame({ title, file: href, pages: links, footer, body }));
    yield;
  }
  return path.join(folder, 'index.html');
}

/** A proof that comes with the suite; undefined where it was not made. */
function proof<T>(name: string, schema: z.ZodType<T>): T | undefined {
  const file = path.join(proofFolder, name);
  if (!existsSync(file)) return undefined;
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `${file} is not what this suite writes (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). Make it again.`,
  );
}
