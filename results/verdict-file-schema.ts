/**
 * What `conformance.json` holds, from which its published JSON Schema is made. Whoever adds a field to the verdict adds
 * it here; one that is taken away or means something else needs a new number of the format.
 */
import { z } from 'zod';
import { BotDescription } from '../protocol/bot-description';
import { Capability, Channel, Clock, Declaration } from '../protocol/schemas';
import { CombinationCoverage } from './combination-coverage';
import { DamagedResults } from './damaged-results';
import { parseFile, readFile, type FileKind } from './read-file';

const Status = z.enum(['passed', 'failed', 'inconclusive', 'not-applicable', 'waived']);
const count = z.int().min(0);

const Waiver = z.object({
  requirement: z.string(),
  scenario: z
    .string()
    .optional()
    .describe('Only what is found in this scenario, contract or property; everywhere when left out.'),
  reason: z.string(),
  owner: z.string(),
  expires: z.string().describe('The last day on which it holds, as YYYY-MM-DD.'),
  issue: z.string().optional(),
  at: z.string().describe('Where it is written.'),
});

const Finding = z.object({
  requirement: z.string(),
  scenario: z.string(),
  channel: Channel,
  repeat: z
    .int()
    .min(1)
    .optional()
    .describe('Of which play of the scenario, where a run plays each more than once (--repeat).'),
  listed: z.boolean().describe('Whether the scenario was written to exercise the requirement.'),
  verdict: z.enum(['pass', 'inconclusive', 'fail']),
  because: z.string(),
  expected: z.string().optional(),
  lookAt: z.string().optional().describe('Where to look first, where the finding says more than its requirement can.'),
  evidence: z.array(z.int()).describe('Numbers of the events that show it.'),
  trace: z.string().nullable().describe('The trace, relative to this file; null where there is none.'),
  by: z.string().optional().describe('Who found it, where no rule judged a kept trace.'),
  detail: z.string().optional(),
  replay: z.string().optional(),
});

const Fault = z.object({
  kind: z.enum(['usage', 'unreachable', 'protocol', 'suite']),
  message: z.string(),
  scenario: z.string().optional(),
});

const Observed = z.object({
  id: z.string(),
  question: z.string(),
  whyOpen: z.string(),
  section: z.string(),
  sightings: z.array(
    z.object({
      about: z.string(),
      seen: z.string(),
      scenario: z.string(),
      channel: Channel,
      evidence: z.array(z.int()),
      trace: z.string().nullable(),
    }),
  ),
});

const Cited = z.object({ title: z.string(), heading: z.string(), url: z.string() });

const Surface = z.object({
  name: z.string(),
  adapter: z.string().optional().describe('The --adapter that names it, where a target is named beside that.'),
  notApplicable: z.array(z.object({ requirement: z.string(), why: z.string() })),
  notGating: z
    .array(z.object({ requirement: z.string(), why: z.string() }))
    .describe('Rows that are judged there, and have no weight for the claim.'),
  notPlayed: z.array(z.object({ scenario: z.string(), why: z.string() })),
  restsOn: z.array(z.string()).describe('On what a verdict rests there besides what was seen.'),
});

const sinceThisVersion = 'Left out by versions before 0.3.';

const Extent = z.object({
  whole: z.boolean().describe('Whether nothing was left out; a run that is not whole is partial.'),
  byDescription: z
    .literal(true)
    .optional()
    .describe('The bot was judged by its description alone, and no profile is claimed; left out where it was not.'),
  set: z.string().describe('The frozen set on which the claim rests.'),
  of: count.describe('Requirements of that set.'),
  inFull: count.describe('Requirements of the set that were judged by everything that is made for them.'),
  inPart: count.describe('Requirements of the set that were judged by a part of it.'),
  reach: z
    .object({
      chosen: count.describe('Requirements of the set that the run was to judge.'),
      apply: count.describe('Of these, those that apply to what is declared and used.'),
      missing: z
        .array(
          z.object({
            what: z.enum(['capabilities', 'channels', 'clock', 'description', 'surface']),
            requirements: count,
          }),
        )
        .describe('The others, by what is missing.'),
      waived: count.describe('Requirements of the set that are waived.'),
    })
    .optional()
    .describe('What of the set the run was to judge; left out by versions before 0.3.'),
  tried: z
    .array(
      z.object({
        what: z.enum(['plays', 'messages', 'cases from lists', 'cases by chance']),
        tried: count,
        of: count,
        settled: count
          .optional()
          .describe('On how many of them the run settled before, for want of time; left out where it was to try all.'),
      }),
    )
    .optional()
    .describe('How much was tried, of how much there was to try; left out where nothing was, and before 0.3.'),
  leftOut: z.array(
    z.object({
      what: z.enum(['requirements', 'channels', 'surface', 'plays', 'contracts', 'generated cases']),
      why: z.string(),
    }),
  ),
  unreached: z
    .object({
      cases: count,
      of: count,
      properties: z.array(z.object({ name: z.string(), cases: count, of: count })),
    })
    .optional()
    .describe('Generated cases that were not reached in time, which leaves a run whole; left out when all were.'),
  waitTooLong: z
    .array(z.string())
    .optional()
    .describe('Scenarios that wait for minutes with this clock, and so are played with --thorough alone.'),
  combinations: CombinationCoverage.optional().describe(
    'How many pairs and triples of values were played, and judged by which requirement.',
  ),
});

