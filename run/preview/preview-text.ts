/** A preview for a terminal. */
import { visible } from '../../judge/words/visible';
import { quote } from '../../trace/render-event';
import type { BotPreview, PreviewedPlay } from './preview-bot';
import {
  isLeftAlone,
  leftAlone,
  renderFlaws,
  renderImported,
  renderRead,
  renderStart,
  whatThisIs,
} from './preview-words';

export function previewText(preview: BotPreview): string {
  const { file, linted, escalations } = preview;
  const none = 'No escalation was found in it, so there is nothing to show.';
  return `${[
    `${visible(file, 500)}: ${quote(linted.name, 80)}`,
    renderImported(preview),
    whatThisIs,
    ...(escalations.length === 0 ? [none] : []),
    ...escalations.flatMap((each) => [renderStart(each), ...each.plays.map(renderPlayed)]),
    ...renderFlaws(preview),
  ].join('\n\n')}\n`;
}

function renderPlayed({ when, trace, findings }: PreviewedPlay): string {
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  const passed = findings.filter(({ verdict }) => verdict === 'pass').map(({ requirement }) => requirement);
  return [
    `When ${when}:`,
    ...renderRead(trace).map((line) => `  ${line}`),
    ...(isLeftAlone(trace) ? [`  ${leftAlone}`] : []),
    `  Judged: ${findings.length - failed.length} requirements passed, ${failed.length} failed.`,
    ...(passed.length > 0 ? [`  Passed: ${passed.join(', ')}`] : []),
    ...failed.map(({ requirement, because }) => `  FAIL  ${requirement}: ${visible(because)}`),
  ].join('\n');
}
