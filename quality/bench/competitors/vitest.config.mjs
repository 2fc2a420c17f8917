/** As many plays at once as the suite has. Vitest reads its settings from a default export. */
export default { test: { include: ['escalation.vitest.mjs'], maxConcurrency: 16, reporters: ['dot'] } };
