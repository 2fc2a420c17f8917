/** Peers that escalate honestly, and claim more than they can do. */
import type { PlatformEvent, StartConversation } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { Speaker } from '../speaker';
import { RealClock } from '../clock';
import { Endpoint } from '../endpoint';
import { honestParts, type Parts } from '../parts';
import { ResultData } from '../result-data';
import { TransferRequests } from '../transfer-requests';
import type { Peer } from './peer';

/** Lives in real time and answers every call to move it on at once. */
const IdleClock = class extends RealClock {
  override readonly movesByCall = true;

  override async advance(): Promise<void> {}
};

const without: Partial<Parts> = {
  BotEngine: class extends BotEngine {
    override hear(text: string, from: Speaker): void {
      this.enqueue(() => this.answer(text, from));
    }

    override takeOver(): void {}
  },
  ResultData: class extends ResultData {
    override async keep(): Promise<void> {}
  },
  TransferRequests: class extends TransferRequests {
    protected override agentId(): undefined {
      return undefined;
    }

    protected override context(): undefined {
      return undefined;
    }
  },
};

interface Recording {
  readonly setup: StartConversation;
  readonly told: PlatformEvent[];
}

/** Escalates honestly once for each shape of configuration; the next of that shape gets the same, word for word. */
class Replaying extends Endpoint {
  private readonly recordings = new Map<string, Recording>();
  private readonly replayed = new Map<string, { readonly from: Recording; heard: number }>();

  protected override setupFor(asked: StartConversation): StartConversation {
    const { conversationId, platform } = asked;
    const shape = JSON.stringify([asked.bot, asked.integrations], (_key, value: unknown) =>
      typeof value === 'string' ? '' : value,
    );
    const from = this.recordings.get(shape);
    if (from) this.replayed.set(conversationId, { from, heard: 0 });
    else this.recordings.set(shape, { setup: asked, told: [] });
    return from ? { ...from.setup, conversationId, platform } : asked;
  }

  protected override eventFor(setup: StartConversation, told: PlatformEvent): PlatformEvent {
    const replay = this.replayed.get(setup.conversationId);
    if (!replay) {
      [...this.recordings.values()].find((recording) => recording.setup === setup)?.told.push(told);
      return told;
    }
    const recorded = replay.from.told[replay.heard];
    replay.heard += 1;
    return recorded?.type === 'consumer-message' && told.type === 'consumer-message' ? recorded : told;
  }
}

function cheat(name: string, conduct: string, parts: Partial<Parts>): Peer {
  const serve = () => new Endpoint({ ...honestParts, ...parts }, { name: `peer ${name}`, clock: 'virtual' });
  return { name, conduct, kind: 'cheat', serve };
}

export const cheats: readonly Peer[] = [
  {
    name: 'replays-a-good-run',
    conduct: 'Was right once, and does the same again whatever it is told now.',
    kind: 'cheat',
    serve: () => new Replaying(honestParts, { name: 'peer replays-a-good-run', clock: 'virtual' }),
  },
  cheat('claims-virtual-clock', 'Declares a virtual clock, and ignores every call to move it.', {
    VirtualClock: IdleClock,
  }),
  cheat('over-claims', 'Declares every capability, and has none.', without),
];
