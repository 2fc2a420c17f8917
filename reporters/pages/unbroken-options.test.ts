import { expect, test } from '../../quality/testing/test';
import { html } from '../../judge/words/html';
import { withUnbrokenOptions } from './unbroken-options';

const kept = (name: string) => `<span class="option">${name}</span>`;

test('the name of an option is kept on one line, wherever text stands', () => {
  const page = html`<p title="--seed">see --budget, or "--no-report"; (--only=<code>--only=cap.*</code>)</p>`;

  expect(withUnbrokenOptions(page).text).toBe(
    `<p title="--seed">see ${kept('--budget')}, or "${kept('--no-report')}"; (${kept('--only')}=<code>${kept('--only')}=cap.*</code>)</p>`,
  );
});

test('what only resembles one is left as it is, and may break', () => {
  const long = `--${'so-'.repeat(20)}on`;
  const page = html`<p>${long} a--b --- -- --Upper</p>
    <svg><title>--seed</title></svg>
    <style>
      a {
        color: var(--link);
      }
    </style>`;

  expect(withUnbrokenOptions(page).text).toBe(page.text);
});

test('what a fault says keeps it as well', () => {
  expect(withUnbrokenOptions(html`<pre>or correct --target.</pre>`).text).toBe(
    `<pre>or correct ${kept('--target')}.</pre>`,
  );
});

test('text that was escaped stays escaped', () => {
  const page = html`<p>${'<b>--seed</b> & --out'}</p>`;

  expect(withUnbrokenOptions(page).text).toBe(`<p>&lt;b&gt;${kept('--seed')}&lt;/b&gt; &amp; ${kept('--out')}</p>`);
});
