/**
 * The bot of examples/liveperson-sdk with one fault, or one right habit that is unusual: which, says its first argument. The
 * SDK is that of the second.
 */
const path = require('node:path');

const example = path.join(__dirname, '..', '..', 'examples', 'liveperson-sdk');
const { Conversation } = require(path.join(example, 'conversation.js'));
const { dialogAgent } = require(path.join(example, 'dialog-agent.js'));

const [habit = 'none', sdk = 'node-agent-sdk'] = process.argv.slice(2);
const { Agent } = require(require.resolve(sdk, { paths: [__dirname] }));
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Has the texts of one transfer go through `change`. */
const message = (change) =>
  class extends Conversation {
    async transfer(to, skillId, template) {
      return super.transfer(to, skillId, change(template, this));
    }
  };

const placeholder = /\{\$botContext\.[\w-]+\}/g;

/** What two of the programs below keep for all conversations at once: how often transfers of a bot have failed, and where to. */
const failuresOfBots = new Map();
let destinationOfAll;

/** Conversations that do one thing wrong, or otherwise. */
const conversations = {
  'message-after-transfer': class extends Conversation {
    async transfer(to, skillId, template) {
      const accepted = await super.transfer(to, skillId, 'BLANK_MESSAGE');
      await this.say(this.fill(template));
      return accepted;
    }
  },
  'text-after-message': class extends Conversation {
    async transfer(to, skillId, template) {
      await this.say(this.fill(template.replace(/\\{1,3}n/g, '\n')));
      await this.say('Goodbye');
      return super.transfer(to, skillId, 'BLANK_MESSAGE');
    }
  },
  'message-twice': class extends Conversation {
    async transfer(to, skillId, template) {
      if (template !== 'BLANK_MESSAGE') await this.say(this.fill(template.replace(/\\{1,3}n/g, '\n')));
      return super.transfer(to, skillId, template);
    }
  },
  'letters-alone': message((template) => template.replace(/[^\w\s{}$.\\-]/gu, '')),
  'variable-as-it-stands': class extends Conversation {
    fill(template) {
      return /^\{\$botContext\.[\w-]+\}$/.test(template) && !this.isSkill ? template : super.fill(template);
    }
    async escalate(...given) {
      this.isSkill = true;
      return super.escalate(...given);
    }
    async transfer(to, skillId, template) {
      this.isSkill = false;
      return super.transfer(to, skillId, template);
    }
  },
  'mixed-as-it-stands': class extends Conversation {
    async transfer(to, skillId, template) {
      const isMixed = placeholder.test(template) && template.replace(placeholder, '') !== '';
      placeholder.lastIndex = 0;
      this.keeps = isMixed ? template : undefined;
      return super.transfer(to, skillId, template);
    }
    fill(template) {
      return template === this.keeps ? template : super.fill(template);
    }
  },
  'escape-stays': class extends Conversation {
    async transfer(to, skillId, template) {
      return super.transfer(to, skillId, template.replace(/\\{1,3}n/g, '\\ n'));
    }
  },
  'says-blank': class extends Conversation {
    async transfer(to, skillId, template) {
      if (template === 'BLANK_MESSAGE') await this.say(template);
      return super.transfer(to, skillId, template);
    }
  },
  'blank-goes-nowhere': class extends Conversation {
    async transfer(to, skillId, template) {
      return template === 'BLANK_MESSAGE' ? false : super.transfer(to, skillId, template);
    }
  },
  'takes-line-feeds': class extends Conversation {
    smugglesLineFeed() {
      return false;
    }
  },
  'skill-of-32-bits': class extends Conversation {
    async transfer(to, skillId, template) {
      return super.transfer(to, String(Number(skillId) | 0), template);
    }
  },
  'numbers-by-their-beginning': class extends Conversation {
    async escalate(dialog, index, interaction, chain) {
      const { definition } = this;
      const parsed = (value) => String(Number.parseInt(this.fill(value ?? ''), 10));
      const as = (each) =>
        each.agentSkillId === undefined ? each : { ...each, agentSkillId: parsed(each.agentSkillId) };
      this.definition = { ...definition, integrations: definition.integrations.map(as) };
      await super.escalate(dialog, index, as(interaction), chain);
      this.definition = definition;
    }
  },
  'names-no-agent': class extends Conversation {
    async transfer(to, skillId, template) {
      return super.transfer({ ...to, agentId: undefined }, skillId, template);
    }
  },
  'never-fails': class extends Conversation {
    async transfer(to, skillId, template) {
      await super.transfer(to, skillId, template);
      return true;
    }
  },
  'never-waits': class extends Conversation {
    async escalate(dialog, index, interaction, chain) {
      return super.escalate(dialog, index, { ...interaction, interactionDelay: 0 }, chain);
    }
  },
  // Whoever asks for an agent while the engine is silent waits for ever.
  'never-goes-round': class extends Conversation {
    awaitAnswer() {
      return undefined;
    }
  },
  // It takes itself for gone, and the platform has refused.
  'deaf-once-refused': class extends Conversation {
    async transfer(to, skillId, template) {
      const accepted = await super.transfer(to, skillId, template);
      this.isDeaf ||= !accepted;
      return accepted;
    }

    async hear(text) {
      if (!this.isDeaf) await super.hear(text);
    }
  },
  'counts-for-all': class extends Conversation {
    transferFailed() {
      const { chatBotId } = this.definition.bot;
      this.failures = failuresOfBots.get(chatBotId) ?? 0;
      failuresOfBots.set(chatBotId, this.failures + 1);
      return super.transferFailed();
    }
  },
  'shows-the-sentinel': class extends Conversation {
    transferFailed() {
      void this.next(() => this.say('__agent_escalation_failed__'));
      return super.transferFailed();
    }
  },
  // Whoever is not understood is thought to want an agent.
  'transfers-the-lost': class extends Conversation {
    async run(dialog, ...rest) {
      await super.run(dialog, ...rest);
      if (!dialog) await this.wire.transfer({ skillId: '3402109730' });
    }
  },
  // Where to is kept for the whole program, and not for each conversation.
  'one-destination-for-all': class extends Conversation {
    async escalate(dialog, index, interaction, chain) {
      destinationOfAll = this.destinationOf(interaction).agentSkillId;
      return super.escalate(dialog, index, interaction, chain);
    }

    async transfer(to, skillId, template) {
      if (template !== 'BLANK_MESSAGE') await this.say(this.fill(template.replace(/\\{1,3}n/g, '\n')));
      return super.transfer(to, this.fill(destinationOfAll ?? ''), 'BLANK_MESSAGE');
    }
  },
  // Slower than the window in which a text counts as the message of a transfer.
  'slowest-texts': class extends Conversation {
    async say(text) {
      await super.say(text);
      await after(1_600);
    }
  },
  'slow-texts': class extends Conversation {
    async say(text) {
      await super.say(text);
      await after(600);
    }
  },
};

