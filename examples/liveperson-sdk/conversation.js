/** A small bot with its agent connector: one object for each conversation. It knows dialogs, and nothing of the wire. */

const fallbackMessage = 'Sorry, I did not get that.';
const escalationFailed = '__agent_escalation_failed__';
const capText = 'Not able to transfer to Agent at this time. Please try later.';
const failuresTold = 3;
const threeMinutes = 180_000;
/** Dialogs that may follow one another without a word of the consumer's; more are a loop in the bot. */
const longestChain = 50;

const variable = /\{\$botContext\.([A-Za-z0-9_-]+)\}/g;
const isNumeric = (skillId) => /^[1-9][0-9]{0,17}$/.test(skillId);
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Why this definition cannot be run; undefined when it can. */
function refusalOf({ bot, integrations }) {
  const silent = integrations.find(({ messageToUser }) => (messageToUser ?? '') === '');
  if (silent) return `integration "${silent.integrationName}": messageToUser is required`;
  const names = integrations.map(({ integrationName }) => integrationName);
  const stray = bot.dialogs
    .flatMap(({ interactions }) => interactions)
    .find((each) => each.type === 'integration' && !names.includes(each.integration));
  return stray && `an interaction uses an integration that does not exist: ${JSON.stringify(stray)}`;
}

class Conversation {
  /**
   * `wire.say(text)` resolves when the platform has the text; `wire.transfer({ skillId, agentId })` to whether it has
   * accepted. `isSilenced()` tells whether the engine hears nothing here.
   */
  constructor(definition, wire, isSilenced = () => false) {
    this.definition = definition;
    this.wire = wire;
    this.isSilenced = isSilenced;
    this.variables = new Map(Object.entries(definition.bot.contextVariables));
    this.failures = 0;
    this.work = Promise.resolve();
    this.ended = false;
  }

  /** The connector waits for an answer, and the engine answers, one text after the other, if it hears at all. */
  hear(text) {
    this.awaitAnswer(text);
    if (this.isSilenced()) return Promise.resolve();
    return this.next(() => this.run(this.dialogFor(text)));
  }

  /** The connector's: a wish for an agent that the engine leaves unanswered for too long goes to the fallback skill, if there is one. */
  awaitAnswer(text) {
    const { fallbackSkillId, fallbackEscalationTime = threeMinutes } = this.definition.agentConnector;
    this.hasAnswered();
    if (fallbackSkillId === undefined || !this.escalates(text)) return;
    this.waiting = setTimeout(() => void this.wire.transfer({ skillId: fallbackSkillId }), fallbackEscalationTime);
  }

  escalates(text) {
    const { interactions = [] } = this.dialogFor(text) ?? {};
    return interactions.some(({ type }) => type === 'integration' || type === 'agent-transfer');
  }

  /** The engine has given a sign of itself, or is asked something else. */
  hasAnswered() {
    clearTimeout(this.waiting);
  }

  /** A transfer that was accepted has failed: the conversation is this bot's again. */
  transferFailed() {
    this.failures += 1;
    if (this.failures <= failuresTold) return this.hear(escalationFailed);
    return this.next(() => this.say(this.definition.bot.defaultUserFriendlyResponse ?? capText));
  }

  end() {
    this.ended = true;
    this.hasAnswered();
  }

  next(act) {
    this.work = this.work.then(() => (this.ended ? undefined : act())).catch((error) => console.error(error));
    return this.work;
  }

  dialogFor(text) {
    const { dialogs } = this.definition.bot;
    return dialogs.find((each) => each.type === 'dialog' && each.patterns.includes(text)) ?? this.fallbackDialog();
  }

  fallbackDialog() {
    return this.definition.bot.dialogs.find(({ type }) => type === 'fallback');
  }

  dialogNamed(name) {
    return this.definition.bot.dialogs.find((each) => each.name === name);
  }

  async run(dialog, from = 0, chain = 0) {
    if (!dialog) return this.say(fallbackMessage);
    if (chain > longestChain) return;
    for (const [index, interaction] of dialog.interactions.entries()) {
      if (index < from || this.ended) continue;
      if (interaction.type === 'text') await this.say(this.fill(interaction.text));
      else if (interaction.type === 'set-variable') this.variables.set(interaction.variable, interaction.value);
      else return this.escalate(dialog, index, interaction, chain);
    }
  }

  async escalate(dialog, index, interaction, chain) {
    await after(interaction.interactionDelay ?? 0);
    if (this.ended) return;
    const to = this.destinationOf(interaction);
    const skillId = this.fill(to.agentSkillId ?? '');
    if (!isNumeric(skillId)) return this.run(this.fallbackDialog(), 0, chain + 1);
    const template = to.messageToUser ?? '';
    const succeeded = !this.smugglesLineFeed(interaction, template) && (await this.transfer(to, skillId, template));
    const result = succeeded ? 'success' : 'failure';
    const next = interaction.rules?.find((rule) => rule.result === result)?.dialog ?? interaction.nextDialog;
    if (next !== undefined) await this.run(this.dialogNamed(next), 0, chain + 1);
    else if (!succeeded) await this.run(dialog, index + 1, chain);
  }

  destinationOf(interaction) {
    if (interaction.type === 'agent-transfer') return { messageToUser: 'Transferring to an agent...', ...interaction };
    const { integrations } = this.definition;
    return integrations.find(({ integrationName }) => integrationName === interaction.integration) ?? {};
  }

  /** An integration fails on a variable that holds a real line feed: it could forge a field of the request. */
  smugglesLineFeed(interaction, template) {
    if (interaction.type !== 'integration') return false;
    return [...template.matchAll(variable)].some(([, name]) => /[\r\n]/.test(this.variables.get(name) ?? ''));
  }

  /** The message is said first, as a text of its own: the request to transfer carries none on this wire. */
  async transfer(to, skillId, template) {
    const message = this.fill(template.replace(/\\{1,3}n/g, '\n'));
    const agentId = this.fill(to.agentId ?? '');
    if (message !== 'BLANK_MESSAGE') await this.say(message);
    this.hasAnswered();
    const accepted = await this.wire.transfer({ skillId, agentId: agentId === '' ? undefined : agentId });
    return accepted;
  }

  async say(text) {
    if (this.ended) return;
    this.hasAnswered();
    await this.wire.say(text);
  }

  fill(template) {
    return template.replace(variable, (written, name) => this.variables.get(name) ?? written);
  }
}

module.exports = { Conversation, refusalOf, fallbackMessage };
