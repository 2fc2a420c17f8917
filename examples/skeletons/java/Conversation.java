  /** What your bot is. Begin with the least: one channel, real time, no capability. */
  static final Map<String, Object> DECLARATION =
      map(
          "protocol", "escalation-conformance/1",
          "implementation", map("name", "my bot", "version", "0.0.1"),
          "channels", List.of("messaging"),
          "clock", "real",
          "capabilities", List.of(),
          "fallbackMessage", "Sorry, I did not get that.");

  /** Why this configuration cannot be run, if it cannot. */
  static Optional<String> refusalOf(Map<String, Object> configuration) {
    return Optional.empty();
  }

  /** Where your product comes in: one object for each conversation. Each method that is not filled in says so. */
  static final class Conversation {
    final Map<String, Object> configuration;
    volatile boolean silent = false;

    Conversation(Map<String, Object> configuration) {
      this.configuration = configuration;
    }

    /** Sets up a bot with this definition in your product. */
    void begin() throws Exception {
      throw notFilledIn("begin", "set up a bot with this configuration");
    }

    /** Gives your bot the consumer's text, or tells it that a transfer failed or that an agent joined. */
    void take(Map<String, Object> event) throws Exception {
      throw notFilledIn("take", "pass on what arrives; the bot posts to messagesUrl and transfersUrl");
    }

    /** Moves time on. Called only if you declare the clock "virtual". */
    void advance(long ms) throws Exception {
      throw notFilledIn("advance", "move the clock of this conversation, or declare the clock \"real\"");
    }

    /** Throws everything of this conversation away. */
    void end() {
      throw notFilledIn("end", "release the bot, its timers and its connections");
    }

    static IllegalStateException notFilledIn(String method, String what) {
      return new IllegalStateException("Not filled in yet: Conversation." + method + " in Bot.java is to " + what + ".");
    }
  }

