/** What a waivers file holds: validation and the published JSON Schema come from here. */
import { z } from 'zod';

const sentence = z.string().trim().min(1).max(2_000);

export const WaiverEntry = z.strictObject({
  id: z
    .string()
    .regex(/^[^@\s]+(@[^@\s]+)?$/, 'expected an id, or an id and a place as id@area/scenario')
    .describe(
      'The requirement, as --list prints it; with @ and a name that a finding prints, only what is found there is waived: ' +
        'area/scenario, contracts/pact/message or generated/property.',
    ),
  reason: sentence.describe('Why the failure is known and borne.'),
  owner: sentence.describe('Who sees to it that it goes away.'),
  expires: z.iso.date().describe('The last day on which the waiver holds, as YYYY-MM-DD.'),
  issue: z.url().optional().describe('Where the work on it is followed.'),
});

export const WaiversFile = z.strictObject({ waivers: z.array(WaiverEntry) });

/** The document that is published for editors, as text. */
export function publishedWaiversSchema(): string {
  const schema = {
    $id: 'urn:uuid:e60463d3-6181-48ab-bf9f-f55eb67452e8',
    title: 'Waivers of an escalation-conformance run',
    ...z.toJSONSchema(WaiversFile),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
