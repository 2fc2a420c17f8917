/** Every hostile module: what it does stands in its file, what has to come of it stands here. */

/** What has to come of a run on `modules/<name>.js`. It passes nothing, whatever it does. */
export interface HostileModule {
  readonly name: string;
  readonly exitCode: number;
  /** What is said of it, after its name. */
  readonly says: RegExp;
  /** Options of the run, beside those that all get. */
  readonly args?: readonly string[];
}

/** A call may take one second; what never comes back is ended a second later. */
const soon = ['--call-deadline=1'];

const ended = (how: string, where: string): RegExp =>
  new RegExp(`ended its own process \\(${how}\\) ${where}, while the suite still needed it\\. A module must not end`);
const stuck = (where: string): RegExp =>
  new RegExp(
    `never gave its thread back ${where}: nothing else could be done for 1 s \\(--call-deadline\\), and it was`,
  );
const elsewhere = 'after an await or in a timer of its own';

export const hostileModules: readonly HostileModule[] = [
  { name: 'exits-at-once', exitCode: 4, says: ended('exit code 0', 'in its loading') },
  { name: 'exits-on-fourth-start', exitCode: 4, says: ended('exit code 0', 'in start\\(\\)') },
  { name: 'exits-late', exitCode: 4, says: ended('exit code 0', elsewhere) },
  { name: 'exits-at-the-end', exitCode: 4, says: ended('exit code 0', 'in stop\\(\\)') },
  { name: 'aborts', exitCode: 4, says: ended('SIGABRT', 'in tell\\(\\)') },
  { name: 'kills-itself', exitCode: 4, says: ended('SIGKILL', 'in tell\\(\\)') },
  { name: 'cuts-the-line', exitCode: 4, says: /cut its line to the suite, as by closing a descriptor|ended its own/ },
  { name: 'speaks-on-the-line', exitCode: 4, says: /which is not for it: "who are you\?"/ },
  { name: 'answers-for-the-suite', exitCode: 4, says: /which is not for it: "null"/ },
  { name: 'floods-the-line', exitCode: 4, says: /which is not for it: "x+" … \(\d+ characters\)/ },
  { name: 'loops-in-its-declaration', exitCode: 3, args: soon, says: stuck('in its declaration') },
  { name: 'loops-in-start', exitCode: 3, args: soon, says: stuck('in start\\(\\)') },
  { name: 'loops-in-tell', exitCode: 3, args: soon, says: stuck('in tell\\(\\)') },
  { name: 'loops-in-advance', exitCode: 3, args: soon, says: stuck('in advance\\(\\)') },
  { name: 'loops-in-settled', exitCode: 3, args: soon, says: stuck('in settled\\(\\)') },
  { name: 'loops-in-stop', exitCode: 3, args: soon, says: stuck('in stop\\(\\)') },
  { name: 'loops-after-an-await', exitCode: 3, args: soon, says: stuck(elsewhere) },
  { name: 'loops-in-a-timer', exitCode: 3, args: soon, says: stuck(elsewhere) },
  {
    name: 'throws-later',
    exitCode: 4,
    says: /threw where nothing catches it, after an await or in a timer: Error: thrown in a timer\n\s+\| +at .*throws-later\.js/,
  },
  {
    name: 'floats-a-rejection',
    exitCode: 4,
    says: /left a rejected promise that nothing handles, after an await or in a timer: Error: left floating/,
  },
  { name: 'throws-strangely', exitCode: 4, says: /tell\(\) threw something that cannot be shown/ },
  { name: 'gives-garbage', exitCode: 4, says: /start\(\) threw TypeError: Converting circular structure/ },
  { name: 'gives-a-trap', exitCode: 4, says: /start\(\) threw Error: sprung/ },
  { name: 'gives-a-flood', exitCode: 4, says: /start\(\) threw Error: It gave 500000\d\d characters; at most 1048576/ },
  { name: 'never-resolves', exitCode: 3, args: soon, says: /tell\(\) was not done within 1 s \(--call-deadline\)/ },
  { name: 'pollutes', exitCode: 6, says: /The consumer read "Hello" instead/ },
  { name: 'judges-itself', exitCode: 6, says: /The consumer read "Hello" instead/ },
  { name: 'changes-what-it-is-given', exitCode: 6, says: /The consumer read "Hello" instead/ },
  {
    name: 'changes-its-declaration',
    exitCode: 4,
    says: /declared something else at the end of the plays than at their beginning/,
  },
];
