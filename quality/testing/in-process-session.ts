/** A session whose implementation is a few lines in this process: for tests of what plays on it. */
import { setMaxListeners } from 'node:events';
import type { Adapter } from '../../play/adapters/adapter';
import type { Inbox } from '../../play/adapters/inbox';
import { PlatformDouble } from '../../play/platform/platform-double';
import type { Session } from '../../play/player/play';

/** A bot in this process that says its fallback to every text, as long as `answers` says so. */
export async function inSession<T>(
  answers: (conversation: number, text: number) => boolean,
  act: (session: Session, started: () => number) => Promise<T>,
): Promise<T> {
  const urls = new Map<string, { url: string; conversation: number; texts: number }>();
  let started = 0;
  const adapter: Adapter = {
    name: 'in this process',
    declare: () => Promise.reject(new Error('Nobody asks here.')),
    start: async ({ conversationId, platform }) => {
      started += 1;
      urls.set(conversationId, { url: platform.messagesUrl, conversation: started, texts: 0 });
      return { accepted: true };
    },
    advance: async () => undefined,
    outage: async () => undefined,
    end: async () => undefined,
    close: async () => undefined,
  };
  const inbox: Inbox = {
    deliver: async (id) => {
      const line = urls.get(id);
      if (!line) return;
      line.texts += 1;
      if (!answers(line.conversation, line.texts)) return;
      await (
        await fetch(line.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"text":"Pardon?"}',
        })
      ).arrayBuffer();
    },
  };
  const double = await PlatformDouble.start();
  try {
    const declaration = {
      protocol: 'escalation-conformance/1' as const,
      implementation: { name: 'in this process', version: '1' },
      channels: ['messaging' as const],
      clock: 'virtual' as const,
      capabilities: [],
      fallbackMessage: 'Pardon?',
    };
    const { signal } = new AbortController();
    // Many plays may listen at once.
    setMaxListeners(0, signal);
    return await act(
      {
        adapter,
        double: double.deliveringTo(inbox),
        declaration,
        clock: 'virtual',
        seed: 1,
        caseDeadlineMs: 5_000,
        signal,
      },
      () => started,
    );
  } finally {
    await double.stop();
  }
}
