/** Plays the situation of a combination: what happens before the escalation under test, the attempt, what happens after. */
import { settleMs } from '../../play/scenarios/parts';
import type { Outcome } from '../../trace/trace';
import { agentJoins, escalates, fallsSilent, speaks, type ConversationCommand } from '../conversation-commands';
import { greet } from '../pieces';
import type { SituationBuilder } from '../situation-builder';
import { attemptOutcomes, outcomeOf } from './attempt-outcomes';
import type { Choice } from './choice';
import { isOfOneBot, type Combination } from './dimensions';
import { askAnother, askChange, askFirst, askOther, askResult, nothingCatches, phraseOf } from './phrases';

/** Begins the mark of a part of a row that could not be played. */
export const leftOutMark = 'left out: ';

/** Plays the parts of a combination one after the other, as far as the documents say what comes of them. */
export class Playing {
  /** What the documents did not allow when its turn came. In rows that can occur there is nothing of the kind. */
  readonly leftOut: string[] = [];

  constructor(
    private readonly row: Combination,
    private readonly choice: Choice,
    private readonly builder: SituationBuilder,
  ) {}

  async all(): Promise<void> {
    const { others } = this.row;
    if (others === 'same bot between') this.builder.says('other', askAnother);
    if (others === 'other bot between') this.builder.says('other', greet);
    await this.before();
    await this.between();
    await this.attempt();
    if (others !== 'none') await this.take(isOfOneBot(this.row) ? speaks('other', askOther) : escalates('other'));
    await this.after();
  }

  /** What happened in the conversation before; one that catches failures attempts as soon as the first is told. */
  private async before(): Promise<void> {
    const { row } = this;
    switch (row.history) {
      case 'none':
        return undefined;
      case 'ordinary words':
        return this.take(speaks('main'));
      case 'one was no number':
        return this.take(speaks('main', 'no number please'));
      case 'one failed at once':
      case 'two failed at once':
        for (let n = 0; n < (row.history === 'one failed at once' ? 1 : 2); n += 1) {
          this.builder.willAnswer('main', { kind: 'error', status: 503 });
          await this.take(speaks('main', askFirst));
        }
        return undefined;
      default:
        return this.failedLater({ 'one failed later': 1, 'two failed later': 2, 'three failed later': 3 }[row.history]);
    }
  }

  private async between(): Promise<void> {
    switch (this.row.between) {
      case 'nothing':
        return undefined;
      case 'ordinary words':
        return this.take(speaks('main'));
      case 'a variable changes':
        return this.take(speaks('main', askChange));
      case 'words that nobody catches':
        return this.take(speaks('main', nothingCatches));
    }
  }

  private async failedLater(times: number): Promise<void> {
    const { caught, stands } = this.row;
    const asksAgain = caught === 'speaks and asks again';
    const script = (outcome: Outcome) => this.builder.willAnswer('main', outcome);
    if (stands === 'in the dialog that catches failures') {
      for (let n = 0; n < times; n += 1) script({ kind: 'accept-then-fail', afterMs: 1_000 });
      script(outcomeOf(this.row, this.choice));
      return this.take(speaks('main', askFirst));
    }
    if (asksAgain) {
      for (let n = 0; n < times; n += 1) script({ kind: 'accept-then-fail', afterMs: 1_000 });
      // The last that the bot asks for by itself is refused, so that it keeps the conversation.
      script({ kind: 'error', status: 503 });
      return this.take(speaks('main', askFirst));
    }
    for (let n = 0; n < times; n += 1) {
      script({ kind: 'accept-then-fail', afterMs: 1_000 });
      await this.take(speaks('main', askFirst));
    }
  }

  /** The escalation under test; where it catches failures it came with the history. */
  private async attempt(): Promise<void> {
    const { stands, delay, begins } = this.row;
    if (begins !== 'what the consumer says') this.builder.settle('main', 0);
    else if (stands !== 'in the dialog that catches failures') {
      for (const each of attemptOutcomes(this.row, this.choice)) this.builder.willAnswer('main', each);
      const inFallback = stands === 'in the Fallback dialog';
      await this.take(inFallback ? speaks('main', nothingCatches) : speaks('main', phraseOf(this.row)));
    }
    if (delay !== 'none' && this.builder.model.of().busy) this.builder.untilJustBefore('main');
    for (let round = 0; round < mostRounds && this.builder.model.of().nextDueMs !== undefined; round += 1)
      this.builder.untilOver('main');
    const { unclear } = this.builder.model.of();
    if (unclear !== undefined) this.leftOut.push(`${leftOutMark}the attempt: ${unclear}`);
  }

  private async after(): Promise<void> {
    switch (this.row.after) {
      case 'nothing':
        return this.builder.take({ kind: 'wait', ms: 15 * settleMs });
      case 'ordinary words':
        return this.take(speaks('main'));
      case 'asks again':
        return this.take(speaks('main', phraseOf(this.row)));
      case 'other escalation':
        return this.take(speaks('main', askOther));
      case 'an agent joins':
        await this.take(agentJoins('main'));
        return this.take(speaks('main'));
      case 'the bot falls silent':
        await this.take(fallsSilent('main'));
        await this.take(escalates('main'));
        return this.builder.untilOver('main');
      case 'asks for the result':
        return this.take(speaks('main', askResult));
    }
  }

  /** Takes a step where the documents say what comes of it. */
  private async take(command: ConversationCommand): Promise<void> {
    if (command.check(this.builder.model)) await command.run(this.builder.model, this.builder);
    else this.leftOut.push(`${leftOutMark}${command.toString()}`);
  }
}

/** Rounds of waiting for what is due; chains of failures end sooner, at the cap. */
const mostRounds = 8;
