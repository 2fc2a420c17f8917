/** The limits in the documents are those of the code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { longestAnswerBytes } from '../../play/adapters/http-caller';
import { longestHeadersBytes } from '../../play/adapters/http-line';
import { moduleGraceMs, moduleLoadingMs } from '../../play/adapters/module-process';
import { callsAtOnceTaken, callsTaken, charactersTaken } from '../../play/platform/surfaces/conversation-load';
import { longestBodyBytes } from '../../play/platform/surfaces/http/read-body';
import { platformLimits } from '../../play/platform/surfaces/platform-limits';
import { subscriptionsTaken, unreadTaken } from '../../play/platform/surfaces/messaging/bot-connection';
import { idleRequestsTaken, socketsTaken } from '../../play/platform/surfaces/messaging/messaging-service';
import { longestFrameBytes } from '../../play/platform/surfaces/messaging/messaging-surface';
import { longestTrace, mostConversations, mostTurns } from '../../trace/trace-limits';
import { silenceToleranceMs } from '../../judge/rules/silence/silent-turn';
import { settleMs } from '../../play/scenarios/parts';
import { expect, test } from '../testing/test';
import { deepestNesting } from '../../trace/nesting';
import { promptlyMs, textPaceMs } from '../../trace/pace';
import { parseOptions } from '../../cli/options';
import { leastDeadlineMs } from '../../run/deadline-for';
import { leastOpenFiles } from '../../run/open-files';
import { callsPerPlay, commandWaitMs, usualConnections } from '../../run/open-session';
import { mostBytesOfRun } from '../../run/run';
import { bytesHeld } from '../../results/trace-shelf';
import { playsAtOnce } from '../../run/sources/scenarios/plays-at-once';

const robustness = 'docs/robustness.md';
const protocol = 'docs/protocol/README.md';

function stated(document: string, what: string): string | undefined {
  const lines = readFileSync(path.join(__dirname, '..', '..', document), 'utf8').split('\n');
  const row = lines.find((line) => line.startsWith(`| ${what} `));
  return row?.split('|')[2]?.trim();
}

const { callDeadlineMs, budgetMs } = parseOptions([`--out=${path.join(__dirname, 'none')}`], '0', {});

for (const [what, limit] of [
  ['one call to the implementation, its answer included, s', callDeadlineMs / 1_000],
  ['the loading of a module, beside one call, s', moduleLoadingMs / 1_000],
  ['a module that keeps its thread, beside one call, s', moduleGraceMs / 1_000],
  ['one play, waits of a real clock not counted, s', (callDeadlineMs / 1_000) * callsPerPlay],
  ['until what `--command` has started answers, s', commandWaitMs / 1_000],
  ['playing, contracts and generated cases together, at least, s', leastDeadlineMs / 1_000],
  ['all generated cases together, s', budgetMs / 1_000],
  ['plays under way at once, virtual clock', playsAtOnce.virtual],
  ['plays under way at once, other clocks', playsAtOnce.real],
  ['connections to the implementation at once', usualConnections],
  ['an answer of the implementation, bytes', longestAnswerBytes],
  ['the headers of an answer, bytes', longestHeadersBytes],
  ['a body that is sent to the platform, bytes', longestBodyBytes],
  ['calls to the platform in one conversation', callsTaken],
  ['characters of all bodies of one conversation', charactersTaken],
  ['calls to the platform under way at once in one conversation', callsAtOnceTaken],
  ['connections to the platform at once', platformLimits.connections],
  ['sockets of bots on the LivePerson wire at once', socketsTaken],
  ['a frame on the LivePerson wire, bytes', longestFrameBytes],
  ['subscriptions of one socket there', subscriptionsTaken],
  ['requests of one socket there, and pings, for no conversation', idleRequestsTaken],
  ['bytes for one socket there that its bot has not read', unreadTaken],
  ['bytes that the platform holds at once, of all conversations', platformLimits.bytes],
  ['bytes of a whole run on disk', mostBytesOfRun],
  ['bytes of trace files that judging holds at once', bytesHeld],
  ['files and connections that the system has to allow, at least', leastOpenFiles],
  ['events of one play', longestTrace],
  ['turns of one play', mostTurns],
  ['conversations of one play', mostConversations],
  ['nesting of JSON, levels', deepestNesting],
] as const) {
  test(`${robustness} states the limit of ${what}`, () => {
    expect(stated(robustness, what)).toBe(String(limit));
  });
}

for (const [what, ms] of [
  ['until you begin what is due at once', promptlyMs],
  ['for each text, besides: the pace that the page reckons with', textPaceMs],
  ['that pass after what the consumer says, as a rule', settleMs],
  ['after the limit of [silence](#silence), until the transfer is requested', silenceToleranceMs],
] as const) {
  test(`${protocol} states how many milliseconds there are ${what}`, () => {
    expect(stated(protocol, what)).toBe(String(ms));
  });
}
