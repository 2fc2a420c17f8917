/** The same bot over one JSON message a line, for `--adapter="stdio:…"`. Only answers go to standard output. */
import { createInterface } from 'node:readline';
import { Conversation, refusalOf, type Arriving, type Configuration } from './bot';
import { declaration } from './declaration';

type Call = { readonly id: number } & (
  | { readonly call: 'declare' }
  | { readonly call: 'start'; readonly conversation: Configuration }
  | { readonly call: 'tell'; readonly conversationId: string; readonly event: Arriving }
  | { readonly call: 'advance'; readonly conversationId: string; readonly advanceMs: number }
  | { readonly call: 'outage'; readonly conversationId: string; readonly silent: boolean }
  | { readonly call: 'end'; readonly conversationId: string }
);

const conversations = new Map<string, Conversation>();
const done = { done: true };

async function answer(call: Call): Promise<object> {
  if (call.call === 'declare') return { declaration };
  if (call.call === 'start') return start(call.conversation);
  const conversation = conversations.get(call.conversationId);
  if (!conversation) return { error: 'There is no such conversation here.' };
  if (call.call === 'tell') await conversation.take(call.event);
  else if (call.call === 'advance') await conversation.advance(call.advanceMs);
  else if (call.call === 'outage') conversation.setSilent(call.silent);
  else {
    conversation.end();
    conversations.delete(call.conversationId);
  }
  return done;
}

async function start(configuration: Configuration): Promise<object> {
  const refused = refusalOf(configuration);
  if (refused !== undefined) return { refused };
  const conversation = new Conversation(configuration);
  conversations.set(configuration.conversationId, conversation);
  await conversation.begin();
  return done;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const call = JSON.parse(line) as Call;
  answer(call)
    .catch((error: unknown) => ({ error: String(error) }))
    .then((answered) => process.stdout.write(`${JSON.stringify({ id: call.id, ...answered })}\n`))
    .catch(() => process.exit(1));
});
