import type { RequirementId } from '../../../requirements/catalogue';
import { lookAlikesHolding } from '../look-alike-names';
import { besides, escalationBeside, ruled, type Beside } from '../beside-settings';
import { dialog, escalation, routes, says, settleMs, setVariable, setup, text, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

interface MessageCase {
  readonly slug: string;
  readonly title: string;
  readonly exercises: readonly RequirementId[];
  readonly message: string;
  readonly variables?: Readonly<Record<string, string>>;
}

const always = ['message.before-transfer', 'message.in-transfer-request', 'message.once'] as const;

function statics(): MessageCase[] {
  const texts: Readonly<Record<string, readonly [string, string]>> = {
    accents: ['accents and ligatures', 'Ça arrive : cœur, naïve, Žluťoučký kůň – « merci »'],
    'right-to-left': ['a script written from right to left', 'رجاءً انتظر لحظة، סבלנות בבקשה'],
    han: ['Han, kana and Hangul', '少々お待ちください。请稍候。잠시만요.'],
    emoji: ['emoji, some of several code points', 'One moment 👩🏽‍💻👨‍👩‍👧‍👦 🇳🇱 ☎️'],
    quotes: ['quotes of several kinds', `She said: "don't", 'do' – „doch“, «si» and ‘so’`],
    markup: ['markup and entities', '<b>Wait</b> & <i>see</i> &amp; &#39; <script>alert(1)</script>'],
    spaces: ['several spaces between its words', 'one   moment  please'],
    'look-alikes': ['braces that are no variables', 'Use {curly}, {{double}}, $dollar, %s, #{hash} and {0}'],
    combining: ['a combining accent and a decomposed letter', 'Cafe\u0301 and Å a\u030a'],
    long: ['more than four thousand characters', `One moment, ${'please wait a little longer, '.repeat(150)}thank you`],
  };
  return Object.entries(texts).map(([slug, [what, message]]) => ({
    slug: `static-${slug}`,
    title: `The Message to User holds ${what}`,
    exercises: [...always, 'message.static-text'],
    message,
  }));
}

const cases: readonly MessageCase[] = [
  ...statics(),
  {
    slug: 'variable-alone',
    title: 'The Message to User is a variable',
    exercises: [...always, 'message.variable'],
    message: '{$botContext.greeting}',
    variables: { greeting: 'Wait a moment, please' },
  },
  {
    slug: 'variable-that-holds-a-template',
    title: 'The Message to User is a variable whose value looks like a variable itself',
    exercises: [...always, 'message.variable'],
    message: '{$botContext.outer}',
    variables: { outer: 'literally {$botContext.inner}', inner: 'expanded twice' },
  },
  {
    slug: 'variable-with-decomposed-letters',
    title: 'A variable in the Message to User holds letters whose accents are characters of their own',
    exercises: [...always, 'message.mixed'],
    message: 'Dear {$botContext.who}, one moment',
    variables: { who: 'Zoe\u0308 A\u030angstro\u0308m \u1100\u1161 ﬁn' },
  },
  {
    slug: 'text-and-variables',
    title: 'The Message to User mixes text and two variables, one of them twice',
    exercises: [...always, 'message.mixed'],
    message: 'Dear {$botContext.who}, {$botContext.department} is on its way, {$botContext.who}!',
    variables: { who: "Zoë O'Hara", department: 'Billing & Returns' },
  },
  {
    slug: 'variable-with-a-replacement-pattern',
    title:
      'A variable in the Message to User holds characters that search-and-replace of some language treats specially',
    exercises: [...always, 'message.mixed'],
    message: 'Dear {$botContext.who}, one moment',
    variables: { who: "$& $1 $$ $` $' $0 $10 ${0} ${who} & %s %1$s %d" },
  },
  {
    slug: 'names-of-variables',
    title: 'The Message to User names variables whose names differ by a hyphen, by their case, or by what follows',
    exercises: [...always, 'message.mixed'],
    message:
      'Dear {$botContext.first-name} {$botContext.First-Name} {$botContext.first_name}, {$botContext.first}, {$botContext.2nd}',
    variables: {
      first: 'Zoë',
      'first-name': 'Ada',
      first_name: 'Grace',
      'First-Name': 'Joan',
      '2nd': 'Mary',
      ...lookAlikesHolding('2nd', 'nobody'),
    },
  },
  {
    slug: 'names-that-every-object-has',
    title: 'The Message to User names variables that are called as what objects of some languages have of their own',
    exercises: [...always, 'message.mixed'],
    message: 'Dear {$botContext.constructor} of {$botContext.toString}, {$botContext.length} and {$botContext.class}',
    variables: { constructor: 'Ada', toString: 'Grace', length: 'Joan', class: 'Mary' },
  },
  {
    slug: 'escaped-new-lines',
    title: 'The Message to User holds escaped new lines',
    exercises: ['message.newline-escape', 'message.once'],
    message: String.raw`First line\\nsecond line\\n\\nlast line`,
  },
  {
    slug: 'other-escapes-of-new-lines',
    title: 'The Message to User holds new lines that are escaped by one backslash, and by three, at both ends as well',
    exercises: ['message.newline-escape', 'message.once'],
    message: String.raw`\nFirst line\nsecond line\\\nthird line\\\n\nlast line\\\n`,
  },
];

/** Texts of many kinds, by both routes. */
export const messageTexts: readonly Scenario[] = cases.flatMap((each) =>
  routes.map((route) => ({
    id: `message/${each.slug}-by-${route}`,
    title: each.title,
    exercises: each.exercises,
    build: (vary) => situation(vary, route, each),
  })),
);

function situation(vary: Vary, route: Route, { message, variables = {} }: MessageCase) {
  const ask = vary.text('agent please');
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), { skillId, message });
  return {
    conversations: {
      main: setup(vary, {
        variables,
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations,
        skillIds: [skillId],
      }),
    },
    steps: says(ask),
  };
}

