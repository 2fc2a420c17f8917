/**
 * What is to be said of each change that lived, by its name. A hole is closed by a situation or a rule; no rule is
 * tightened without the sentence of the documents that the change breaks.
 */
export interface Judgement {
  /**
   * `equivalent`: nobody outside can tell it from the code as it stands. `allowed`: the documents leave it open.
   * `open`: a hole; what is said is the situation that would show it.
   */
  readonly as: 'equivalent' | 'allowed' | 'open';
  readonly because: string;
}

function judged(as: Judgement['as'], because: string, ...names: readonly string[]): Record<string, Judgement> {
  return Object.fromEntries(names.map((name) => [name, { as, because }]));
}

const ofReference: Readonly<Record<string, Judgement>> = {
  ...judged(
    'allowed',
    'It is the count of failures that is not started anew; the documents do not say whether a success does that.',
    'agent-connector/agentJoined/afd4904e',
    'failure-counter/reset/1faa70b6',
  ),
  ...judged(
    'open',
    'A bot that is silent for three minutes after words that ask for no escalation, with a fallback skill: the connector breaks down there.',
    'agent-connector/asksForEscalation/b481c58f',
  ),
  ...judged(
    'allowed',
    'A fallback skill id that is not numeric is used all the same; the documents speak of one that is specified, and no more.',
    'agent-connector/fallbackSkillId/8e4985ec',
  ),
  ...judged(
    'allowed',
    'BLANK_MESSAGE is documented as a Message to User, which does not pass here; a text of a dialog that is that word, or empty, is described nowhere.',
    'agent-connector/isSaid/15f8a399',
    'agent-connector/isSaid/6a9853e0',
    'agent-connector/isSaid/c09adca7',
  ),
  ...judged(
    'equivalent',
    'From the hand-over on the platform takes what the consumer says to whoever has the conversation, so the bot hears nothing that could start a timer.',
    'agent-connector/transfer/010bb883',
  ),
  ...judged(
    'equivalent',
    'The platform reports the failure of accepted transfers alone, each known here; nobody sees what is answered to another.',
    'agent-connector/transferFailed/d12285ff',
    'agent-connector/transferFailed/e1fc2b2e',
  ),
  ...judged(
    'equivalent',
    'No dialog has nothing among its patterns, so that the Fallback dialog is found either way.',
    'bot-engine/dialogForHandedOver/37db72db',
  ),
  ...judged(
    'open',
    'An escalation that fails at once, without a rule or a next dialog, and a text behind it: the written protocol has it said, no document of the vendor does, and nothing judges it.',
    'bot-engine/endsDialog/89ca0fc1',
    'bot-engine/run/9e783ea3',
  ),
  ...judged(
    'allowed',
    'Whether words heard during a delay wait for its end is described nowhere.',
    'bot-engine/enqueue/90492d3e',
  ),
  ...judged(
    'equivalent',
    'An interaction of that kind has no result, and without one the next is taken anyway.',
    'bot-engine/run/46f77455',
    'bot-engine/run/94a4462e',
  ),
  ...judged(
    'allowed',
    'A configuration without a Message to User may be accepted, if it never transfers; the platform refuses the empty message.',
    'configuration/hasMessage/2ecc1b4b',
    'configuration/refusalOfIntegration/85fb0e41',
    'configuration/refusalOfIntegration/d10c3b3c',
  ),
  ...judged(
    'allowed',
    'Whether a configuration that names what does not exist, or an Agent Transfer with an empty message, is refused is described nowhere.',
    'configuration/refusalOfInteraction/6c8532e4',
    'configuration/refusalOfInteraction/b300bb78',
    'configuration/refusalOfInteraction/d975fd3e',
    'configuration/unknownDialog/165a7123',
    'configuration/unknownDialog/912c5ccc',
  ),
  ...judged('allowed', 'How a refusal is worded is free.', 'configuration/refusalOfTransfer/f1647f30'),
  ...judged(
    'equivalent',
    'A dialog that is not named is found as nothing, which refuses nothing; it stands last.',
    'configuration/unknownDialog/e4a09fb1',
  ),
  ...judged(
    'equivalent',
    'It is reached only where this bot has a fault of its own, and that is answered with status 500 either way.',
    'conversation/asError/c6d232cc',
    'conversation/inTurn/80281800',
  ),
  ...judged(
    'allowed',
    'With a real clock it takes the configured wait as well, as any bot may.',
    'conversation/constructor/ba352467',
    'conversation/constructor/c3b34a10',
  ),
  ...judged(
    'open',
    'With a real clock, a conversation that is ended during a delay, and a look at what reaches the platform afterwards. A virtual clock stands still by then.',
    'conversation/end/952540eb',
  ),
  ...judged(
    'equivalent',
    'The configuration without that is refused before.',
    'escalation-plan/defaultMessage/55f8a59e',
    'escalation-plan/planOf/4ce506fa',
  ),
  ...judged(
    'allowed',
    'How an object or a list is shown in a text, or what a call without JSON leaves behind, is described nowhere.',
    'result-data/fieldValue/d21d5ee9',
    'result-data/keep/cc27f2ca',
    'result-data/transform/a303edf8',
  ),
  ...judged(
    'equivalent',
    'A script that is missing runs as one that changes nothing.',
    'result-data/transform/9e4e77ee',
  ),
  ...judged(
    'allowed',
    'The page does not say on which channels the three minutes count; on chat they are judged by nothing.',
    'silence-timer/start/48a655a0',
  ),
  ...judged(
    'allowed',
    'What a good answer has to hold is described nowhere, so that one without a name for the transfer may be a success.',
    'transfer-call/outcomeOf/324f3b27',
  ),
  ...judged(
    'equivalent',
    'A refusal names no transfer, and what names none is a failure all the same.',
    'transfer-call/outcomeOf/f1a671ae',
  ),
  ...judged(
    'equivalent',
    'A field without a value is left out when the request is written.',
    'transfer-requests/forEscalation/116c7220',
  ),
  ...judged(
    'allowed',
    'An Agent Id that is there and empty is described nowhere; it may be sent as it is.',
    'transfer-requests/forEscalation/37b58f2c',
  ),
};

