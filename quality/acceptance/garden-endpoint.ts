/** The garden desk behind a custom endpoint, as `examples/custom-endpoint` describes it: right, with one fault, or right in an unusual way. */
import { item, type EndpointAnswer, type EndpointConduct } from '../testing/endpoint-bot';

const says = 'I look for somebody who knows your plants.';
const message = 'One moment, a gardener will join.';
const fallback = 'Sorry, I only know plants and orders.';
const agentId = '4129463410';

/** Items of a right response, by name, so that a conduct changes the ones that it is about. */
const right = {
  gardener: [item.text(says), item.text(message), item.transfer({ skillName: 'gardeners' })],
  order: [
    item.text('I pass you on to Ada, who has your order.'),
    item.transfer({ skillName: 'orders', agentId }),
  ] as readonly object[],
  fallback: [item.text(fallback)],
};

type Answers = Readonly<Record<keyof typeof right, readonly object[]>>;

function answering(changed: Partial<Answers> = {}): EndpointConduct {
  const answers: Answers = { ...right, ...changed };
  return { says: (words) => answerTo(words, answers) };
}

function answerTo(words: string, { gardener, order, fallback: unknown }: Answers): readonly object[] {
  return words === 'gardener please' ? gardener : words === 'my order' ? order : unknown;
}

const [saying, telling, transferring] = right.gardener as [object, object, object];

/** Each with the row that it breaks. */
export const endpointFaults: readonly (readonly [string, string, () => EndpointConduct])[] = [
  ['never transfers', 'route.integration-transfers', () => answering({ gardener: [saying, telling] })],
  [
    'names its skill in other letters',
    'route.integration-transfers',
    () => answering({ gardener: [saying, telling, item.transfer({ skillName: 'Gardeners' })] }),
  ],
  [
    'does something else before the transfer',
    'route.integration-transfers',
    () => answering({ gardener: [saying, telling, item.action('CHANGE_TTR'), transferring] }),
  ],
  [
    'says its message after the transfer',
    'message.before-transfer',
    () => answering({ gardener: [saying, transferring, telling] }),
  ],
  [
    'says more after its message',
    'message.last-before-transfer',
    () => answering({ gardener: [saying, telling, item.text('See you.'), transferring] }),
  ],
  ['says its message twice', 'message.once', () => answering({ gardener: [telling, saying, telling, transferring] })],
  [
    'says its message in other words',
    'message.static-text',
    () => answering({ gardener: [saying, item.text(message.toLowerCase()), transferring] }),
  ],
  [
    'names no agent',
    'agent.gets-it-when-skilled-and-available',
    () => answering({ order: [right.order[0] ?? {}, item.transfer({ skillName: 'orders' })] }),
  ],
  [
    'names an agent always',
    'agent.none-goes-to-skill',
    () => answering({ gardener: [saying, telling, item.transfer({ skillName: 'gardeners', agentId })] }),
  ],
  [
    'transfers whom it does not understand',
    'unasked.transfer',
    () => answering({ fallback: [...right.fallback, transferring] }),
  ],
  ['transfers twice', 'unasked.second-transfer', () => answering({ gardener: [...right.gardener, transferring] })],
  ['says a text twice', 'unasked.repeated-text', () => answering({ gardener: [saying, ...right.gardener] })],
  [
    'says the text of a dialog to whom it does not understand',
    'unasked.other-dialog',
    () => answering({ fallback: [...right.fallback, saying] }),
  ],
  ['tells what somebody else has said', 'unasked.crossed-conversations', mixingUp],
];

/** It repeats the last words that another consumer said. */
function mixingUp(): EndpointConduct {
  const last = new Map<string, string>();
  return {
    says: (words, conversationId) => {
      const others = [...last].filter(([id]) => id !== conversationId).map(([, said]) => item.text(said));
      last.set(conversationId, words);
      return [...others, ...answerTo(words, right)];
    },
  };
}

/** Right, and in none of the ways that an example has. */
export const endpointHabits: Readonly<Record<string, () => EndpointConduct>> = {
  'forgets conversations, names an agent alone and spells skills as LivePerson Functions does': () => {
    const forgot = new Set<string>();
    const gardener = [...[saying, telling], item.action('TRANSFER', { actionParameters: { skill: 'gardeners' } })];
    const order = [right.order[0] ?? {}, item.transfer({ agentId: `12345.${agentId}` })];
    return {
      says: (words, conversationId): EndpointAnswer => {
        if (!forgot.has(conversationId)) {
          forgot.add(conversationId);
          return { status: 404, body: '' };
        }
        return answerTo(words, { ...right, gardener, order });
      },
    };
  },
  'answers slowly, waits before each item and whispers to agents': () => {
    const whisper = item.text('A consumer who waits.', { messageAudience: 'AGENTS_AND_MANAGERS' });
    const slowly = (items: readonly object[]) => items.flatMap((each) => [item.delay(0.4), each, whisper]);
    const gardener = [item.delay(0.4), saying, item.delay(0.4), telling, whisper, transferring, whisper];
    return {
      says: (words) => (response) => {
        const items = answerTo(words, { ...right, gardener, order: slowly(right.order) });
        // In the form that the vendor's own service has: no analytics beside the items would be read by nobody.
        const body = JSON.stringify({ response: items });
        setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(body), 400);
      },
    };
  },
};

/** Whatever a peer does, with the exit codes that it may lead to and the sentence that is to be told. */
export const hostileEndpoints: readonly (readonly [string, EndpointConduct, number, RegExp])[] = [
  ['is in maintenance', state({ body: '{"state":"maintenance","version":"1"}' }), 3, /its bot is "maintenance"/],
  ['says no state', state({ body: '[]' }), 4, /answered GET \/state with status 200/],
  ['wants a token', state({ status: 401, body: '' }), 4, /Authorization: Bearer <token>/],
  ['leads elsewhere', state((response) => void response.writeHead(302, { location: '/' }).end()), 4, /not followed/],
  ['never answers', state(() => undefined), 3, /did not answer GET \/state within 2 s/],
  ['hangs up', sayingAlways((response) => response.destroy()), 3, /could not be reached: POST/],
  ['falls silent', sayingAlways(() => undefined), 3, /did not answer POST .* within 2 s/],
  [
    'says no JSON',
    sayingAlways({ body: '<hello/>' }),
    4,
    /answered POST \/conversations\/\{id\}\/events with status 200/,
  ],
  ['says another shape', sayingAlways({ body: '{"messages":["hi"]}' }), 4, /response is missing/],
  ['does what nobody knows', sayingAlways([item.action('ESCALATE')]), 4, /"ESCALATE", which is none of TRANSFER/],
  ['transfers to nowhere', sayingAlways([item.transfer({})]), 4, /names neither a skill/],
  ['says too much', sayingAlways({ body: 'x'.repeat(2 ** 21) }), 4, /more than 1048576 bytes/],
  [
    'nests without end',
    sayingAlways({ body: '['.repeat(300_000) + ']'.repeat(300_000) }),
    4,
    /nested more than 100 levels/,
  ],
  ['waits for an hour', sayingAlways([item.delay(3_600)]), 4, /its delays are 3600 s in all/],
  [
    'says fifteen thousand texts',
    sayingAlways(Array.from({ length: 15_000 }, () => item.text('x'))),
    4,
    /no response of a bot: response: more than 1000 items/,
  ],
];

function state(answer: EndpointAnswer): EndpointConduct {
  return { otherwise: (call) => (call === 'GET /state' ? answer : undefined) };
}

function sayingAlways(answer: EndpointAnswer): EndpointConduct {
  return { says: () => answer };
}
