/**
 * The pieces that a new requirement consists of, as text for their files. Each is red until it is written: it says
 * "not written yet" and what belongs there. Pure, so that what an author gets can be looked at without writing it.
 */
import type { Basis, Level, Origin, Source } from '../../requirements/requirement';

export interface NewRequirement {
  readonly id: string;
  readonly area: string;
  readonly slug: string;
  /** The area after which the file with the rows of its section is named. */
  readonly sectionArea: string;
  readonly level: Level;
  readonly basis: Basis;
  readonly origin: Origin;
  readonly source: Source;
}

/** A change of a text that is there; throws, saying what it missed, when the text is not laid out as expected. */
export type Edit = (text: string) => string;

const words = (slug: string): string => slug.replaceAll('-', ' ');

/** The name under which rule or scenario is exported: the slug, with the area where a single word could collide. */
export function exportedName({ area, slug }: NewRequirement, taken: string): string {
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const short = camel(slug);
  const collides = !slug.includes('-') || new RegExp(`\\b${short}\\b`).test(taken);
  return collides ? camel(`${area}-${slug}`) : short;
}

export function rowEdit({ id, slug, level, basis, origin, source }: NewRequirement): Edit {
  const row = `    '${id}': {
      level: '${level}',
      basis: '${basis}',
      origin: '${origin}',
      statement: 'Not written yet: the obligation in your own words',
      behaviour: {
        sentence: '${words(slug)}',
        given: 'not written yet: the situation',
        when: 'not written yet: what happens in it',
        then: 'not written yet: what the documents lead one to expect',
      },
      source: { page: '${source.page}', heading: ${JSON.stringify(source.heading)} },
    },`;
  return (text) => {
    const end = '\n} as const satisfies';
    return insertAt(text, after(text, end, 0, 'the end of the section') - end.length, `\n${row}`);
  };
}

export function ruleText({ id, area, slug }: NewRequirement, name: string): string {
  return `import { inconclusive, type Rule } from '../rule';

export const ${name}: Rule = {
  id: '${id}',
  lookAt: 'not written yet: where an implementer has to look when this fails',
  judge: () =>
    inconclusive(
      'Not written yet: judge/rules/${area}/${slug}.ts finds the occasions in the trace, and judges each of them.',
    ),
};
`;
}

export function ruleTestText({ slug }: NewRequirement, name: string): string {
  return `import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf } from '../../../quality/testing/trace-builder';
import { ${name} } from './${slug}';

test('${words(slug)}: what keeps it passes', () => {
  const trace = traceOf({}, [offered, said(), ...transferred()]);
  expectFinding(${name}.judge(trace), 'pass', 'not written yet: a part of the sentence, then the events that show it', []);
});

test('${words(slug)}: what breaks it fails', () => {
  const trace = traceOf({}, [offered, said(), passed(2_000)]);
  expectFinding(${name}.judge(trace), 'fail', 'not written yet: a part of the sentence, then the events that show it', []);
});

test('${words(slug)}: where nothing speaks of it, it is inconclusive', () => {
  const trace = traceOf({}, [offered, said('hello'), passed(2_000)]);
  expectFinding(${name}.judge(trace), 'inconclusive', 'not written yet: a part of the sentence that says so', []);
});
`;
}

export function scenarioText({ id, area, slug }: NewRequirement, name: string): string {
  return `import { dialog, escalation, says, setup } from '../parts';
import type { Scenario } from '../scenario';

export const ${name}: Scenario = {
  id: '${area}/${slug}',
  title: 'Not written yet: what happens, in one sentence, without what should come of it',
  exercises: ['${id}'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const escalate = escalation('integration', vary.name('integration'), { skillId, message: vary.text('One moment') });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('escalate', ask, escalate.interaction)],
          integrations: escalate.integrations,
          skillIds: [skillId],
        }),
      },
      steps: says(ask),
    };
  },
};
`;
}

export function specEdit({ id }: NewRequirement): Edit {
  return (text) => `${text}test.describe('${id}', () => test(...satisfies('${id}')));\n`;
}

export function mutantEdit({ id, area, slug }: NewRequirement): Edit {
  const mutant = `  {
    name: 'breaks-${area}-${slug}',
    misdeed: 'Not written yet: the mistake that a vendor could make, and a name for it',
    breaks: '${id}',
    parts: {},
  },
`;
  return (text) => insertAt(text, after(text, '\n];', 0, 'the end of the list of mutants') - '];'.length, mutant);
}

export function rulesTableEdit({ id, area, slug }: NewRequirement, name: string): Edit {
  return (text) => {
    const imported = afterLast(text, new RegExp(`^import .* from './${area}/.*';\\n`, 'gm'), `an import of ./${area}/`);
    const withImport = insertAt(text, imported, `import { ${name} } from './${area}/${slug}';\n`);
    const entry = afterLast(withImport, new RegExp(`^ {2}'${area}\\..*,\\n`, 'gm'), `an entry of ${area}`);
    return insertAt(withImport, entry, `  '${id}': ${name},\n`);
  };
}

export function scenariosTableEdit({ area, slug }: NewRequirement, name: string): Edit {
  return (text) => {
    const ofArea = new RegExp(`^import \\{([^}]*)\\} from './${area}/[^']*';\\n`, 'gm');
    const names = [...text.matchAll(ofArea)].flatMap(([, list = '']) => list.split(',').map((each) => each.trim()));
    const imported = afterLast(text, ofArea, `an import of ./${area}/`);
    const withImport = insertAt(text, imported, `import { ${name} } from './${area}/${slug}';\n`);
    const entries = new RegExp(`^ {2}(?:\\.\\.\\.)?(?:${names.filter((each) => each !== '').join('|')}),\\n`, 'gm');
    return insertAt(withImport, afterLast(withImport, entries, `a scenario of ${area}`), `  ${name},\n`);
  };
}

export function changelogEdit({ id, level, basis }: NewRequirement): Edit {
  const entry = `- \`${id}\` (${level}, ${basis}): Not written yet: the sentence of the row\n`;
  const [version, kind] = ['## Unreleased\n\n', '### Added\n\n'];
  return (text) => {
    const coming = text.indexOf(version);
    const added = text.indexOf(`${version}${kind}`);
    if (added >= 0) return insertAt(text, added + version.length + kind.length, entry);
    if (coming >= 0) return insertAt(text, coming + version.length, `${kind}${entry}\n`);
    const first = after(text, '\n## ', 0, 'a version') - '## '.length;
    return insertAt(text, first, `${version}${kind}${entry}\n`);
  };
}

function insertAt(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}

function after(text: string, what: string, from: number, told: string): number {
  const at = text.indexOf(what, from);
  if (at < 0) throw new Error(`${told} was not found.`);
  return at + what.length;
}

function afterLast(text: string, pattern: RegExp, told: string): number {
  const last = [...text.matchAll(pattern)].at(-1);
  if (!last) throw new Error(`${told} was not found.`);
  return last.index + last[0].length;
}