const ofRules: Readonly<Record<string, Judgement>> = {
  ...judged(
    'equivalent',
    'It stands for nothing in a list of texts, where it adds one that no bot says, or for an event that is always there.',
    'fallback-texts/fallbackTexts/656ecba4',
    'same-speed/judgeSpeed/408d0903',
    'success-reaches-rule/textsOfNextDialog/ad0dccfd',
  ),
  ...judged(
    'equivalent',
    'Only what was let through before comes here, and that has it.',
    'custom-data-fields/wantedBy/f9a9838e',
    'separate-texts/joinedIn/f45148b3',
    'separate-texts/separate/11e8326b',
    'skill-name-is-a-label/judgeEscalation/c0c3155c',
    'success-reaches-rule/markOf/687f6d47',
  ),
  ...judged(
    'equivalent',
    'A text that was read and an answer never have the same number, nor an agent and a skill the same id.',
    'named-agent/agentTwin/a48cbb7c',
    'success-reaches-rule/judgeEscalation.ofOther/3ee902ab',
  ),
  ...judged(
    'allowed',
    'It decides how a finding is worded, and no verdict.',
    'success-reaches-rule/expectedOf/a2e191f2',
  ),
  ...judged(
    'open',
    'A trace in which a bot that was to be silent escalates by itself and is bypassed too early as well.',
    'configured-wait/judgeTurn/95ebdb8e',
  ),
  ...judged(
    'open',
    'A trace with a Message to User that is BLANK_MESSAGE and a line feed.',
    'escalation/escalationFrom/19866dd6',
  ),
  ...judged(
    'open',
    'A trace with an interaction whose integration is not there.',
    'escalation/escalationFrom/6f0ed730',
  ),
  ...judged(
    'open',
    'A trace with a failure of the transfer that the bot asked for, beside a bypass of another conversation.',
    'failed-turns/deferredFailures/0012b900',
  ),
  ...judged(
    'open',
    'A trace in which an escalation that came to no call counts among the four, beside one that did.',
    'failure-count/failedUnseen/1d3775e4',
  ),
  ...judged(
    'open',
    'A trace in which a call with a wrong message is made again by the next escalation.',
    'match-requests/saysAsBefore/5d618b4a',
  ),
  ...judged(
    'open',
    'A trace without any request, for an escalation that names nobody.',
    'none-goes-to-skill/judgeEscalation/3b0e9a12',
  ),
  ...judged('open', 'A trace in which a call is made again with another message.', 'once/judgeEscalation/9f654682'),
  ...judged(
    'open',
    'A trace in which neither the dialog nor any request has an intent, so that nothing is a positive control.',
    'passed-context/contextTwin/5ca174c2',
  ),
  ...judged(
    'open',
    'A trace with a receiver that falls back, and that answers a context that fits with something else.',
    'receiver-falls-back/judgeTurn/c501a5f0',
  ),
  ...judged(
    'open',
    'A trace of both routes in which one dialog has other texts, one alone has an agent join, or one alone asks for no transfer.',
    'same-outcome/comparableTexts/1400bc85',
    'same-outcome/inputs/bc4ff502',
    'same-outcome/judgePair/28d0459b',
  ),
  ...judged(
    'open',
    'Pairs of which one requested nothing, or an odd number of pairs.',
    'same-speed/isAsConfigured/02807249',
    'same-speed/median/9f3df8bc',
  ),
  ...judged(
    'open',
    'A trace in which two texts of a dialog that nobody foresaw come as one.',
    'separate-texts/textsOf/d0f9600b',
  ),
  ...judged(
    'open',
    'A trace in which a deferred failure is heard of two turns later, or a dialog for success names no value.',
    'shown-result/failureNext/ea5597e3',
    'shown-result/rightOf/f04a452c',
  ),
  ...judged(
    'open',
    'A trace in which the text that tells success comes in a turn that was silenced, or overlapped by another.',
    'success-reaches-rule/markOf/0dda8882',
  ),
  ...judged(
    'open',
    'Two texts that differ in two kinds of characters, so that neither alone tells the difference.',
    'text-difference/oneReplaced/d1025903',
  ),
  ...judged(
    'open',
    'A platform with several skills, of which the one that is asked for is not the first.',
    'to-agent-or-bot/holderOf/74b8172d',
  ),
  ...judged(
    'open',
    'A trace in which the text of the cap, or its like with a line feed behind it, comes for something else: in a turn that no failure began, or from a bot whose fallback message it is.',
    'cap-texts/givenUp/8090e08f',
    'cap-texts/mayBeForSomethingElse/68a72ede',
    'cap-texts/onlyErrorIsTheFailure/e653ff75',
  ),
  ...judged(
    'open',
    'A trace in which the count of the conversation itself is three when that of all is four.',
    'per-conversation/turnsOfSharedFourth/beaa0d50',
  ),
  ...judged(
    'open',
    'A trace with a message that is a variable whose value is its own placeholder.',
    'static-text/isStatic/4170bcfb',
  ),
  ...judged(
    'open',
    'A trace in which the consumer says the text of the cap in another case, or a call fails at once before it is read.',
    'cap-text/mayHaveFailed/2dd39002',
    'cap-text/mayLeadToIt/15b7575f',
  ),
  ...judged(
    'open',
    'A trace with a third conversation, or in which one has a part of what belongs to another.',
    'crossed-conversations/asConfigured/68cdc8d2',
    'crossed-conversations/othersThan/516638ee',
  ),
  ...judged(
    'open',
    'A trace in which a text of another dialog is one that the turn had to say as well.',
    'other-dialog/occasionIn/e00be389',
    'own-texts/mayComeFromElsewhere/fe90824c',
  ),
  ...judged(
    'open',
    'A trace in which a text that holds a variable without a value is said twice.',
    'repeated-text/occasionsIn/40c5aa73',
  ),
  ...judged(
    'open',
    'A trace with a fourth failure in another conversation, or with a dialog that sets a variable after it.',
    'transfer/hasStopped/79d0d419',
    'transfer/hasStopped/a4b0d683',
  ),
};

export const survivors: Readonly<Record<string, Judgement>> = { ...ofReference, ...ofRules };