export const VerdictFile = z
  .object({
    format: z.literal(1),
    suite: z.object({
      name: z.string(),
      version: z.string(),
      requirements: z.string().describe('SHA-256 that names the set of requirements by which it was judged.'),
      digestRule: z
        .int()
        .min(1)
        .optional()
        .describe(
          'How that name is made. 2: of id, level, basis and statement of each requirement. Left out by versions before 0.3, which took in every word of the catalogue.',
        ),
      page: z
        .object({
          read: z.iso.date().describe('Since that day no sentence of it was read anew.'),
          digest: z.string().describe('Of all its sentences.'),
        })
        .optional()
        .describe('The page that the requirements restate; left out by versions before 0.3.'),
    }),
    startedAt: z.iso.datetime(),
    target: z.string(),
    declaration: Declaration.extend({ capabilities: z.array(Capability) }).optional(),
    profile: z.string(),
    strict: z.boolean(),
    clock: Clock.optional(),
    channels: z.array(Channel),
    seed: z.int(),
    only: z.array(z.string()).optional().describe('Chosen requirements; left out when all were judged.'),
    scope: z
      .object({
        contracts: z.boolean().describe('Whether the messages at the edges were to be held to the pacts.'),
        pactsFrom: z.string().optional().describe('The broker whose pacts were to be verified as well.'),
        runs: z.int().min(0).describe('Generated cases for each property; 0 where none were to be played.'),
        thorough: z.literal(true).optional().describe('What takes minutes was to be played as well.'),
        replay: z
          .object({ kind: z.enum(['case', 'rest']), token: z.string() })
          .optional()
          .describe('One generated case again and nothing else, or the cases that an earlier run did not reach.'),
      })
      .optional()
      .describe('What was to be tried beside the chosen scenarios.'),
    bot: z
      .object({ file: z.string(), description: BotDescription })
      .optional()
      .describe(
        'What the owner says of a bot that takes no definition. It was judged by this alone, and no profile is claimed. Left out where the bot was given its definitions.',
      ),
    repeat: z
      .int()
      .min(2)
      .optional()
      .describe('How often each chosen scenario was to be played; left out where it was once.'),
    shard: z
      .object({ index: count, of: count })
      .optional()
      .describe('The part of a run that this is, of how many; left out when it is a whole one.'),
    given: z
      .array(z.string())
      .optional()
      .describe('Further options that a replay needs, as they were written; left out when there were none.'),
    interrupted: z.boolean(),
    requireWhole: z
      .literal(true)
      .optional()
      .describe('A partial run was not to end as one that conforms; left out when it was free to.'),
    errata: z
      .array(z.object({ id: z.string(), dated: z.string(), requirement: z.string(), reason: z.string() }))
      .optional()
      .describe(
        'Rows that were withdrawn from the set of the profile after it was frozen: reported, and not gating. Left out where there are none.',
      ),
    waivers: z.array(Waiver).optional(),
    notes: z.array(z.string()).optional(),
    tookMs: count.optional().describe(`Real milliseconds from its start to the end of its plays. ${sinceThisVersion}`),
    surface: Surface.optional().describe(
      'What the surface on which bot and platform met does not show; left out where it shows all.',
    ),
    traces: z
      .object({
        kept: count,
        sha256: z
          .string()
          .describe('Of the scenario, the channel and the SHA-256 of each trace, as run.json lists them, in order.'),
      })
      .optional()
      .describe(`The traces from which it was drawn. ${sinceThisVersion}`),
    refusedCalls: z
      .object({
        times: count,
        kinds: z.array(
          z.object({
            meant: z.enum(['transfer', 'message', 'unknown']),
            status: z.int(),
            why: z.string(),
            times: count,
          }),
        ),
      })
      .optional()
      .describe('Calls of the implementation that the platform refused as malformed; left out where there were none.'),
    since: z
      .object({
        than: z.object({
          startedAt: z.iso.datetime(),
          implementation: z.object({ name: z.string(), version: z.string() }),
          suite: z.object({ version: z.string(), requirements: z.string() }),
          profile: z.string(),
          seed: z.int(),
        }),
        fixed: z.array(z.string()).describe('Requirements that failed then and passed now.'),
        new: z.array(z.string()).describe('Requirements that failed now and did not fail then.'),
        same: z.array(z.string()).describe('Requirements that failed then and now.'),
        unknown: z.array(z.string()).describe('Requirements that failed then and were not judged now.'),
      })
      .optional()
      .describe(
        'Compared with the last run of the same implementation in the folder of --history; left out where there is none. The claim does not depend on it.',
      ),
    missingReports: z
      .array(z.string())
      .optional()
      .describe('Why a report is missing that was asked for. The verdict stands without it.'),
    conclusion: z.enum(['conforms', 'does not conform', 'incomplete', 'no verdict']),
    exitCode: z.int().min(0).max(6),
    counts: z.object({
      passed: count,
      failed: count,
      inconclusive: count,
      'not-applicable': count,
      waived: count,
    }),
    results: z.array(
      z.object({
        id: z.string(),
        status: Status,
        section: z.string().optional().describe(sinceThisVersion),
        statement: z.string().optional().describe(`What it asks. ${sinceThisVersion}`),
        level: z.enum(['must', 'should', 'may']).optional().describe(sinceThisVersion),
        basis: z
          .enum(['documented', 'inferred'])
          .optional()
          .describe(`Whether the vendor wrote it down, or we inferred it from what is written. ${sinceThisVersion}`),
        origin: z
          .enum(['page', 'linked'])
          .optional()
          .describe(`Whether it comes from the escalation page, or from one that is linked there. ${sinceThisVersion}`),
        source: Cited.optional().describe(`Where it is written. ${sinceThisVersion}`),
        onAgentTransfer: Cited.optional().describe('Where the same is written for the Agent Transfer interaction.'),
        gating: z.boolean().describe('Whether it is in the set of the profile: the claim rests on it.'),
        notYetScored: z
          .literal(true)
          .optional()
          .describe('It came after the set of the profile was frozen: reported, and not scored until the next set.'),
        withdrawn: z
          .string()
          .optional()
          .describe('The erratum by which it was withdrawn from the set: reported, and not gating.'),
        unstable: z
          .object({
            statuses: z.array(Status).describe('Of the row, by the plays of each repeat alone, in their order.'),
            scenario: z.string(),
            channel: Channel,
            seen: z
              .array(
                z.object({ repeat: z.int(), verdict: z.enum(['pass', 'inconclusive', 'fail']), because: z.string() }),
              )
              .describe('What each play of this scenario gave.'),
          })
          .optional()
          .describe('Plays that are alike gave results that are not; then the row is inconclusive.'),
        why: z.string().optional(),
        findings: z.array(Finding),
        pattern: z
          .string()
          .optional()
          .describe(
            'How many of its findings fail, and what those alone have in common or in which situations they failed.',
          ),
        waivers: z.array(Waiver).optional(),
      }),
    ),
    faults: z.array(Fault),
    extent: Extent.optional().describe('Whether this is the verdict of a whole run; left out by versions before 0.2.'),
    observations: z.array(Observed).describe('What was seen where the documents are silent; never judged.'),
  })
  .describe('The verdict over one run.');

