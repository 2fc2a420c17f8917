/** Every spelling of loopback is known, and nothing that only looks like it. */
import { expect, test } from '../../quality/testing/test';
import { isLoopback } from './is-loopback';

for (const host of [
  '127.0.0.1',
  '127.1',
  '127.9.8.7',
  '2130706433',
  'localhost',
  'LOCALHOST.',
  'broker.localhost',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
]) {
  test(`${host} is loopback`, () => {
    expect(isLoopback(new URL(`http://${host}:9292/`))).toBe(true);
  });
}

for (const host of [
  '128.0.0.1',
  'localhost.example',
  'notlocalhost',
  '127.0.0.1.example',
  '[::2]',
  '[::ffff:10.0.0.1]',
]) {
  test(`${host} is not loopback`, () => {
    expect(isLoopback(new URL(`http://${host}/`))).toBe(false);
  });
}
