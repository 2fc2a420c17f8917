/**
 * Tells a broker what came of its pacts, after the verdict, which it does not change: exactly what `contracts.json` has of
 * each of them. What was not tried whole is not published, and neither is what our own platform was held to.
 */
import { endpointPact } from '../contracts/endpoint-contracts';
import { publishResults, type PactResults } from '../contracts/pact-broker';
import type { BroughtPact } from '../results/contract-report';
import { quote } from '../trace/render-event';

export interface VerificationAsked {
  readonly broker: URL;
  readonly token: string | undefined;
  readonly proxy: URL | undefined;
  /** Of the implementation. */
  readonly version: string;
  readonly branch: string | undefined;
  readonly suite: { readonly name: string; readonly version: string };
  /** Stops it. */
  readonly interrupt?: AbortSignal;
}

/** Resolves to lines that say of each pact what the broker was told. Rejects, with a sentence, when it does not take it. */
export async function publishVerification(
  brought: readonly BroughtPact[],
  { broker, token, proxy, interrupt, ...by }: VerificationAsked,
): Promise<string[]> {
  const told = brought.map((pact) => ({ pact, ...resultsOf(pact) }));
  const results = told.flatMap(({ results: each }) => each ?? []);
  if (results.length > 0)
    await publishResults(broker, token, endpointPact.provider, results, by, { proxy, signal: interrupt });
  return told.map(({ pact, why, results: each }) => {
    const which = `${quote(pact.consumer)} on ${quote(pact.provider)}`;
    if (each === undefined) return `Not published, the pact of ${which}: ${why ?? ''}`;
    const failed = each.messages.filter(({ passed }) => !passed).length;
    const what =
      failed === 0
        ? `all ${each.messages.length} messages hold`
        : `${failed} of ${each.messages.length} messages do not hold`;
    return `Published for version ${quote(by.version)}, the pact of ${which}: ${what}.`;
  });
}

function resultsOf({ provider, resultsAt, messages }: BroughtPact): { results?: PactResults; why?: string } {
  if (provider !== endpointPact.provider) return { why: 'the platform in it is that of the suite, and not yours.' };
  if (resultsAt === undefined) return { why: 'the broker names no place for its results.' };
  const untried = messages.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'failed');
  if (untried.length > 0 || messages.length === 0) {
    return {
      why: `${untried.length} of its ${messages.length} messages could not be tried, so that nothing is known of the whole.`,
    };
  }
  return {
    results: {
      at: resultsAt,
      messages: messages.map(({ description, outcome, mismatches }) => ({
        description,
        passed: outcome === 'passed',
        mismatches,
      })),
    },
  };
}
