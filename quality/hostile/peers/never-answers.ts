/** Takes one of the calls and never answers it; answers the others. */
import { hostHttp, pliant, type CallName, type HostilePeer } from '../peer';

const told: Readonly<Partial<Record<CallName, string>>> = {
  declare: 'GET /',
  start: 'POST /conversations',
  event: 'POST /conversations/[^ ]+/events',
  clock: 'POST /conversations/[^ ]+/clock',
  outage: 'POST /conversations/[^ ]+/outage',
  end: 'DELETE /conversations/[^ ]+',
};

export const neverAnswers: readonly HostilePeer[] = Object.entries(told).map(([call, line]) => ({
  name: `never-answers-${call}`,
  conduct: `Takes the call "${call}" and never answers it.`,
  serve: () => hostHttp(pliant({ [call]: () => undefined }, { capabilities: ['bot-outage'] })),
  exitCodes: [3],
  args: ['--call-deadline=0.5'],
  says: new RegExp(`did not answer ${line} within 0\\.5 s \\(--call-deadline\\)`),
}));
