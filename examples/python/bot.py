"""A small bot with its agent connector: one object for each conversation, on a clock that moves only when told."""

import http.client
import json
import re
from urllib.parse import urlsplit

FALLBACK_MESSAGE = "Sorry, I did not get that."

# What this bot is, and what can be judged of it.
DECLARATION = {
    "protocol": "escalation-conformance/1",
    "implementation": {"name": "python starter", "version": "1.0.0"},
    "channels": ["messaging", "chat"],
    "clock": "virtual",
    "capabilities": ["bot-outage", "agent-id", "bot-to-bot", "receiver"],
    "fallbackMessage": FALLBACK_MESSAGE,
}

ESCALATION_FAILED = "__agent_escalation_failed__"
CAP_TEXT = "Not able to transfer to Agent at this time. Please try later."
DEFAULT_TRANSFER_MESSAGE = "Transferring to an agent..."
FAILURES_TOLD = 3
THREE_MINUTES_MS = 180_000
# Dialogs that may follow one another without a word of the consumer's; more are a loop in the bot.
LONGEST_CHAIN = 50

VARIABLE = re.compile(r"\{\$botContext\.([A-Za-z0-9_-]+)\}")
ESCALATIONS = ("integration", "agent-transfer")


def refusal_of(configuration):
    """Why this configuration cannot be run; None when it can."""
    names = set()
    for integration in configuration["integrations"]:
        names.add(integration["integrationName"])
        if not integration.get("messageToUser"):
            return f"integration {integration['integrationName']!r}: messageToUser is required"
    for dialog in configuration["bot"]["dialogs"]:
        for interaction in dialog["interactions"]:
            if interaction["type"] == "integration" and interaction["integration"] not in names:
                return f"dialog {dialog['name']!r} uses an integration that does not exist"
    return None


def is_numeric(skill_id):
    return re.fullmatch(r"[1-9][0-9]{0,17}", skill_id) is not None


