/** Speaks in the wrong conversation, or says the right thing twice and in the wrong order. */
import { hostHttp, post, talking, transferOf, type HostilePeer } from '../peer';

export const mixesUp: readonly HostilePeer[] = [
  {
    name: 'names-another-conversation',
    conduct: 'Asks for transfers in the name of another conversation.',
    serve: () =>
      hostHttp(
        talking(({ transfersUrl }, start) => post(transfersUrl, transferOf(start, { conversationId: 'another' }))),
      ),
    exitCodes: [1, 6],
    says: /another conversation than the URL|The platform refused/,
  },
  {
    name: 'speaks-in-every-conversation',
    conduct: 'Says each text in every conversation that it ever heard of.',
    serve: () =>
      hostHttp(
        talking((_, { conversationId }, all) =>
          Promise.all(
            all.slice(-3).map(({ platform }) => post(platform.messagesUrl, { text: `for ${conversationId}` })),
          ),
        ),
      ),
    exitCodes: [1, 4, 6],
    says: /conversations that had ended|The consumer read/,
  },
  {
    name: 'duplicates-and-reorders',
    conduct: 'Transfers before it speaks, and does both three times.',
    serve: () =>
      hostHttp(
        talking(async ({ messagesUrl, transfersUrl }, start) => {
          const skillId = start.bot.dialogs
            .flatMap(({ interactions }) => interactions.map((each) => JSON.stringify(each)))
            .join()
            .match(/"agentSkillId":"(\d+)"/)?.[1];
          for (let n = 0; n < 3; n += 1) {
            await post(transfersUrl, transferOf(start, { agentSkillId: skillId ?? '1' }));
            await post(messagesUrl, { text: 'One moment' });
          }
        }),
      ),
    exitCodes: [1],
    says: /^FAIL {2}/m,
    mayPass: [],
  },
];
