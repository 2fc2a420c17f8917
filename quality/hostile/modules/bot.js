/** A bot that greets whatever it hears. Each hostile module is this one with something changed. Plain JavaScript, to start at once. */
'use strict';

exports.declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'hostile module', version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [],
  fallbackMessage: 'Pardon?',
};

/** `functions` replace those of each conversation, `members` those of the implementation. */
exports.bot = (functions = {}, members = {}) => ({
  declaration: exports.declaration,
  start: (conversation) => ({
    tell: () => exports.greet(conversation),
    advance() {},
    stop() {},
    ...functions,
  }),
  ...members,
});

exports.greet = async ({ platform }) => {
  const headers = { 'content-type': 'application/json' };
  await fetch(platform.messagesUrl, { method: 'POST', headers, body: '{"text":"Hello"}' });
};

/** Does this at the nth time, and nothing before. */
exports.atTheNth = (nth, act) => {
  let times = 0;
  return () => {
    times += 1;
    if (times === nth) act();
  };
};

exports.loop = () => {
  for (;;);
};
