/** First word of a paragraph; the report's categories go by it. */
export const firstWords = {
  pass: 'PASS',
  fail: 'FAIL',
  inconclusive: 'INCONCLUSIVE',
  unstable: 'UNSTABLE',
  'not-applicable': 'NOT APPLICABLE',
  waived: 'WAIVED',
  partial: 'PARTIAL',
} as const;