/** A line feed in a variable of the message of an integration, beside one other setting or none. */
function lineFeed(id: string, beside?: Beside): Scenario {
  return {
    id,
    title: `A variable in the message holds a line feed${beside ? ` beside ${beside.what}` : ''}; later it no longer does`,
    exercises: ['message.line-feed-variable-fails'],
    ...(beside ? { needs: beside.needs } : {}),
    build: (vary) => {
      const [ask, mend] = [vary.text('agent please'), vary.text('mend it')];
      const skillId = vary.skillId('target');
      const name = vary.name('integration');
      const settings = { skillId, message: 'Dear {$botContext.who}, one moment', onFailure: ruled.failure };
      const escalate = beside
        ? escalationBeside('integration', name, settings, { beside, vary })
        : escalation('integration', name, settings);
      return {
        conversations: {
          main: setup(vary, {
            variables: { who: `${vary.name('first')}\n${vary.name('second')}` },
            dialogs: [
              dialog('escalate', ask, escalate.interaction),
              dialog('mend', mend, setVariable('who', vary.name('who')), text(vary.text('Mended'))),
              dialog(ruled.success, vary.text(`pattern of ${ruled.success}`), text(vary.text('Somebody will join'))),
              dialog(ruled.failure, vary.text(`pattern of ${ruled.failure}`), text(vary.text('No luck'))),
            ],
            integrations: escalate.integrations,
            skillIds: [skillId],
          }),
        },
        steps: [...says(ask), ...says(mend), ...says(ask)],
      };
    },
  };
}

export const lineFeedInVariable = lineFeed('message/line-feed-in-a-variable');

/** The same whatever else the integration is configured with. */
export const lineFeedBesideSettings: readonly Scenario[] = besides.map((beside) =>
  lineFeed(`message/line-feed-in-a-variable-beside-${beside.slug}`, beside),
);

const lineBreaks = { 'line-feed': '\n', 'carriage-return': '\r', 'carriage-return-and-line-feed': '\r\n' } as const;

/** What a carriage return alone does to an integration is not documented: only the bot without one is judged by it. */
const exercisedBy = (lineBreak: string): Scenario['exercises'] =>
  lineBreak.includes('\n') ? ['message.line-feed-variable-fails'] : ['message.mixed'];

