/** The files of the reference that decide what a bot does. What carries its words over the wire is not among them. */
export const referenceFiles: readonly string[] = [
  'agent-connector',
  'bot-engine',
  'configuration',
  'conversation',
  'escalation-plan',
  'escalator',
  'failure-counter',
  'result-data',
  'silence-timer',
  'templates',
  'transfer-call',
  'transfer-requests',
  'variables',
].map((name) => `reference/${name}.ts`);
