/** The word preview, as it is called: what the consumer of an exported bot reads, as text and as a page. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { faultyDeskFile, gardenDesk, gardenDeskFile, interactionIn, ruleTo } from '../testing/garden-desk';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(() => folder.remove());

async function previewed(file: string) {
  const out = path.join(folder.path, path.basename(file, '.json'));
  const { code, output, complaint } = await calledWith(['preview', file, `--out=${out}`]);
  const page = path.join(out, 'preview.html');
  return { code, output, complaint, page: existsSync(page) ? readFileSync(page, 'utf8') : '' };
}

test('a bot that tells the consumer everything', async () => {
  const { code, output, complaint, page } = await previewed(gardenDeskFile);

  expect([code, complaint]).toEqual([0, '']);
  expect(output).toContain(
    '6 of 9 interactions can be played: texts and escalations; 3 more begin dialogs. Nothing is left out.',
  );
  expect(output).toContain('It is not LivePerson');
  expect(output).toContain(
    [
      'When the transfer is refused at once:',
      '  consumer  "gardener"',
      '  reads     "Let me look who is in."',
      '            (transfer 1 refused)',
      '  reads     "The gardener cannot be reached now."',
    ].join('\n'),
  );
  expect(output).toContain('  reads     "Something went wrong in our greenhouse. Please try again tomorrow."');
  expect(output.match(/^When /gm)).toHaveLength(8);
  expect(output).not.toContain('FAIL');
  expect(output).not.toContain('reads nothing more');

  expect(page.match(/<svg /g)).toHaveLength(8);
  expect(page).toContain('immediate.failure-reaches-rule');
  expect(page).toContain("default-src 'none'");
  expect(page).not.toContain('<script');
  // The picture of the guide.
  expect(page).toContain(
    readFileSync(path.resolve(__dirname, '..', '..', 'docs/pictures/bot-preview.svg'), 'utf8').trim(),
  );
});

test('a bot that leaves the consumer alone, with what is wrong in it', async () => {
  const file = path.join(folder.path, 'alone.json');
  const bot = gardenDesk();
  bot.bot['name'] = '<script>alert(1)</script>';
  interactionIn(bot, 'm-transfer').responseMatches = [ruleTo('none')];
  interactionIn(bot, 'm-failed').pattern = ['nobody'];
  interactionIn(bot, 'm-fallback').status = 'INACTIVE';
  writeFileSync(file, JSON.stringify(bot));
  const { code, output, page } = await previewed(file);

  expect(code).toBe(1);
  expect(output).toContain(
    ['            (transfer 1 refused)', '  After that the consumer reads nothing more.'].join('\n'),
  );
  expect(output).toContain('WARNING  immediate.failure-reaches-rule');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script');
});

test('a bot whose skill is no number shows its fallback, and asks for no transfer', async () => {
  const { code, output } = await previewed(faultyDeskFile);

  expect(code).toBe(1);
  const [, accepted = ''] = output.split('When the transfer is accepted:\n');
  expect(accepted.split('\n\n')[0]).not.toContain('(transfer');
  expect(accepted.split('\n\n')[0]).toContain('(no transfer is requested)');
  expect(output).toContain('ERROR  skill.non-numeric-sends-fallback');
});

test('the page tells how many paragraphs it leaves out, as the text does', async () => {
  const file = path.join(folder.path, 'many.json');
  const bot = gardenDesk();
  interactionIn(bot, 'm-failed').pattern = Array.from({ length: 203 }, () => '_agent_escalation_failed_');
  writeFileSync(file, JSON.stringify(bot));
  const { output, page } = await previewed(file);

  expect(output.match(/^WARNING {2}deferred/gm)).toHaveLength(200);
  expect(page.match(/^.*WARNING {2}deferred/gm)).toHaveLength(200);
  // On the page the name of an option is an element of its own, which keeps it on one line.
  for (const shown of [output, page.replaceAll(/<[^>]*>/g, '')]) {
    expect(shown).toContain('… and 3 more, which lint-bot tells with --format=json.');
  }
});

test('what is no export is told in a sentence, and leaves no page', async () => {
  const file = path.join(folder.path, 'none.json');
  writeFileSync(file, '{"click":1}');
  const { code, output, complaint, page } = await previewed(file);

  expect([code, output, page]).toEqual([2, '', '']);
  expect(complaint).toContain('none.json cannot be read as an export of a bot');
});

test('a folder that cannot be made is told in a sentence', async () => {
  const file = path.join(folder.path, 'quiet.json');
  const bot = gardenDesk();
  interactionIn(bot, 'm-transfer').interactionType = 'TEXT';
  writeFileSync(file, JSON.stringify(bot));
  const { code, complaint, output } = await calledWith(['preview', file, `--out=${file}`]);

  expect([code, output]).toEqual([2, '']);
  expect(complaint).toContain('quiet.json');
});