/** Where in the value of a variable a line break stands. */
const brokenAt = {
  beginning: (lineBreak: string, value: string) => `${lineBreak}${value}`,
  middle: (lineBreak: string, value: string) => `${value}${lineBreak}${value}`,
  end: (lineBreak: string, value: string) => `${value}${lineBreak}`,
} as const;

/** Each spelling of a line break, wherever it stands; beside bots that have it another one has none, and transfers. */
export const lineBreaksInVariables: readonly Scenario[] = Object.entries(lineBreaks).map(([slug, lineBreak]) => ({
  id: `message/${slug}-anywhere-in-a-variable`,
  title: `A variable in the message holds a ${slug.replaceAll('-', ' ')} at its beginning, in its middle or at its end; with another bot none does`,
  exercises: exercisedBy(lineBreak),
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const bot = (values: Readonly<Record<string, string>>) => {
      const escalate = escalation('integration', vary.name('integration'), {
        skillId,
        message: 'Dear {$botContext.who} of {$botContext.department}, one moment',
        onFailure: 'went-wrong',
      });
      return setup(vary, {
        variables: { who: vary.name('who'), department: vary.name('department'), ...values },
        dialogs: [
          dialog('escalate', ask, escalate.interaction),
          dialog('went-wrong', vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    };
    const broken = (['who', 'department'] as const).flatMap((variable) =>
      Object.entries(brokenAt).map(
        ([place, value]) =>
          [`${place} of ${variable}`, bot({ [variable]: value(lineBreak, vary.name(variable)) })] as const,
      ),
    );
    const conversations = { none: bot({}), ...Object.fromEntries(broken) };
    return {
      conversations,
      steps: [
        ...Object.keys(conversations).map((conversation) => ({
          kind: 'consumer-says' as const,
          text: ask,
          conversation,
        })),
        { kind: 'wait', ms: settleMs },
      ],
    };
  },
}));

/** Texts have the values of the moment at which they are used, by both routes. */
export const messageVariableChanged: readonly Scenario[] = routes.map((route) => ({
  id: `message/variable-changed-late-by-${route}`,
  title: 'A variable in the Message to User changes twice before the bot escalates',
  exercises: ['message.mixed'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('I am somebody else')];
    const skillId = vary.skillId('target');
    const escalate = escalation(route, vary.name('integration'), {
      skillId,
      message: 'Dear {$botContext.who}, one moment',
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { who: vary.name('first') },
          dialogs: [
            dialog('change', change, setVariable('who', vary.name('second')), text(vary.text('changed'))),
            dialog('escalate', ask, setVariable('who', vary.name('third')), escalate.interaction),
          ],
          integrations: escalate.integrations,
          skillIds: [skillId],
        }),
      },
      steps: [...says(change), ...says(ask)],
    };
  },
}));

/** A variable that holds nothing was set all the same: nothing stands in its place, from the start or once a dialog has emptied it. */
export const messageVariableEmpty: readonly Scenario[] = routes.map((route) => ({
  id: `message/variable-empty-by-${route}`,
  title:
    'A variable in the Message to User is empty, in one conversation from the start, in the other since a dialog has emptied it',
  exercises: ['message.mixed'],
  build: (vary) => {
    const [ask, empty] = [vary.text('agent please'), vary.text('forget my title')];
    const skillId = vary.skillId('target');
    const bot = (title: string) => {
      const escalate = escalation(route, vary.name('integration'), {
        skillId,
        message: 'Dear {$botContext.title}{$botContext.who}, one moment',
      });
      return setup(vary, {
        variables: { title, who: vary.name('who') },
        dialogs: [
          dialog('empty', empty, setVariable('title', ''), text(vary.text('forgotten'))),
          dialog('escalate', ask, escalate.interaction),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    };
    return {
      conversations: { 'from the start': bot(''), emptied: bot(vary.name('title')) },
      steps: [
        ...says(empty, 'emptied'),
        ...['from the start', 'emptied'].flatMap((conversation) => says(ask, conversation)),
      ],
    };
  },
}));
