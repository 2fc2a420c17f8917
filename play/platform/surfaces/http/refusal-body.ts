/** The body with which the platform refuses a call: problem details (RFC 9457). */
export function refusalBody(status: number, detail: string): string {
  return JSON.stringify({ type: 'about:blank', title: 'The platform refuses this call', status, detail });
}
