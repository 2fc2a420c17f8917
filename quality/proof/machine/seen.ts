/** What was seen of a change that a machine made: by what it was found, if by anything. */
import { z } from 'zod';

export const Seen = z.object({
  /** The name of the change. */
  name: z.string(),
  /**
   * `rule`: a requirement fails. `protocol`: the written protocol is broken, so that a run ends without a verdict. `open`:
   * nothing fails, and a requirement stays open, so that a run is incomplete. `test`: a test of the rules fails. `nothing`:
   * it lives. `unreached`: it lives, and no test comes to its place.
   */
  by: z.enum(['rule', 'protocol', 'open', 'test', 'nothing', 'unreached']),
  /** Where that was: in chosen situations on one or the other channel, or in generated cases. */
  where: z.enum(['scenarios', 'cases', 'tests']).optional(),
  /** Requirements that failed before the rest was left, or that stayed open, the property that found it, the fault, or the title of the test. */
  what: z.array(z.string()),
  /** Generated cases of each property that were played to see it, where no rule failed. */
  cases: z.number().optional(),
});

export type Seen = Readonly<z.infer<typeof Seen>>;

/** Whether somebody would know of the change. */
export function isFound({ by }: Seen): boolean {
  return by !== 'nothing' && by !== 'unreached';
}
