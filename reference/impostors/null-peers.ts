/** Peers that declare everything and understand nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlatformEvent, StartConversation } from '../../protocol/types';
import type { Peer } from './peer';
import { Pretender } from './pretender';

/** The same falls in every conversation: the order in which conversations are played may differ from run to run. */
class Dice {
  private state = 20_240_229;

  /** A whole number from 0 up to, not including, `below`. */
  roll(below: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * below);
  }
}

const constantText = 'Please hold the line.';

export const nullPeers: readonly Peer[] = [
  {
    name: 'silent',
    conduct: 'Accepts everything and never does anything.',
    kind: 'null',
    serve: () => new Pretender('silent'),
  },
  {
    name: 'constant-text',
    conduct: 'Says the same text whatever happens.',
    kind: 'null',
    serve: () =>
      new (class extends Pretender {
        protected override async started(setup: StartConversation): Promise<void> {
          if (setup.handedOver) await this.say(setup, constantText);
        }

        protected override async heard(setup: StartConversation): Promise<void> {
          await this.say(setup, constantText);
        }
      })('constant-text'),
  },
  {
    name: 'echo',
    conduct: 'Says to the consumer what the consumer wrote.',
    kind: 'null',
    serve: () =>
      new (class extends Pretender {
        protected override async heard(setup: StartConversation, event: PlatformEvent): Promise<void> {
          if (event.type === 'consumer-message') await this.say(setup, event.text);
        }
      })('echo'),
  },
  {
    name: 'random',
    conduct: 'Says random texts and asks for transfers to random skills, from a fixed seed.',
    kind: 'null',
    serve: () =>
      new (class extends Pretender {
        private readonly allDice = new WeakMap<StartConversation, Dice>();

        protected override async started(setup: StartConversation): Promise<void> {
          this.allDice.set(setup, new Dice());
        }

        protected override async heard(setup: StartConversation): Promise<void> {
          const dice = this.allDice.get(setup);
          for (let acts = dice?.roll(4) ?? 0; dice && acts > 0; acts -= 1) {
            const text = `Word ${dice.roll(1_000_000)}`;
            if (dice.roll(2) === 0) await this.say(setup, text);
            else await this.transfer(setup, String(1 + dice.roll(1_000_000)), text);
          }
        }
      })('random'),
  },
  {
    name: 'hung',
    conduct: 'Declares itself, and never answers any other call.',
    kind: 'null',
    serve: () =>
      new (class extends Pretender {
        override async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
          if (path === '/' || path === '') this.declare(response);
          else request.resume();
        }
      })('hung'),
  },
  {
    name: 'always-accepting',
    conduct: 'On every message asks for a transfer to the first skill that it finds in its configuration.',
    kind: 'null',
    serve: () =>
      new (class extends Pretender {
        protected override async heard(setup: StartConversation, event: PlatformEvent): Promise<void> {
          if (event.type !== 'consumer-message') return;
          const skillId = setup.integrations.find((each) => (each.agentSkillId ?? '') !== '')?.agentSkillId;
          await this.transfer(setup, skillId ?? '1', 'BLANK_MESSAGE');
        }
      })('always-accepting'),
  },
  {
    name: 'first-number',
    conduct: 'On every message asks for a transfer to the first number that it finds, with a text of its own.',
    kind: 'null',
    serve: () =>
      new (class extends Pretender {
        protected override async heard(setup: StartConversation, event: PlatformEvent): Promise<void> {
          if (event.type !== 'consumer-message') return;
          const [skillId = '1'] = /(?<=")\d+(?=")/.exec(JSON.stringify([setup.integrations, setup.bot])) ?? [];
          await this.transfer(setup, skillId, constantText);
        }
      })('first-number'),
  },
];
