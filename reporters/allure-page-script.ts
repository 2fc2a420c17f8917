/**
 * What the Allure page lacks and has no option for. Now and then it opens empty; it scrolls to its first test, which hides the
 * verdict; it shows tabs that hold nothing; its ring has a share of green tests in it, which is no verdict; and its charts name
 * earlier runs by the day alone.
 */
import { versionIn } from './report-name';

/** Versions of earlier runs by the moment at which each was told, in milliseconds. */
export type Versions = Readonly<Record<string, string>>;

/** From the lines of the history that Allure keeps; a line that is none of its own tells no version. */
export function versionsIn(history: string): Versions {
  const found = history.split('\n').flatMap((line) => {
    try {
      const { name, timestamp } = JSON.parse(line) as { readonly name?: unknown; readonly timestamp?: unknown };
      const version = typeof name === 'string' ? versionIn(name) : undefined;
      return typeof timestamp === 'number' && version !== undefined ? [[timestamp, version] as const] : [];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(found);
}

/**
 * What is not shown: the share of green tests in the ring; the mark of Allure, which leaves no room for a title; and a line of
 * numbers that stand once more above the tree, and push what failed out of the first screen. A heading that tells a cause is shown whole.
 */
const style =
  'article > svg + div[data-chart-tooltip-trigger], div[class*="report-logo"], ' +
  'div:has(> div > [data-testid="metadata-item-total"]) { display: none !important } ' +
  '[data-testid="tree-section-title"], [data-testid="tree-section-title"] * { white-space: normal !important }';

/** It runs in the page, not here: browsers alone know what it speaks of. */
const script = `
  // The data come after the program, which asks a server for them where it is quicker than they are: then nothing would be shown.
  window.allureReportDataReady = false;
  window.allureReportData = {};

  // Charts tell a run by the day that this gives; the version goes before it.
  const Plain = Intl.DateTimeFormat;
  Intl.DateTimeFormat = class extends Plain {
    get format() {
      const plainly = super.format;
      return (date) => {
        const version = versions[String(Number(date))];
        if (version === undefined) return plainly(date);
        // Below an axis there is room for one of them.
        return this.resolvedOptions().hour === undefined ? version : version + ', ' + plainly(date);
      };
    }
  };

  // What the page scrolls by itself when it opens is taken back, once. A link to one test opens there.
  let touched = location.hash.replace(/^#\\/?/, '') !== '';
  for (const type of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
    addEventListener(type, () => { touched = true; }, { capture: true, once: true, passive: true });
  }
  const takeBack = ({ target }) => {
    if (!touched && target instanceof Element) target.scrollTop = 0;
    setTimeout(() => document.removeEventListener('scroll', takeBack, true), 300);
  };
  document.addEventListener('scroll', takeBack, true);

  // Below an axis the present run has no moment by which it could be known.
  const nameLatest = () => {
    if (current === undefined) return;
    for (const { firstChild } of document.querySelectorAll('svg text')) {
      if (firstChild?.data === 'Latest') firstChild.data = current;
    }
  };

  new MutationObserver(() => {
    nameLatest();
    for (const tab of document.querySelectorAll('[data-testid^="nav-tab-"]')) {
      const counter = tab.querySelector('[data-testid="counter"]');
      const shown = counter?.textContent.trim() === '0' ? 'none' : '';
      if (tab.style.display !== shown) tab.style.display = shown;
    }
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
`;

/** Style and script as elements, to stand before those of the page; `current` is the version of the run that it tells. */
export function pageScript(versions: Versions, current: string | undefined): string {
  // In a script nothing is escaped but by JSON, and an angle bracket could end it.
  const data = [versions, ...(current === undefined ? [] : [current])].map((each) =>
    JSON.stringify(each).replace(
      /[<\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  return `<style>${style}</style><script>((versions, current) => {${script}})(${data.join(', ')});</script>`;
}
