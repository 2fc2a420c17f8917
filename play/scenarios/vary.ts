/** Free choices of a scenario, made from the seed: nothing an implementation could learn by heart. */
import { hash } from 'node:crypto';
import type { Channel } from '../../protocol/types';

const words = (
  'amber basil cedar delta ember fjord gravel harbor indigo juniper kestrel lagoon maple nectar onyx pepper quartz ' +
  'ripple saffron timber umber velvet willow yarrow zephyr alder birch copper dune elm fern grove heron iris jade'
).split(' ');

/** Hexadecimal digits of six bytes: as much of a hash as a number holds. */
const sixBytes = 12;

export interface Vary {
  /** A lower-case word and a number, such as `cedar-4821`; the same label gives the same name. */
  name(label: string): string;
  /** A sentence that occurs nowhere else in the run. */
  text(label: string): string;
  /** A skill id of plain digits, six to ten of them. */
  skillId(label: string): string;
  /** An agent's id in the form that the channel has for it: with the account before it on messaging, alone on chat. */
  agentId(label: string): string;
  /** A whole number from 0 up to, not including, `below`. */
  number(label: string, below: number): number;
  /** One of the choices. */
  oneOf<T>(label: string, choices: readonly [T, ...T[]]): T;
}

/** Choices that depend on nothing but seed, scope (the scenario and channel) and label. */
export function varyFrom(seed: number, scope: string, channel: Channel = 'messaging'): Vary {
  const number = (label: string, below: number) =>
    Number.parseInt(hash('sha256', `${seed}\n${scope}\n${label}`).slice(0, sixBytes), 16) % below;
  const oneOf = <T>(label: string, choices: readonly [T, ...T[]]): T =>
    choices[number(label, choices.length)] ?? choices[0];
  const name = (label: string) =>
    `${words[number(`word ${label}`, words.length)] ?? 'word'}-${1000 + number(`digits ${label}`, 9000)}`;
  const skillId = (label: string) => String(100_000 + number(`skill ${label}`, 9_000_000_000));
  return {
    number,
    oneOf,
    name,
    text: (label) => `${label} ${name(`text ${label}`)}`,
    skillId,
    agentId: (label) => (channel === 'messaging' ? `${skillId('account')}.${skillId(label)}` : skillId(label)),
  };
}
