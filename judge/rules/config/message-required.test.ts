import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { messageRequired } from './message-required';

const without = { conversation: 'without' };

/** In `with` the message is there; in `without` it is empty. */
function found(...eventBodies: Happened[]) {
  const conversations = { with: {}, without: { integration: { messageToUser: '' } } };
  return messageRequired.judge(traceOf({ conversations }, eventBodies));
}

const twin = [offered, said(), ...transferred()];
const refused: Happened = {
  kind: 'configuration-refused',
  status: 422,
  detail: 'messageToUser is missing',
  ...without,
};

test('a refusal passes when the twin was accepted and transferred', () => {
  expectFinding(found(...twin, refused), 'pass', 'was refused; the one with a message transferred', [7]);
});

test('an accepted configuration that does not transfer passes', () => {
  const finding = found(...twin, said(undefined, without), passed(2_000, without));
  expectFinding(finding, 'pass', 'did not transfer', [7, 8]);
});

test('a text that the bot makes up fails', () => {
  const madeUp = transferred({ ...without, message: 'Transferring' });
  expectFinding(found(...twin, said(undefined, without), ...madeUp), 'fail', 'transferred the conversation', [8, 10]);
});

test('a bot that refuses every configuration is inconclusive', () => {
  const both: Happened[] = [{ kind: 'configuration-refused', status: 422, detail: 'no' }, refused];
  expectFinding(found(offered, ...both), 'inconclusive', 'no numeric skill id led to a transfer', []);
});

test('an accepted configuration that nobody tries is inconclusive', () => {
  expectFinding(found(...twin), 'inconclusive', 'not attempted in this play', []);
});

test('a play that ends too early is inconclusive', () => {
  const finding = found(...twin, said(undefined, without), passed(500, without));
  expectFinding(finding, 'inconclusive', 'only 0.5 s of 1.5 s', [7]);
});

test('a play in which every escalation has a message is inconclusive', () => {
  const trace = traceOf({}, twin);
  expectFinding(messageRequired.judge(trace), 'inconclusive', 'configured without a message', []);
});

test('another escalation of the same bot may transfer', () => {
  const trace = traceOf(
    {
      integrations: [
        {
          integrationName: 'escalation',
          integrationType: 'LivePerson Agent Escalation',
          agentSkillId: '42',
          messageToUser: 'Hi',
        },
        { integrationName: 'bare', integrationType: 'LivePerson Agent Escalation', agentSkillId: '42' },
      ],
    },
    [offered, said(), ...transferred({ skillId: '42', message: 'Hi' })],
  );
  expectFinding(messageRequired.judge(trace), 'inconclusive', 'not attempted in this play', []);
});
