/** Whatever an implementation calls itself, every form of the verdict says the same of it. */
import { judgeRun } from '../judge/verdict/evidence';
import { factsWith } from '../quality/testing/run-folder';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { renderRun } from './console';
import { firstPage } from './pages/first-page';
import { reportFormats } from './report-formats';

const names = {
  'escapes of a terminal': '\u001b[2J\u001b]0;owned\u0007\u009b31m conforms',
  'line ends of every kind': 'a\n# CONFORMS\r\nb\u2028c\u2029d\u0085e\n::error::x',
  'marks that turn the direction': '\u202eSMROFNOC\u202c \u2066x\u2069\u200f',
  HTML: '</title></text></script><script>alert(1)</script><img src=x onerror=alert(1)> &amp; ]]>',
  Markdown: '`x` | conforms \\| y |\n\n# **Conforms** [a](javascript:b) @everyone ![](http://127.0.0.1/x)',
  'backticks alone': '`'.repeat(5_000),
  'halves of pairs': '\ud800 \udc00',
  'a hundred thousand characters': 'x'.repeat(100_000),
  'a hundred thousand letters that are escaped': '\u202e'.repeat(100_000),
};

// What steers a terminal, a parser or an eye.
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

function judgedAs(name: string) {
  const { declaration } = factsWith({});
  const implementation = { name, version: name };
  return judgeRun(...sampleRun({ declaration: { ...declaration, implementation } }));
}

/** All that is told of a run, by what tells it. */
function told(name: string): ReadonlyMap<string, string> {
  const judged = judgedAs(name);
  const { run, evidence } = judged;
  return new Map([
    ...reportFormats.map(({ file, render }) => [file, render(judged)] as const),
    ['console', renderRun(run, evidence, { colour: false, report: undefined, folder: 'out' })],
    ['the plain page', firstPage(run, evidence, undefined).text],
  ]);
}

/** What each says of the run, and not of its name. */
const sayings: readonly (readonly [string, RegExp])[] = [
  ['summary.md', /^# .*$|^Exit code .*$|^\| (in the profile|beside it|all) \|.*$/gm],
  ['junit.xml', /<testsuite [^>]*?(tests|failures|errors|skipped)="\d+"|<(failure|skipped|error)\b|<testcase /g],
  ['ctrf.json', /"(tests|passed|failed|skipped|pending|other)": ?\d+|"healthy": ?\w+|"status": ?"\w+"/g],
  ['conformance.json', /"(conclusion|status)": ?"[^"]*"|"exitCode": ?\d/g],
  ['badge.svg', /^[^]*$/g],
  ['badge.json', /^[^]*$/g],
  ['console', /^(Exit code|in the profile|beside it|all ) .*$|^(FAIL|INCONCLUSIVE) .*$/gm],
  ['the plain page', /<h1>.*<\/h1>|<h2 [^>]*>|class="chip [^"]*"/g],
];

const plain = told('my bot');

for (const [what, name] of Object.entries(names)) {
  test(`${what} in a name change nothing that is said`, () => {
    const all = told(name);

    for (const [file, saying] of sayings) {
      const expected = plain.get(file)?.match(saying);
      expect(expected?.length, file).toBeGreaterThan(0);
      expect(all.get(file)?.match(saying), file).toEqual(expected);
    }
    for (const file of ['the plain page', 'badge.svg']) {
      expect(all.get(file), file).not.toMatch(/<script>alert|<img src=x/);
    }
    for (const [file, text] of all) {
      expect(steering.exec(text)?.[0], file).toBeUndefined();
      // The verdict file holds what was declared, whole.
      if (file !== 'conformance.json') expect(text.length, file).toBeLessThan((plain.get(file)?.length ?? 0) + 20_000);
    }
  });
}
