/** The builds that docs/ci.md prints for other people's servers: what each runs and what it keeps, read out of its document. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '..', '..');

export interface PrintedRecipe {
  readonly server: 'github' | 'gitlab' | 'jenkins' | 'azure' | 'circleci';
  /** Its lines of shell, in order. */
  readonly lines: readonly string[];
  /** Files and folders that it keeps, or shows. */
  readonly kept: readonly string[];
  readonly text: string;
}

interface Compose {
  readonly services: Readonly<Record<string, { readonly command?: string; readonly image?: string }>>;
}

interface Step {
  readonly run?: string;
  readonly script?: string;
  readonly with?: { readonly path?: string };
  readonly inputs?: { readonly testResultsFiles?: string };
  readonly publish?: string;
  readonly store_test_results?: { readonly path: string };
  readonly store_artifacts?: { readonly path: string };
}

interface Job {
  readonly steps: readonly Step[];
}

const page = readFileSync(path.join(root, 'docs', 'ci.md'), 'utf8');

/** The blocks of that language below the heading. */
function blocks(heading: string, language: string): string[] {
  const [, below = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = below.split('\n## ');
  const found = [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  return found.map(([, block = '']) => block);
}

const there = (values: readonly (string | undefined)[]) => values.flatMap((value) => value ?? []);

function fromSteps(server: PrintedRecipe['server'], text: string, steps: readonly Step[]): PrintedRecipe {
  return {
    server,
    text,
    lines: there(steps.map(({ run, script }) => run ?? script)),
    kept: there(
      steps.flatMap((step) => [
        step.with?.path,
        step.inputs?.testResultsFiles,
        step.publish,
        step.store_test_results?.path,
        step.store_artifacts?.path,
      ]),
    ),
  };
}

/** One for each build server; that of GitHub is the one without a submodule. */
export function printedRecipes(): readonly PrintedRecipe[] {
  const [, github = ''] = blocks('GitHub', 'yaml');
  const [gitlab = ''] = blocks('GitLab', 'yaml');
  const [jenkins = ''] = blocks('Jenkins', 'groovy');
  const [azure = ''] = blocks('Azure', 'yaml');
  const [circleci = ''] = blocks('CircleCI', 'yaml');
  const stepsOf = (text: string) => (parse(text) as { jobs: { escalation: Job } }).jobs.escalation.steps;
  const { script, artifacts } = (
    parse(gitlab) as {
      escalation: { script: string[]; artifacts: { paths: string[]; reports: { junit: string } } };
    }
  ).escalation;
  const quoted = (word: string) =>
    [...jenkins.matchAll(new RegExp(`^ *${word} '(.*)'$`, 'gm'))].map(([, one = '']) => one);
  return [
    fromSteps('github', github, stepsOf(github)),
    { server: 'gitlab', text: gitlab, lines: script, kept: [...artifacts.paths, artifacts.reports.junit] },
    {
      server: 'jenkins',
      text: jenkins,
      lines: quoted('sh'),
      kept: [...quoted('junit'), ...quoted('archiveArtifacts').map((glob) => glob.replace(/\/\*\*$/, ''))],
    },
    fromSteps('azure', azure, (parse(azure) as Job).steps),
    fromSteps('circleci', circleci, stepsOf(circleci)),
  ];
}

/** The Dockerfile and the compose file of the page. */
export function printedContainers(): { readonly dockerfile: string; readonly compose: Compose; readonly text: string } {
  const [dockerfile = ''] = blocks('Containers', 'dockerfile');
  const [text = ''] = blocks('Containers', 'yaml');
  return { dockerfile, compose: parse(text) as Compose, text };
}
