/** What `run.json` has to be when it is read back. */
import { z } from 'zod';
import { BotDescription } from '../protocol/bot-description';
import { Channel, Clock, Declaration } from '../protocol/schemas';
import { profileNames, type ProfileName } from '../requirements/profiles';
import type { FileKind } from './read-file';
import { anyRequirement, count, ErratumRecord, FaultRecord, WaiverRecord } from './record-schemas';
import type { RunFile } from './run-record';

const Play = z.object({
  scenario: z.string().min(1),
  channel: Channel,
  repeat: z.int().min(1).optional(),
  trace: z.string('the path of a trace, or null').min(1, 'the path of a trace, or null').nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 digits')
    .optional(),
  fault: FaultRecord.optional(),
  exercises: z.array(z.string()).optional(),
  replay: z.string().optional(),
  tookMs: count.optional(),
});

/** The facts name the key even where it is undefined. */
function orUndefined<S extends z.ZodType>(schema: S) {
  return schema.optional() as unknown as z.ZodType<z.infer<S> | undefined>;
}

const Facts = z.object({
  suite: z.object({
    name: z.string(),
    version: z.string(),
    requirements: z.string(),
    digestRule: z.int().min(1).optional(),
    page: z.object({ read: z.string(), digest: z.string() }).optional(),
  }),
  startedAt: z.iso.datetime('a moment, such as 2026-01-02T03:04:05.000Z'),
  target: z.string(),
  declaration: orUndefined(Declaration),
  profile: z.enum(profileNames as readonly [ProfileName, ...ProfileName[]]),
  strict: z.boolean(),
  clock: orUndefined(Clock),
  channels: z.array(Channel),
  seed: z.int(),
  only: orUndefined(z.array(anyRequirement)),
  scope: z
    .object({
      contracts: z.boolean(),
      pactsFrom: z.string().optional(),
      runs: count,
      thorough: z.literal(true).optional(),
      replay: z.object({ kind: z.enum(['case', 'rest']), token: z.string() }).optional(),
    })
    .optional(),
  bot: z.object({ file: z.string(), description: BotDescription }).optional(),
  repeat: z.int().min(2).optional(),
  given: z.array(z.string()).optional(),
  shard: z.object({ index: z.int().min(1), of: z.int().min(1) }).optional(),
  interrupted: z.boolean(),
  requireWhole: z.literal(true).optional(),
  errata: z.array(ErratumRecord).optional(),
  waivers: z.array(WaiverRecord).optional(),
  notes: z.array(z.string()).optional(),
  tookMs: count.optional(),
  surface: z
    .object({
      name: z.string(),
      adapter: z.string().optional(),
      notApplicable: z.array(z.object({ requirement: anyRequirement, why: z.string() })),
      notGating: z.array(z.object({ requirement: anyRequirement, why: z.string() })),
      notPlayed: z.array(z.object({ scenario: z.string(), why: z.string() })),
      restsOn: z.array(z.string()),
    })
    .optional(),
});

export const runKind: FileKind<RunFile> = {
  file: 'run',
  what: 'the description of a run',
  schema: z.object({
    format: z.literal(1),
    facts: Facts,
    plays: z.array(Play),
    faults: z.array(FaultRecord).optional(),
  }),
};
