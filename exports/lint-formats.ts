/** How the findings of a lint can be had. */
export const lintFormats = ['text', 'json', 'sarif', 'junit'] as const;

export type LintFormat = (typeof lintFormats)[number];
