/** Whatever a bot does on the messaging wire, the run ends in time, with the cause in words, and passes nothing. */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { rowsThat, runOnWire } from './run-on-wire';

interface Hostile {
  readonly codes: readonly number[];
  readonly says: RegExp;
  /** Seconds that a bot may take over what is waited for; 3 when left out. */
  readonly deadlineS?: number;
}

const peers: Readonly<Record<string, Hostile>> = {
  'never-logs-in': { codes: [3], says: /No bot has connected\. Start one with the account/ },
  'wrong-password': { codes: [3], says: /No bot has connected/ },
  'never-accepts': { codes: [3], says: /did not accept the ring of a conversation within 3 s/ },
  'closes-at-the-ring': { codes: [3], says: /did not accept the ring|No bot takes conversations/ },
  'closes-at-the-text': { codes: [3], says: /closed its socket, and did not connect again|No bot takes conversations/ },
  'no-frame': { codes: [4], says: /sent a frame that is not JSON: "<hello\/>"/ },
  binary: { codes: [4], says: /sent a binary frame/ },
  'huge-frame': { codes: [4], says: /sent what is no frame: Max payload size exceeded/ },
  'unknown-request': { codes: [4], says: /sent the request "\.ams\.cm\.Vanish", which this double/ },
  'unknown-call': { codes: [4], says: /called POST \/api\/secrets, which this double/ },
  'floods-nobody': { codes: [4], says: /more than 10000 requests on one socket that nobody has a use for/ },
  pings: { codes: [4], says: /more than 10000 requests on one socket that nobody has a use for/ },
  // It opens them in the place of accepting the ring: how long so many handshakes take is the machine's affair.
  'opens-sockets': { codes: [4], says: /opened more than 200 sockets at once/, deadlineS: 60 },
  'opens-connections': { codes: [4], says: /opened more than 2000 connections to the platform at once/ },
  subscribes: { codes: [4], says: /asked for more than 100 subscriptions on one socket/ },
  'never-reads': {
    codes: [4],
    says: /did not read what it was sent: more than 16777216 bytes wait for one socket/,
    // Until it has said what it asks for again and again.
    deadlineS: 60,
  },
  // What it accepts comes behind its flood on the one socket: how long that takes to read is the machine's affair.
  'floods-the-consumer': {
    codes: [1, 4, 6],
    says: /More than 2000 requests in one conversation|more than 10000 requests on one socket/,
    deadlineS: 60,
  },
  'answers-receipts': {
    codes: [1, 4, 6],
    says: /More than 2000 requests in one conversation|more than 10000 requests on one socket/,
    deadlineS: 60,
  },
  'speaks-elsewhere': {
    codes: [4, 6],
    says: /no text reached the consumer|for conversations that had ended, or that never were/,
  },
  misshapen: { codes: [6], says: /refused .*UpdateConversationField, with status 400/ },
};

for (const [conduct, { codes, says, deadlineS = 3 }] of Object.entries(peers)) {
  test(`a bot is survived that has the conduct ${conduct}`, async () => {
    const command = `${process.execPath} ${path.join(__dirname, 'hostile-agent.js')} ${conduct}`;

    const deadline = `--call-deadline=${deadlineS}`;
    const ran = await runOnWire(command, '--only=message.mixed', '--seed=1', deadline, '--wait=6');

    expect(codes, ran.output).toContain(ran.code);
    expect(ran.output).toMatch(says);
    expect(ran.output).toContain(`Exit code ${ran.code}: `);
    expect(ran.output).not.toContain('The suite itself failed');
    expect(rowsThat('passed', ran)).toEqual([]);
  });
}
