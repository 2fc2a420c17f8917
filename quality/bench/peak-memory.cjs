/** Loaded before a command: leaves in a file how many kilobytes that process held at most. */
const { writeFileSync } = require('node:fs');

const file = process.env.BENCH_PEAK_FILE;
if (file) process.once('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
