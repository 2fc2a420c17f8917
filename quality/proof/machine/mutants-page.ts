/** The page about machine-made mutants, made from what is kept of them. */
import { markdownTable } from '../../../judge/words/markdown-table';
import { partNames, type KeptMutants, type KeptPart, type PartName, type Survivor } from './kept-mutants';

const headings: Readonly<Record<PartName, { readonly title: string; readonly about: string }>> = {
  reference: {
    title: 'The reference, held to a verdict',
    about:
      'Each change is made in a file that decides what the reference does, and the bot is judged as by a run: all scenarios on both channels, then the generated cases. The first requirement that fails ends it.',
  },
  rules: {
    title: 'The rules, held to their own tests',
    about:
      'Each change is made in a rule or in what reads a trace, and the tests of rules and traces are run that come to its place. Texts are left out: the words of a finding decide nothing. Beside what Stryker makes, texts are compared without case, with a trailing line feed or by a prefix, and numbers are a third of what they are.',
  },
};

const classes = {
  open: 'Open: a hole, with the situation that would show it',
  allowed: 'Allowed: the documents leave it open',
  equivalent: 'Equivalent: nobody outside can tell',
} as const;

export function mutantsPage(kept: KeptMutants): string {
  const parts = partNames.flatMap((name) => {
    const part = kept[name];
    return part ? [partOf(name, part)] : [];
  });
  return `# Mutants made by a machine

Written by \`npm run mutants:machine -- --write\`. Our own mutants are wrong in ways that somebody thought of; these are
changes that a machine makes to the code, one at a time, drawn by a seed. Whoever lives is judged by hand, in
\`quality/proof/machine/survivors.ts\`.

${parts.join('\n')}`;
}

function partOf(name: PartName, { made, drawn, seed, found, lives }: KeptPart): string {
  const { title, about } = headings[name];
  const all = Object.values(found).reduce((sum, each) => sum + each, 0);
  const counted = (as: Survivor['as']) => lives.filter((each) => each.as === as).length;
  const rows = [
    ...Object.entries(found).map(([how, times]) => [`found by ${how}`, times] as const),
    ['lives, equivalent', counted('equivalent')] as const,
    ['lives, allowed', counted('allowed')] as const,
    ['lives, open', counted('open')] as const,
  ];
  const told = (['open', 'allowed', 'equivalent'] as const)
    .filter((as) => counted(as) > 0)
    .map(
      (as) =>
        `### ${classes[as]}\n\n${lives
          .filter((each) => each.as === as)
          .map(tell)
          .join('\n')}\n`,
    );
  const unfinished = lives.filter(({ cases }) => cases === 0).length;
  const scenariosOnly =
    unfinished === 0
      ? ''
      : ` Of those that live ${unfinished} were given the scenarios alone, without the generated cases.`;
  return `## ${title}

${about} Of ${made} changes ${drawn} were drawn with the seed ${seed}; ${all} of them were found.${scenariosOnly}

${markdownTable(
  ['what became of them', 'changes'],
  rows.map(([how, times]) => [String(how), String(times)]),
).join('\n')}

${told.join('\n')}`;
}

function tell({ name, from, to, because }: Survivor): string {
  return `- \`${name}\`: ${code(from)} becomes ${code(to)}. ${because}`;
}

/** As much as one line of a list can hold, whatever stands in it. */
function code(text: string): string {
  const short = text.length <= 100 ? text : `${text.slice(0, 99)}…`;
  const fence = short.includes('`') ? '``' : '`';
  return short === '' ? 'nothing' : `${fence}${fence === '``' ? ` ${short} ` : short}${fence}`;
}
