/** A bot that shows the consumer what the transfer call was answered, and the tests that rules about that share to the letter. */
import type { Dialog, Integration } from '../../protocol/types';
import { answered, failed, offered, passed, read, requested, said } from './event-bodies';
import { expectFinding, type FindingInTests, type Judge, type SharedTests } from './expect-finding';
import { catchingDialog } from './failing-bot';
import { dialog, escalate } from './read-turns';
import { askForAgent, traceOf, type Happened } from './trace-builder';

/** The platform accepts a transfer and answers this. */
export function acceptedWith(raw: unknown, attempt = 1, where: { readonly conversation?: string } = {}): Happened {
  return { kind: 'transfer-answered', attempt, answer: 'accepted', raw, ...where };
}

/** Its text is said in a dialog after the transfer, and in another when the transfer has failed. */
export interface ShowingBot {
  readonly text: string;
  readonly integration: Partial<Integration>;
  readonly otherDialogs?: readonly Dialog[];
}

/** The consumer asks, the call is answered as given, and what is given happens. */
export function judgedShowing(
  judge: Judge,
  { text, integration, otherDialogs = [] }: ShowingBot,
  raw: unknown,
  eventBodies: readonly Happened[],
): FindingInTests {
  const dialogs = [
    dialog('escalate', askForAgent, { ...escalate, rules: [{ result: 'success', dialog: 'well' }] }),
    dialog('well', '-', { type: 'text', text }),
    catchingDialog({ type: 'text', text }),
    ...otherDialogs,
  ];
  return judge(traceOf({ dialogs, integration }, [offered, said(), requested(), acceptedWith(raw), ...eventBodies]));
}

type JudgedAfterTransfer = (eventBodies: readonly Happened[]) => FindingInTests;

export function shownWhereDueTests(judge: Judge, found: JudgedAfterTransfer): SharedTests {
  return {
    'a text that nobody read shows nothing': () => {
      expectFinding(found([passed(5_000)]), 'inconclusive', 'nothing has to', [3, 4]);
    },
    'a play that ends at once is inconclusive': () => {
      expectFinding(found([]), 'inconclusive', 'only 0.0 s of ', [2]);
    },
    'a call that fails is not judged': () => {
      const trace = traceOf({}, [offered, said(), requested(), answered('error'), passed(5_000)]);
      expectFinding(judge(trace), 'inconclusive', 'in this play', []);
    },
  };
}

/** `right` is the text with the result in it; `otherwise` is what the rule says of any other. */
export function shownOnFailureTests(found: JudgedAfterTransfer, right: string, otherwise: string): SharedTests {
  return {
    'the dialog that hears of the failure is judged, when nothing was read before': () => {
      const later = [passed(5_000), failed(1)];
      expectFinding(found([...later, read(right)]), 'pass', 'The consumer read', [3, 7]);
      expectFinding(
        found([...later, passed(5_000)]),
        'fail',
        'does not come: the dialog that hears of the failed transfer is to say',
        [3, 4, 6],
      );
      expectFinding(found([...later, read('It is {it}'), passed(5_000)]), 'fail', otherwise, [3, 4, 6, 7]);
    },
    'a text of the dialog after the transfer that was right is enough': () => {
      const finding = found([read(right), passed(5_000), failed(1), passed(5_000)]);
      expectFinding(finding, 'pass', 'The consumer read', [3, 5]);
    },
  };
}