/** An agent of the SDK that asks for changes of a conversation in another way. */
function habitual(conf) {
  const agent = new Agent(conf);
  const update = agent.updateConversationField;
  agent.updateConversationField = (body, callback) => {
    const asks = (conversationField, heard) => update({ ...body, conversationField }, heard);
    const fields = body.conversationField;
    const remove = fields.find(({ type }) => type === 'REMOVE');
    const others = fields.filter((each) => each !== remove);
    switch (habit) {
      case 'stays':
        return asks(others, callback);
      case 'remove-by-pid':
        return asks([{ ...remove, userId: agent.agentId }, ...others], callback);
      case 'several-updates':
        asks(others, () => undefined);
        return asks([remove], callback);
      case 'leaves-for-nowhere':
        return asks([remove], callback);
      // The SDK says by an error of its own that no answer will come.
      case 'hangs-at-a-closed-socket':
        return asks(fields, (error, answer) => {
          if (!(error instanceof Error)) callback(error, answer);
        });
      case 'leaves-last':
        return asks([...others, remove], callback);
      case 'note-for-agents': {
        const note = { type: 'ContentEvent', contentType: 'text/plain', message: 'The consumer asked for an agent.' };
        const audience = { messageAudience: 'AGENTS_AND_MANAGERS' };
        return publish({ dialogId: body.conversationId, event: note, ...audience }, () => asks(fields, callback));
      }
      default:
        return asks(fields, callback);
    }
  };
  const publish = agent.publishEvent;
  agent.publishEvent = (body, callback) => {
    const { dialogId, event } = body;
    if (event.type !== 'ContentEvent') return publish(body, callback);
    const typing = (chatState, then) => publish({ dialogId, event: { type: 'ChatStateEvent', chatState } }, then);
    switch (habit) {
      case 'structured-texts': {
        const content = { type: 'vertical', elements: [{ type: 'text', text: event.message }] };
        return publish({ dialogId, event: { type: 'RichContentEvent', content } }, callback);
      }
      case 'types-first':
        return typing('COMPOSING', () => publish(body, (...heard) => typing('ACTIVE', () => callback(...heard))));
      default:
        return publish(body, callback);
    }
  };
  const takeRing = agent.updateRingState;
  agent.updateRingState = async (body, callback) => {
    if (habit === 'takes-its-time') await after(1_500);
    takeRing(body, callback);
  };
  const on = agent.on;
  let connections = 0;
  on.call(agent, 'connected', () => (connections += 1));
  agent.on = (name, listener) => {
    if (name !== 'ms.MessagingEventNotification') return on.call(agent, name, listener);
    const otherwise = {
      // It keeps no list of what it has heard by an earlier socket.
      'answers-history-again': (each) => ({ ...each, sequence: each.sequence + (connections - 1) * 1_000 }),
      // It does not look at who has spoken.
      'hears-itself': (each) => ({ ...each, originatorMetadata: { ...each.originatorMetadata, role: 'CONSUMER' } }),
    };
    const heard = otherwise[habit] ?? ((each) => each);
    return on.call(agent, name, ({ changes, ...rest }) => listener({ ...rest, changes: changes.map(heard) }));
  };
  return agent;
}

const { LP_ACCOUNT, LP_USER, LP_PASS, LP_CSDS, CONFORMANCE_BEARER, CONFORMANCE_USER_ID } = process.env;

/** Ways to log in, and to stay so; the vendor's is once, by user and password, with a refresh each ten minutes. */
const logins = {
  'by-token': { token: CONFORMANCE_BEARER, userId: CONFORMANCE_USER_ID },
  refreshes: { username: LP_USER, password: LP_PASS, refreshSessionInterval: 1_000 },
};
const login = logins[habit] ?? { username: LP_USER, password: LP_PASS };
const conf = { accountId: LP_ACCOUNT, csdsDomain: LP_CSDS, ...login };

// The SDK tells nobody that it has refreshed its session.
const external = require(require.resolve(`${sdk}/lib/ExternalServices`, { paths: [__dirname] }));
const { refreshSession, login: logIn } = external;
external.refreshSession = (options, heard) =>
  refreshSession(options, (error, answer) => {
    console.log(error ? `refused: ${error.message}` : `refreshed: ${JSON.stringify(answer)}`);
    heard(error, answer);
  });
external.login = (options, heard) => {
  console.log(`logged in as ${options.username}`);
  return logIn(options, heard);
};

const ConversationOf = conversations[habit] ?? Conversation;
const declaration = { name: `bot with the habit ${habit}` };
dialogAgent(habitual, conf, { ConversationOf, declaration });