export type VerdictFile = z.infer<typeof VerdictFile>;

/** The document that is published, as text. */
export function publishedVerdictSchema(): string {
  const schema = {
    $id: 'urn:uuid:a435486f-74cf-4c88-ab99-3c98e59fa22e',
    title: 'Verdict of an escalation-conformance run, format 1',
    // Readers ignore what they do not know: a later suite may tell more.
    ...z.toJSONSchema(VerdictFile, { io: 'input' }),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

const verdictKind: FileKind<VerdictFile> = {
  file: 'verdict',
  what: 'a verdict file',
  schema: VerdictFile,
  advice: 'Name a conformance.json as the run left it, with its results around it, or run the command again.',
};

/** The verdict in this text; `file` is its name. @throws DamagedResults */
export function parseVerdictFile(text: string, file: string): VerdictFile {
  // Fields that nobody knows are nobody's claim.
  return VerdictFile.parse(parseFile(verdictKind, text, file));
}

/** The verdict in this file. @throws DamagedResults */
export function readVerdictFile(file: string): VerdictFile {
  const verdict = readFile(verdictKind, file);
  if (verdict) return VerdictFile.parse(verdict);
  throw new DamagedResults(`${file} is missing: expected ${verdictKind.what}. ${verdictKind.advice ?? ''}`);
}
