import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { agentIdOptional } from './agent-id-optional';

const lacking = { conversation: 'lacking' };

/** In `main` everything is configured; in `lacking` one thing is not. */
function found(eventBodies: readonly Happened[], without: SetupOverrides = {}) {
  const conversations = { main: { integration: { agentId: '12.34' } }, lacking: without };
  return agentIdOptional.judge(traceOf({ conversations }, eventBodies));
}

const twin = [offered, said(), ...transferred()];
const ask = said(undefined, lacking);
const refused: Happened = { kind: 'configuration-refused', status: 422, detail: 'no', ...lacking };

test('a transfer without one passes', () => {
  expectFinding(found([...twin, ask, ...transferred(lacking)]), 'pass', 'requested its transfer', [8]);
});

test('a refusal fails when the twin transferred', () => {
  expectFinding(found([...twin, refused]), 'fail', 'without an Agent Id was refused', [3, 7]);
});

test('no transfer fails when the twin transferred', () => {
  const finding = found([...twin, ask, passed(5_000, lacking)]);
  expectFinding(finding, 'fail', 'no transfer was requested; with one it was', [3, 7]);
});

test('an agent in the request is a matter of another rule', () => {
  const [request, ...rest] = transferred(lacking);
  const named = [{ ...request, agentId: '12.34' } as Happened, ...rest];
  expectFinding(found([...twin, ask, ...named]), 'inconclusive', 'names an agent all the same', [8]);
});

test('a request with another message is inconclusive', () => {
  const finding = found([...twin, ask, ...transferred({ message: 'Another text', ...lacking })]);
  expectFinding(finding, 'inconclusive', 'not the configured one', [8]);
});

test('an escalation that nobody tries is inconclusive', () => {
  expectFinding(found(twin), 'inconclusive', 'was not attempted', []);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([...twin, ask, passed(100, lacking)]), 'inconclusive', 'only 0.1 s of ', [7]);
});

test('a bot that transfers nothing is inconclusive', () => {
  expectFinding(found([offered, ask, passed(5_000, lacking)]), 'inconclusive', 'no transfer was requested either', []);
});

test('a bot that lacks a message, too, is not judged', () => {
  expectFinding(found([...twin, refused], { integration: { messageToUser: '' } }), 'inconclusive', 'in this play', []);
});
