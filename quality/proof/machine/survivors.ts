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
    'allowed',
    'What follows an escalation that failed at once, without a rule or a next dialog: the written protocol has the next interaction run, no document of the vendor says it, and nothing judges it.',
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
  ...judged(
    'allowed',
    'How a refusal is worded is free.',
    'configuration/refusal/d58c5bf4',
    'configuration/refusalOfIntegration/044482b1',
    'configuration/refusalOfTransfer/f1647f30',
  ),
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
    'A text names a variable by letters, digits and two marks, so that nothing shows what one is whose name ends with a line feed.',
    'follow-dialog/forgetWhatMayBeSet/e3703ad5',
  ),
  ...judged(
    'equivalent',
    'It stands for nothing in a list of texts, skills or calls, where it adds one that nobody has, or for an event that is always there.',
    'follow-dialog/isShown/387e9a50',
    'other-dialog/occasionIn/aa386483',
    'postpones-transfer/withDelaysOfThePage/916d8810',
    'repeated-calls/repeatedCallsOf/b02b4723',
    'reply-cancels/bypasses/0e906bcf',
    'same-speed/judgeSpeed/408d0903',
    'shown-result/templatesAfterSuccess/fff2f978',
    'success-reaches-rule/textsOfNextDialog/ad0dccfd',
    'text-difference/isAnother/6f72f126',
  ),
  ...judged(
    'equivalent',
    'What is no text has none, and puts nothing into the list that anybody says; what is no escalation has no setting of one.',
    'failed-turns/openingTexts/9f93a7d9',
    'failed-turns/reactionTo/64d9d982',
    'follow-dialog/isShown/817afa39',
    'hand-over-of/standsElsewhere/5ab8dc01',
    'not-for-people/unusual/4339fe36',
    'other-dialog/occasionIn/1601dac5',
    'success-reaches-rule/markOf/da34ae2f',
    'texts-after/textsAfter/1f6cb69a',
  ),
  ...judged(
    'equivalent',
    'Only what was let through before comes here, and that has it.',
    'bypassed-once/judgeTurn/11ada224',
    'cap-text/occasionsIn/3480986d',
    'custom-data-fields/wantedBy/f9a9838e',
    'passed-context/rightContext/119fdb9e',
    'passed-context/rightContext/ae61e7df',
    'receiving-turns/startsItsDialog/25ede973',
    'second-transfer/judgeEscalation/fa462fb2',
    'separate-texts/joinedIn/f45148b3',
    'separate-texts/separate/11e8326b',
    'shown-result/knownWrong/90126bc8',
    'shown-result/knownWrong/a0cea6cd',
    'silent-turn/silentTurn/cfa41af5',
    'skill-name-is-a-label/judgeEscalation/c0c3155c',
    'success-reaches-rule/markOf/687f6d47',
    'texts-after/nextAnswer/2da093b9',
    'transform-script/8be8a8dc',
  ),
  ...judged(
    'equivalent',
    'What is no integration names none, and no integration is without a name.',
    'conversation-pair/declaredIn/198d619d',
  ),
  ...judged(
    'equivalent',
    'Two events never have the same number, nor an agent and a skill the same id.',
    'follows-failure-rule/followsFailureRule/53f7f6d5',
    'named-agent/agentTwin/a48cbb7c',
    'said-apart/whenSaid/27c1553e',
    'shown-result/whatCameBetween/85669de5',
    'silent-turn/isAnsweredOnReturn/4b38a72a',
    'success-reaches-rule/judgeEscalation.ofOther/3ee902ab',
    'texts-arrive-first/judgeEscalation/65588a9f',
  ),
  ...judged(
    'equivalent',
    'A conversation has nothing that it does not know itself, and a text of one part is that part.',
    'crossed-conversations/othersThan/77b4eb09',
    'separate-texts/separate/6f612aa5',
  ),
  ...judged(
    'equivalent',
    'A run of blanks may be looked for as one, or each blank for itself: either finds as many as there are.',
    'instead-of-response/shownBy/446021e9',
  ),
  ...judged(
    'equivalent',
    'A call that was refused counts among the most failures, so that no failure after it is the fourth by every way of counting.',
    'failed-turns/succeededBefore/d9ea3188',
  ),
  ...judged(
    'equivalent',
    'What a request carries is read after it, and only what comes before the first is looked at.',
    'repeated-text/occasionsIn/fd9c2607',
  ),
  ...judged('equivalent', "No agent's id begins with a dot.", 'same-outcome/judgePair.asked/34125aca'),
  ...judged(
    'allowed',
    'It decides how a finding is worded, and no verdict.',
    'failed-by-other-text/carriedInstead/c892e940',
    'instead-of-response/beginsAlike/7db5588b',
    'instead-of-response/beginsAlike/e346eea2',
    'once/judgeEscalation/2eb68443',
    'once/judgeEscalation/30b2018a',
    'once/judgeEscalation/44f9c887',
    'once/judgeEscalation/d2aa2f52',
    'passes-intent/foreignIntent/06bab01e',
    'said-apart/failedBySayingApart/3fac461c',
    'said-apart/failedBySayingApart/fe3594c2',
    'said-apart/whenSaid/66d97200',
    'said-apart/whenSaid/83b8e717',
    'success-reaches-rule/expectedOf/39e25625',
    'success-reaches-rule/expectedOf/a2e191f2',
    'text-difference/oneReplaced/03b8e7c0',
    'transform-script/e847aa1d',
    'variable-at-attempt/fromNumberToNumber/39a24796',
  ),
  ...judged(
    'open',
    'Two integrations whose response variables differ in case alone.',
    'shown-result/sharesNames/44b76d23',
  ),
  ...judged(
    'open',
    'A text of which it is open what it says, put together with another after a variable in it has changed.',
    'separate-texts/textsOf/fe1678bc',
  ),
  ...judged(
    'open',
    'A turn that begins within the delay of an escalation that was asked for too early.',
    'shown-result/begunAtWork/91111c99',
  ),
};

export const survivors: Readonly<Record<string, Judgement>> = { ...ofReference, ...ofRules };
