/** Text of a process without its stack traces, which tell its users nothing; they are there with CONFORMANCE_DEBUG=1. */
export function withoutStack(text: string): string {
  if (!['', '0', undefined].includes(process.env['CONFORMANCE_DEBUG'])) return text;
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*[:)]\S*\s*$/.test(line))
    .join('\n');
}
