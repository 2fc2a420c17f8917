/** What several files of a results folder have in common, as schemas. */
import { z } from 'zod';
import { findRow, type RequirementId } from '../requirements/catalogue';
import { Channel } from '../protocol/schemas';

/** An older or newer version may have requirements that this catalogue has not: their ids are texts here. */
export const anyRequirement = z.string().min(1) as unknown as z.ZodType<RequirementId>;

/** Of this catalogue, since a verdict is drawn from it. */
export const knownRequirement = z.custom<RequirementId>(
  (id) => typeof id === 'string' && findRow(id) !== undefined,
  'the id of a requirement that the catalogue of this version has',
);

export const count = z.int().min(0);

export const tally = z.record(z.string(), z.number());

export const findingFields = {
  requirement: knownRequirement,
  scenario: z.string().min(1),
  channel: Channel,
  listed: z.boolean(),
  verdict: z.enum(['pass', 'inconclusive', 'fail']),
  because: z.string(),
  expected: z.string().optional(),
  lookAt: z.string().optional(),
  evidence: z.array(z.int()),
};

export const WaiverRecord = z.object({
  requirement: anyRequirement,
  scenario: z.string().optional(),
  reason: z.string(),
  owner: z.string(),
  expires: z.string(),
  issue: z.string().optional(),
  at: z.string(),
});

export const ErratumRecord = z.object({
  id: z.string().min(1),
  dated: z.string(),
  requirement: anyRequirement,
  reason: z.string(),
});

export const FaultRecord = z.object({
  kind: z.enum(['usage', 'unreachable', 'protocol', 'suite']),
  message: z.string(),
  scenario: z.string().optional(),
});
