/** Peers that escalate honestly, and claim more than they can do. */
import { BotEngine, type Speaker } from '../bot-engine';
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

function cheat(name: string, conduct: string, parts: Partial<Parts>): Peer {
  const serve = () => new Endpoint({ ...honestParts, ...parts }, { name: `peer ${name}`, clock: 'virtual' });
  return { name, conduct, declares: true, serve };
}

export const cheats: readonly Peer[] = [
  cheat('claims-virtual-clock', 'Declares a virtual clock, and ignores every call to move it.', {
    VirtualClock: IdleClock,
  }),
  cheat('over-claims', 'Declares every capability, and has none.', without),
];
