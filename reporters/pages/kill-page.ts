/** The proof that the checks bite: implementations that are wrong on purpose, and which requirement each fails. */
import { z } from 'zod';
import { rows } from '../../requirements/catalogue';
import { gates } from '../../requirements/profiles';
import { html, type Markup } from '../../judge/words/html';
import { pageTable } from './page-frame';
import { toRow } from './traceability-page';

const names = z.array(z.string());

/** As the proof writes it; what it holds besides is not shown here. */
export const KillMatrix = z.object({
  mutants: z.array(
    z.object({
      name: z.string(),
      misdeed: z.string(),
      breaks: z.string(),
      alsoFails: names,
      inconclusive: names,
      killed: z.boolean(),
    }),
  ),
  variants: z.array(z.looseObject({ name: z.string(), complaints: names.optional() })),
  peers: z.array(
    z.looseObject({
      name: z.string(),
      conduct: z.string(),
      passed: z.number(),
      failed: z.number(),
      /** Of a cheat: the requirements that it fails, how many it leaves open, and the kind of fault that ends its run. */
      caughtBy: z.object({ failed: names, inconclusive: z.number(), fault: z.string().optional() }).optional(),
    }),
  ),
});

export type KillMatrix = z.infer<typeof KillMatrix>;

export function killPage(matrix: KillMatrix, inRun: ReadonlySet<string>): Markup {
  const { mutants, variants, peers } = matrix;
  const killed = mutants.filter((mutant) => mutant.killed).length;
  const ungated = mutants.filter(({ breaks, alsoFails }) => ![breaks, ...alsoFails].some(gated)).length;
  return html`<h1>Do the checks bite?</h1>
    <p>
      <strong>${killed} of ${mutants.length}</strong> implementations that are wrong on purpose fail the requirement
      that they break. ${variants.length} are right in an unusual
      way${variants.some(({ complaints = [] }) => complaints.length > 0) ? ', and some of them were failed all the same' : ' and fail nothing'}.
      ${ungated} break nothing but what the profile full does not gate, because it is inferred or recommended: that is
      reported, and a claim by it stands. ${peers.length} do nothing, or cheat. This was measured when the suite was
      made, not in this run.
    </p>
    <h2 id="mutants">Wrong on purpose</h2>
    ${pageTable(
      'Implementations that are wrong on purpose',
      ['What it does wrong', 'Breaks', 'Caught', 'Fails besides'],
      mutants.map(({ name, misdeed, breaks, alsoFails, killed: caught }) => [
        html`${misdeed} <span class="quiet"><code>${name}</code></span>`,
        toRow(breaks, inRun),
        caught ? html`<span class="chip good">caught</span>` : html`<span class="chip bad">lives</span>`,
        besides(alsoFails, inRun),
      ]),
    )}
    <h2 id="variants">Right in an unusual way</h2>
    <ul class="plain">
      ${variants.map(({ name, complaints = [] }) => html`<li><code>${name}</code>${complaints.length > 0 ? `: ${complaints.join('; ')}` : ''}</li>`)}
    </ul>
    <h2 id="peers">Idle or cheating</h2>
    <ul class="plain">
      ${peers.map(({ name, conduct, passed, failed, caughtBy }) => html`<li><code>${name}</code>: ${conduct} ${passed} passed, ${failed} failed${caughtBy === undefined ? '' : html`; ${caught(caughtBy, inRun)}`}</li>`)}
    </ul>`;
}

/** Whether a claim to the largest profile fails by it. */
function gated(id: string): boolean {
  return rows.some((row) => row.id === id && gates(row.id, 'full'));
}

/** By what a cheat is found out. */
function caught(
  { failed, inconclusive, fault }: NonNullable<KillMatrix['peers'][number]['caughtBy']>,
  inRun: ReadonlySet<string>,
): Markup {
  const links = failed.map((id, index) => html`${index === 0 ? '' : ', '}${toRow(id, inRun)}`);
  const ends = fault === undefined ? '' : `; its run ends with a fault: ${fault}`;
  return html`caught: fails ${failed.length === 0 ? 'nothing' : links}, leaves ${inconclusive} open${ends}`;
}

/** What else it fails, out of the way where it is much: what was meant to be caught is told beside it. */
function besides(ids: readonly string[], inRun: ReadonlySet<string>): Markup | string {
  const links = ids.map((id, index) => html`${index === 0 ? '' : ', '}${toRow(id, inRun)}`);
  if (ids.length === 0) return '–';
  if (ids.length === 1) return html`${links}`;
  return html`<details>
    <summary>${ids.length} others</summary>
    ${links}
  </details>`;
}