def post(url, body):
    """One call, never repeated: status and text of the answer. Raises when the call breaks."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    try:
        sent = json.dumps(body).encode("utf-8")
        connection.request("POST", parts.path, sent, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")
    finally:
        connection.close()


class Conversation:
    def __init__(self, configuration):
        self.configuration = configuration
        self.bot = configuration["bot"]
        self.variables = dict(self.bot["contextVariables"])
        self.inbox = []
        self.alarms = []
        self.now_ms = 0
        # Inside an interaction delay: what is heard now waits its turn.
        self.asleep = False
        self.silent = False
        self.ended = False
        self.failures = 0
        self.silence = None
        self.last_text = None
        self.last_intent = None

    # What arrives

    def begin(self):
        """A conversation that another bot handed over begins with what that bot passed on."""
        handed_over = self.configuration.get("handedOver")
        if handed_over is None:
            return
        intent, text = handed_over.get("intentId"), handed_over.get("userMessage")
        self.last_text = text
        by_intent = [each for each in self.bot["dialogs"] if intent is not None and each.get("intentId") == intent]
        if by_intent:
            self.run(by_intent[0])
        else:
            self.run(self.fallback_dialog() if text is None else self.dialog_for(text))

    def take(self, event):
        if event["type"] == "consumer-message":
            self.watch_for_silence(event["text"])
            self.hear(event["text"], from_consumer=True)
        elif event["type"] == "transfer-failed":
            self.failures += 1
            if self.failures <= FAILURES_TOLD:
                self.hear(ESCALATION_FAILED, from_consumer=False)
            else:
                self.say(self.bot.get("defaultUserFriendlyResponse", CAP_TEXT))
        elif event["type"] == "agent-joined":
            self.failures = 0
            self.silence = None

    def advance(self, ms):
        """Moves time on, and lets everything happen that falls due, in order of time."""
        until_ms = self.now_ms + ms
        while not self.ended:
            due = [alarm for alarm in self.alarms if alarm["at_ms"] <= until_ms]
            if not due:
                break
            alarm = min(due, key=lambda each: each["at_ms"])
            self.alarms.remove(alarm)
            self.now_ms = alarm["at_ms"]
            alarm["ring"]()
        self.now_ms = until_ms

    def end(self):
        self.ended = True
        self.alarms.clear()

    # The bot engine

    def after(self, ms, ring):
        alarm = {"at_ms": self.now_ms + ms, "ring": ring}
        self.alarms.append(alarm)
        return alarm

    def hear(self, text, from_consumer):
        if self.silent:
            return
        self.inbox.append((text, from_consumer))
        self.answer_inbox()

    def answer_inbox(self):
        while self.inbox and not self.asleep:
            text, from_consumer = self.inbox.pop(0)
            dialog = self.dialog_for(text)
            if from_consumer:
                self.last_text = text
                self.last_intent = dialog.get("intentId") if dialog else None
            self.run(dialog)

    def dialog_for(self, text):
        for dialog in self.bot["dialogs"]:
            if dialog["type"] == "dialog" and text in dialog["patterns"]:
                return dialog
        return self.fallback_dialog()

    def fallback_dialog(self):
        return next((dialog for dialog in self.bot["dialogs"] if dialog["type"] == "fallback"), None)

    def run(self, dialog, start=0, chain=0):
        """Runs a dialog from one of its interactions on. A delay ends this run; its alarm takes it up again."""
        if dialog is None:
            self.say(FALLBACK_MESSAGE)
            return
        if chain > LONGEST_CHAIN:
            return
        for index in range(start, len(dialog["interactions"])):
            interaction = dialog["interactions"][index]
            if interaction["type"] == "text":
                self.say(self.fill(interaction["text"]))
            elif interaction["type"] == "set-variable":
                self.variables[interaction["variable"]] = interaction["value"]
            else:
                self.escalate_after_delay(dialog, index, interaction, chain)
                return

    def escalate_after_delay(self, dialog, index, interaction, chain):
        delay_ms = interaction.get("interactionDelay", 0)
        if delay_ms == 0:
            self.escalate(dialog, index, interaction, chain)
            return

        def wake():
            self.asleep = False
            self.escalate(dialog, index, interaction, chain)
            self.answer_inbox()

        self.asleep = True
        self.after(delay_ms, wake)

    def escalate(self, dialog, index, interaction, chain):
        to = self.destination_of(interaction)
        skill_id = self.fill(to.get("agentSkillId", ""))
        if not is_numeric(skill_id):
            self.run(self.fallback_dialog(), 0, chain + 1)
            return
        smuggles = interaction["type"] == "integration" and self.smuggles_line_feed(to.get("messageToUser", ""))
        succeeded = not smuggles and self.transfer(to, skill_id)
        result = "success" if succeeded else "failure"
        ruled = [rule["dialog"] for rule in interaction.get("rules", []) if rule["result"] == result]
        following = ruled[0] if ruled else interaction.get("nextDialog")
        if following is not None:
            named = [each for each in self.bot["dialogs"] if each["name"] == following]
            self.run(named[0] if named else None, 0, chain + 1)
        elif not succeeded:
            self.run(dialog, index + 1, chain)

    def destination_of(self, interaction):
        if interaction["type"] == "agent-transfer":
            return {"messageToUser": DEFAULT_TRANSFER_MESSAGE, **interaction}
        for integration in self.configuration["integrations"]:
            if integration["integrationName"] == interaction["integration"]:
                return integration
        return {}

    def smuggles_line_feed(self, message):
        """An integration fails on a variable that holds a real line feed: it could forge a field of the request."""
        values = (self.variables.get(name, "") for name in VARIABLE.findall(message))
        return any("\n" in value or "\r" in value for value in values)

    def fill(self, template):
        return VARIABLE.sub(lambda found: self.variables.get(found.group(1), found.group(0)), template)

    # The agent connector

    def transfer(self, to, skill_id):
        fields = {
            "message": self.fill(re.sub(r"\\{1,3}n", "\n", to["messageToUser"])),
            "agentSkillId": skill_id,
        }
        if "agentSkillName" in to:
            fields["agentSkillName"] = to["agentSkillName"]
        if to.get("agentId"):
            fields["agentId"] = self.fill(to["agentId"])
        if to.get("transferBotContext"):
            context = {"intentId": self.last_intent, "userMessage": self.last_text}
            fields["botTransferContext"] = {key: value for key, value in context.items() if value is not None}
        return self.request_transfer(fields)

    def request_transfer(self, fields):
        """One call to the Transfer API, never repeated; True when the platform accepted."""
        self.silence = None
        body = {
            "conversationId": self.configuration["conversationId"],
            "chatBotId": self.bot["chatBotId"],
            **fields,
        }
        try:
            status, text = post(self.configuration["platform"]["transfersUrl"], body)
            return 200 <= status <= 299 and isinstance(json.loads(text).get("transferId"), str)
        except (OSError, http.client.HTTPException, ValueError, AttributeError):
            # Refused, reset, cut off: to the bot these are a transfer that failed, and so is, for this one, an answer that is no JSON.
            return False

    def say(self, text):
        self.silence = None
        if not self.ended:
            post(self.configuration["platform"]["messagesUrl"], {"text": text})

    def watch_for_silence(self, text):
        """The connector bypasses a bot that does not react to an escalation that the consumer asked for. Other words leave a wait as it is."""
        connector = self.configuration["agentConnector"]
        skill_id = connector.get("fallbackSkillId")
        if self.configuration["channel"] != "messaging" or skill_id is None or not self.asks_for_agent(text):
            return

        def bypass():
            if self.silence is alarm:
                self.request_transfer({"message": "BLANK_MESSAGE", "agentSkillId": skill_id})

        alarm = self.after(connector.get("fallbackEscalationTime", THREE_MINUTES_MS), bypass)
        self.silence = alarm

    def asks_for_agent(self, text):
        dialog = self.dialog_for(text)
        for interaction in dialog["interactions"] if dialog else []:
            if interaction["type"] in ESCALATIONS:
                return is_numeric(self.fill(self.destination_of(interaction).get("agentSkillId", "")))
        return False
