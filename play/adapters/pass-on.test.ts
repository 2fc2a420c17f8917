import { PassThrough, Writable } from 'node:stream';
import { expect, test } from '../../quality/testing/test';
import { passOn } from './pass-on';

/** What comes of these pieces. */
async function passedOn(...pieces: readonly (string | Buffer)[]): Promise<string> {
  let heard = '';
  const from = new PassThrough();
  const to = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      heard += chunk.toString('utf8');
      done();
    },
  });
  const ended = passOn(from, to);
  for (const piece of pieces) from.write(piece);
  from.end();
  await ended;
  return heard;
}

test('each line has a bar before it, wherever the pieces end', async () => {
  expect(await passedOn('CONF', 'ORMS\nExit', ' code 0\r\n', 'last')).toBe('| CONFORMS\n| Exit code 0\n| last\n');
});

test('whatever may begin a line ends one', async () => {
  expect(await passedOn('a\rb\u2028c\u0085d\n')).toBe('| a\n| b\n| c\n| d\n');
});

test('a character that comes in two pieces is one', async () => {
  const bytes = Buffer.from('é\n');
  expect(await passedOn(bytes.subarray(0, 1), bytes.subarray(1))).toBe('| é\n');
});

test('a line without end is passed on all the same', async () => {
  const heard = await passedOn('x'.repeat(20_000));
  expect(heard.split('\n').map((line) => line.length)).toEqual([8_002, 8_002, 4_002, 0]);
});

test('what writes nothing adds nothing', async () => {
  expect(await passedOn()).toBe('');
});
