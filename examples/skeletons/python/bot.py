"""Where your product comes in: one object for each conversation. Each method that is not filled in says so."""

# What your bot is. Begin with the least: one channel, real time, no capability.
DECLARATION = {
    "protocol": "escalation-conformance/1",
    "implementation": {"name": "my bot", "version": "0.0.1"},
    "channels": ["messaging"],
    "clock": "real",
    "capabilities": [],
    "fallbackMessage": "Sorry, I did not get that.",
}


def refusal_of(configuration):
    """Why this configuration cannot be run; None when it can."""
    return None


def not_filled_in(method, what):
    return NotImplementedError(f"Not filled in yet: Conversation.{method} in bot.py is to {what}.")


class Conversation:
    def __init__(self, configuration):
        self.configuration = configuration

    def begin(self):
        """Sets up a bot with this definition in your product."""
        raise not_filled_in("begin", "set up a bot with this configuration")

    def take(self, event):
        """Gives your bot the consumer's text, or tells it that a transfer failed or that an agent joined."""
        raise not_filled_in("take", "pass on what arrives; the bot posts to messagesUrl and transfersUrl")

    def advance(self, ms):
        """Moves time on. Called only if you declare the clock "virtual"."""
        raise not_filled_in("advance", 'move the clock of this conversation, or declare the clock "real"')

    def end(self):
        """Throws everything of this conversation away."""
        raise not_filled_in("end", "release the bot, its timers and its connections")
