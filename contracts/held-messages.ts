/**
 * Holds each message of a bot, as it comes, to the pact of its wire, and says at the end what was otherwise. It judges nothing: what the
 * vendor leaves open is not known, and a service may take more than is documented.
 */
import type { Redactor } from '../trace/redactor';
import { unlikeTemplate } from './unlike-template';
import type { WireMessage, WireMessages } from './wire-messages';

interface Seen {
  readonly message: WireMessage;
  sent: number;
  fitting: number;
  /** How the first that was otherwise differs; undefined as long as there is none. */
  differences: readonly string[] | undefined;
}

/** Differences of one message that are told. */
const mostTold = 3;

export class HeldMessages {
  private readonly seen: readonly Seen[];

  constructor(
    private readonly of: WireMessages,
    private readonly redactor: Redactor,
  ) {
    this.seen = of.messages.map((message) => ({ message, sent: 0, fitting: 0, differences: undefined }));
  }

  take(json: unknown): void {
    for (const each of this.seen.filter(({ message }) => message.isMeant(json))) {
      each.sent += 1;
      const differences = closest(each.message, json);
      if (differences.length === 0) each.fitting += 1;
      // Of what is told a value is cut, and of half a secret nobody could tell that it is one.
      else each.differences ??= closest(each.message, this.redactor.json(json));
    }
  }

  /** Sentences for the report, the first of which says what the bot was held to. */
  told(): readonly string[] {
    const { pact, messages } = this.of;
    const sent = this.seen.filter((each) => each.sent > 0);
    const otherwise = sent.filter((each) => isOtherwise(each));
    const unsent = this.seen.filter((each) => each.sent === 0).map(({ message }) => `"${message.what}"`);
    return [
      `What the bot sent was held to the pact "${pact}", which has what LivePerson documents; no verdict rests on it. ` +
        `As documented: ${sent.length - otherwise.length} of ${messages.length} messages` +
        `${unsent.length === 0 ? '' : `; not sent in this run: ${unsent.join(', ')}`}.`,
      ...otherwise.map((each) => this.toldOf(each)),
    ];
  }

  private toldOf({ message, sent, fitting, differences = [] }: Seen): string {
    const more = differences.length - mostTold;
    const shown = [...differences.slice(0, mostTold), ...(more > 0 ? [`${more} more`] : [])].join('; ');
    return this.redactor.text(
      `Otherwise than LivePerson documents it: "${message.what}", ${sent - fitting} of ${sent} times. The first: ${shown}.`,
    );
  }
}

function isOtherwise({ message, sent, fitting }: Seen): boolean {
  return message.holds === 'each' ? fitting < sent : fitting === 0;
}

/** How it differs from the way of which it misses least. */
function closest({ templates }: WireMessage, json: unknown): readonly string[] {
  const [first = []] = templates
    .map((template) => unlikeTemplate(template, json))
    .sort((one, other) => one.length - other.length);
  return first;
}
