import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small bot with its agent connector behind the written protocol, version 1, on loopback or on HOST. PORT chooses the
 * port; 0 takes a free one. Each conversation has a clock of its own that moves only when told.
 */
public final class Bot {
  static final int LONGEST_BODY_BYTES = 1024 * 1024;

  static final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
  static final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();

  public static void main(String[] args) throws IOException {
    // An answer's head and body would otherwise wait for each other.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    String host = System.getenv().getOrDefault("HOST", "127.0.0.1");
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 256);
    } catch (BindException taken) {
      System.err.println(
          "Cannot listen on port " + port + " of " + host + ": another program listens there. Stop it, or name another port: PORT=8081 java Bot.java");
      System.exit(1);
      return;
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", Bot::serve);
    server.start();
    System.out.println("Listening on http://" + host + ":" + server.getAddress().getPort());
  }

  // The surface

  static final class Problem extends Exception {
    final int status;

    Problem(int status, String detail) {
      super(detail);
      this.status = status;
    }
  }

  static void serve(HttpExchange exchange) throws IOException {
    int status;
    Object answer;
    try {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES + 1);
      if (body.length > LONGEST_BODY_BYTES) throw new Problem(413, "The body is larger than 1 MiB.");
      answer = act(exchange, new String(body, StandardCharsets.UTF_8));
      status = answer == DECLARATION ? 200 : answer == null ? 204 : 201;
    } catch (Problem problem) {
      status = problem.status;
      answer = map("title", problem.getMessage(), "status", (long) status, "detail", problem.getMessage());
    } catch (Exception error) {
      status = 500;
      answer = map("title", String.valueOf(error), "status", 500L);
    }
    byte[] sent = answer == null ? new byte[0] : Json.write(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
    exchange.sendResponseHeaders(status, sent.length == 0 ? -1 : sent.length);
    exchange.getResponseBody().write(sent);
    exchange.close();
  }

  /** The answer's body; null when there is none. */
  static Object act(HttpExchange exchange, String body) throws Exception {
    List<String> parts = new ArrayList<>();
    for (String part : exchange.getRequestURI().getRawPath().split("/")) {
      if (!part.isEmpty()) parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    String method = exchange.getRequestMethod();
    if (method.equals("GET") && parts.isEmpty()) return DECLARATION;
    if (method.equals("POST") && parts.equals(List.of("conversations"))) return start(parse(body));
    Conversation conversation = parts.size() < 2 ? null : conversations.get(parts.get(1));
    if (conversation == null) throw new Problem(404, "There is no such conversation here.");
    String call = method + " " + (parts.size() > 2 ? parts.get(2) : "");
    switch (call) {
      case "DELETE " -> {
        conversation.end();
        conversations.remove(parts.get(1));
      }
      case "POST events" -> conversation.take(parse(body));
      case "POST clock" -> conversation.advance((Long) parse(body).get("advanceMs"));
      case "POST outage" -> conversation.silent = (Boolean) parse(body).get("silent");
      default -> throw new Problem(404, "There is no call " + call + ".");
    }
    return null;
  }

  static Object start(Map<String, Object> configuration) throws Exception {
    Optional<String> refusal = refusalOf(configuration);
    if (refusal.isPresent()) throw new Problem(422, refusal.get());
    Conversation conversation = new Conversation(configuration);
    if (conversations.putIfAbsent(text(configuration, "conversationId"), conversation) != null) {
      throw new Problem(409, "This conversation is already open.");
    }
    conversation.begin();
    return map();
  }

  static Map<String, Object> parse(String body) throws Problem {
    try {
      return object(Json.read(body));
    } catch (RuntimeException error) {
      throw new Problem(400, "The body is not JSON.");
    }
  }

  // ---- The bot: from here

  static final String FALLBACK_MESSAGE = "Sorry, I did not get that.";
  static final String ESCALATION_FAILED = "__agent_escalation_failed__";
  static final String CAP_TEXT = "Not able to transfer to Agent at this time. Please try later.";
  static final String DEFAULT_TRANSFER_MESSAGE = "Transferring to an agent...";
  static final int FAILURES_TOLD = 3;
  static final long THREE_MINUTES_MS = 180_000;
  /** Dialogs that may follow one another without a word of the consumer's; more are a loop in the bot. */
  static final int LONGEST_CHAIN = 50;

  static final Map<String, Object> DECLARATION =
      map(
          "protocol", "escalation-conformance/1",
          "implementation", map("name", "java starter", "version", "1.0.0"),
          "channels", List.of("messaging", "chat"),
          "clock", "virtual",
          "capabilities", List.of("bot-outage", "agent-id", "bot-to-bot", "receiver"),
          "fallbackMessage", FALLBACK_MESSAGE);

  /** Why this configuration cannot be run, if it cannot. */
  static Optional<String> refusalOf(Map<String, Object> configuration) {
    List<String> names = new ArrayList<>();
    for (Map<String, Object> integration : objects(configuration, "integrations")) {
      String name = text(integration, "integrationName");
      names.add(name);
      if (textOr(integration, "messageToUser", "").isEmpty()) {
        return Optional.of("integration \"" + name + "\": messageToUser is required");
      }
    }
    for (Map<String, Object> dialog : objects(object(configuration.get("bot")), "dialogs")) {
      for (Map<String, Object> interaction : objects(dialog, "interactions")) {
        boolean stray = interaction.get("type").equals("integration") && !names.contains(text(interaction, "integration"));
        if (stray) return Optional.of("dialog \"" + text(dialog, "name") + "\" uses an integration that does not exist");
      }
    }
    return Optional.empty();
  }

  interface Act {
    void run() throws Exception;
  }

  record Alarm(long atMs, Act ring) {}

  record Heard(String text, boolean fromConsumer) {}

  static final class Conversation {
    static final Pattern VARIABLE = Pattern.compile("\\{\\$botContext\\.([A-Za-z0-9_-]+)\\}");

    final Map<String, Object> configuration;
    final List<Map<String, Object>> dialogs;
    final Map<String, String> variables = new HashMap<>();
    final Deque<Heard> inbox = new ArrayDeque<>();
    final List<Alarm> alarms = new ArrayList<>();
    long nowMs = 0;
    /** Inside an interaction delay: what is heard now waits its turn. */
    boolean asleep = false;
    volatile boolean silent = false;
    volatile boolean ended = false;
    int failures = 0;
    Alarm silence = null;
    String lastText = null;
    String lastIntent = null;

    Conversation(Map<String, Object> configuration) {
      this.configuration = configuration;
      this.dialogs = objects(bot(), "dialogs");
      object(bot().get("contextVariables")).forEach((name, value) -> variables.put(name, (String) value));
    }

    /** A conversation that another bot handed over begins with what that bot passed on. */
    synchronized void begin() throws Exception {
      if (!configuration.containsKey("handedOver")) return;
      Map<String, Object> handedOver = object(configuration.get("handedOver"));
      String intent = textOr(handedOver, "intentId", null);
      String text = textOr(handedOver, "userMessage", null);
      lastText = text;
      for (Map<String, Object> dialog : dialogs) {
        if (intent != null && intent.equals(dialog.get("intentId"))) {
          run(dialog, 0, 0);
          return;
        }
      }
      run(text == null ? fallbackDialog() : dialogFor(text), 0, 0);
    }

    synchronized void take(Map<String, Object> event) throws Exception {
      switch (text(event, "type")) {
        case "consumer-message" -> {
          watchForSilence(text(event, "text"));
          hear(new Heard(text(event, "text"), true));
        }
        case "transfer-failed" -> {
          failures += 1;
          if (failures <= FAILURES_TOLD) hear(new Heard(ESCALATION_FAILED, false));
          else say(textOr(bot(), "defaultUserFriendlyResponse", CAP_TEXT));
        }
        default -> {
          failures = 0;
          silence = null;
        }
      }
    }

    /** Moves time on, and lets everything happen that falls due, in order of time. */
    synchronized void advance(long ms) throws Exception {
      long untilMs = nowMs + ms;
      while (!ended) {
        Optional<Alarm> next =
            alarms.stream().filter(alarm -> alarm.atMs() <= untilMs).min(Comparator.comparingLong(Alarm::atMs));
        if (next.isEmpty()) break;
        alarms.remove(next.get());
        nowMs = next.get().atMs();
        next.get().ring().run();
      }
      nowMs = untilMs;
    }

    void end() {
      ended = true;
    }

    // The bot engine

    Alarm after(long ms, Act ring) {
      Alarm alarm = new Alarm(nowMs + ms, ring);
      alarms.add(alarm);
      return alarm;
    }

    void hear(Heard heard) throws Exception {
      if (silent) return;
      inbox.add(heard);
      answerInbox();
    }

    void answerInbox() throws Exception {
      while (!inbox.isEmpty() && !asleep) {
        Heard heard = inbox.poll();
        Map<String, Object> dialog = dialogFor(heard.text());
        if (heard.fromConsumer()) {
          lastText = heard.text();
          lastIntent = dialog == null ? null : textOr(dialog, "intentId", null);
        }
        run(dialog, 0, 0);
      }
    }

    Map<String, Object> dialogFor(String text) {
      for (Map<String, Object> dialog : dialogs) {
        if (dialog.get("type").equals("dialog") && ((List<?>) dialog.get("patterns")).contains(text)) return dialog;
      }
      return fallbackDialog();
    }

    /** Null when none is defined. */
    Map<String, Object> fallbackDialog() {
      return dialogs.stream().filter(dialog -> dialog.get("type").equals("fallback")).findFirst().orElse(null);
    }

    /** Runs a dialog from one of its interactions on. A delay ends this run; its alarm takes it up again. */
    void run(Map<String, Object> dialog, int from, int chain) throws Exception {
      if (dialog == null) {
        say(FALLBACK_MESSAGE);
        return;
      }
      if (chain > LONGEST_CHAIN) return;
      List<Map<String, Object>> interactions = objects(dialog, "interactions");
      for (int index = from; index < interactions.size(); index += 1) {
        Map<String, Object> interaction = interactions.get(index);
        switch (text(interaction, "type")) {
          case "text" -> say(fill(text(interaction, "text")));
          case "set-variable" -> variables.put(text(interaction, "variable"), text(interaction, "value"));
          default -> {
            escalateAfterDelay(dialog, index, interaction, chain);
            return;
          }
        }
      }
    }

    void escalateAfterDelay(Map<String, Object> dialog, int index, Map<String, Object> interaction, int chain)
        throws Exception {
      long delayMs = (Long) interaction.getOrDefault("interactionDelay", 0L);
      if (delayMs == 0) {
        escalate(dialog, index, interaction, chain);
        return;
      }
      asleep = true;
      after(
          delayMs,
          () -> {
            asleep = false;
            escalate(dialog, index, interaction, chain);
            answerInbox();
          });
    }

    void escalate(Map<String, Object> dialog, int index, Map<String, Object> interaction, int chain) throws Exception {
      Map<String, Object> to = destinationOf(interaction);
      String skillId = fill(textOr(to, "agentSkillId", ""));
      if (!isNumeric(skillId)) {
        run(fallbackDialog(), 0, chain + 1);
        return;
      }
      boolean smuggles =
          interaction.get("type").equals("integration") && smugglesLineFeed(textOr(to, "messageToUser", ""));
      boolean succeeded = !smuggles && transfer(to, skillId);
      String next = dialogAfter(interaction, succeeded ? "success" : "failure");
      if (next != null) {
        run(dialogs.stream().filter(each -> each.get("name").equals(next)).findFirst().orElse(null), 0, chain + 1);
      } else if (!succeeded) {
        run(dialog, index + 1, chain);
      }
    }

    String dialogAfter(Map<String, Object> interaction, String result) {
      for (Map<String, Object> rule : objects(interaction, "rules")) {
        if (rule.get("result").equals(result)) return text(rule, "dialog");
      }
      return textOr(interaction, "nextDialog", null);
    }

    Map<String, Object> destinationOf(Map<String, Object> interaction) {
      if (interaction.get("type").equals("agent-transfer")) {
        Map<String, Object> to = new HashMap<>(interaction);
        to.putIfAbsent("messageToUser", DEFAULT_TRANSFER_MESSAGE);
        return to;
      }
      return objects(configuration, "integrations").stream()
          .filter(each -> each.get("integrationName").equals(interaction.get("integration")))
          .findFirst()
          .orElse(map());
    }

    /** An integration fails on a variable that holds a real line feed: it could forge a field of the request. */
    boolean smugglesLineFeed(String message) {
      return VARIABLE
          .matcher(message)
          .results()
          .map(found -> variables.getOrDefault(found.group(1), ""))
          .anyMatch(value -> value.contains("\n") || value.contains("\r"));
    }

    String fill(String template) {
      return VARIABLE
          .matcher(template)
          .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }

    // The agent connector

    boolean transfer(Map<String, Object> to, String skillId) throws Exception {
      Map<String, Object> fields = map();
      fields.put("message", fill(textOr(to, "messageToUser", "").replaceAll("\\\\{1,3}n", "\n")));
      fields.put("agentSkillId", skillId);
      if (to.containsKey("agentSkillName")) fields.put("agentSkillName", to.get("agentSkillName"));
      String agentId = fill(textOr(to, "agentId", ""));
      if (!agentId.isEmpty()) fields.put("agentId", agentId);
      if (Boolean.TRUE.equals(to.get("transferBotContext"))) {
        Map<String, Object> context = map();
        if (lastIntent != null) context.put("intentId", lastIntent);
        if (lastText != null) context.put("userMessage", lastText);
        fields.put("botTransferContext", context);
      }
      return requestTransfer(fields);
    }

    /** One call to the Transfer API, never repeated; true when the platform accepted. */
    boolean requestTransfer(Map<String, Object> fields) throws InterruptedException {
      silence = null;
      Map<String, Object> body =
          map("conversationId", configuration.get("conversationId"), "chatBotId", bot().get("chatBotId"));
      body.putAll(fields);
      try {
        HttpResponse<String> answer = post("transfersUrl", body);
        boolean good = answer.statusCode() >= 200 && answer.statusCode() <= 299;
        return good && object(Json.read(answer.body())).get("transferId") instanceof String;
      } catch (IOException | RuntimeException broken) {
        // Refused, reset, cut off: to the bot these are a transfer that failed, and so is, for this one, an answer that is no JSON.
        return false;
      }
    }

    void say(String text) throws IOException, InterruptedException {
      silence = null;
      if (!ended) post("messagesUrl", map("text", text));
    }

    HttpResponse<String> post(String url, Map<String, Object> body) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(text(object(configuration.get("platform")), url)))
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The connector bypasses a bot that does not react to an escalation that the consumer asked for. Other words leave a wait as it is. */
    void watchForSilence(String text) {
      Map<String, Object> connector = object(configuration.get("agentConnector"));
      String skillId = textOr(connector, "fallbackSkillId", null);
      if (!configuration.get("channel").equals("messaging") || skillId == null || !asksForAgent(text)) return;
      long waitMs = (Long) connector.getOrDefault("fallbackEscalationTime", THREE_MINUTES_MS);
      Alarm[] own = new Alarm[1];
      own[0] =
          after(
              waitMs,
              () -> {
                if (silence == own[0]) requestTransfer(map("message", "BLANK_MESSAGE", "agentSkillId", skillId));
              });
      silence = own[0];
    }

    boolean asksForAgent(String text) {
      Map<String, Object> dialog = dialogFor(text);
      if (dialog == null) return false;
      for (Map<String, Object> interaction : objects(dialog, "interactions")) {
        if (interaction.get("type").equals("integration") || interaction.get("type").equals("agent-transfer")) {
          return isNumeric(fill(textOr(destinationOf(interaction), "agentSkillId", "")));
        }
      }
      return false;
    }

    Map<String, Object> bot() {
      return object(configuration.get("bot"));
    }
  }

  static boolean isNumeric(String skillId) {
    return skillId.matches("[1-9][0-9]{0,17}");
  }

  // ---- The bot: to here

  // JSON as maps, lists, strings, numbers, booleans and null

  static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> made = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) made.put((String) namesAndValues[at], namesAndValues[at + 1]);
    return made;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> of, String name) {
    return (List<Map<String, Object>>) of.getOrDefault(name, List.of());
  }

  static String text(Map<String, Object> of, String name) {
    return (String) of.get(name);
  }

  static String textOr(Map<String, Object> of, String name, String otherwise) {
    return (String) of.getOrDefault(name, otherwise);
  }

  static final class Json {
    /** Deeper than any message of the protocol; deeper texts could exhaust the stack. */
    static final int DEEPEST = 100;

    final String text;
    int at = 0;
    int depth = 0;

    Json(String text) {
      this.text = text;
    }

    static Object read(String text) {
      Json json = new Json(text);
      Object value = json.value();
      json.skipBlanks();
      if (json.at != text.length()) throw json.error();
      return value;
    }

    static String write(Object value) {
      if (value instanceof Map<?, ?> members) {
        List<String> parts = new ArrayList<>();
        members.forEach((name, member) -> parts.add(write(name) + ":" + write(member)));
        return "{" + String.join(",", parts) + "}";
      }
      if (value instanceof List<?> items) return "[" + String.join(",", items.stream().map(Json::write).toList()) + "]";
      if (!(value instanceof String string)) return String.valueOf(value);
      StringBuilder quoted = new StringBuilder("\"");
      for (char character : string.toCharArray()) {
        if (character == '"' || character == '\\') quoted.append('\\').append(character);
        else if (character < ' ' || Character.isSurrogate(character)) quoted.append(String.format("\\u%04x", (int) character));
        else quoted.append(character);
      }
      return quoted.append('"').toString();
    }

    Object value() {
      skipBlanks();
      if (at >= text.length() || depth > DEEPEST) throw error();
      char first = text.charAt(at);
      if (first == '{') return members();
      if (first == '[') return items();
      if (first == '"') return string();
      for (String word : List.of("true", "false", "null")) {
        if (text.startsWith(word, at)) {
          at += word.length();
          return word.equals("null") ? null : (Object) word.equals("true");
        }
      }
      return number();
    }

    Map<String, Object> members() {
      Map<String, Object> members = map();
      depth += 1;
      at += 1;
      for (boolean more = !takes('}'); more; more = another('}')) {
        skipBlanks();
        String name = string();
        if (!takes(':')) throw error();
        members.put(name, value());
      }
      depth -= 1;
      return members;
    }

    List<Object> items() {
      List<Object> items = new ArrayList<>();
      depth += 1;
      at += 1;
      for (boolean more = !takes(']'); more; more = another(']')) items.add(value());
      depth -= 1;
      return items;
    }

    boolean another(char end) {
      if (takes(',')) return true;
      if (takes(end)) return false;
      throw error();
    }

    boolean takes(char expected) {
      skipBlanks();
      if (at >= text.length() || text.charAt(at) != expected) return false;
      at += 1;
      return true;
    }

    String string() {
      if (at >= text.length() || text.charAt(at) != '"') throw error();
      StringBuilder read = new StringBuilder();
      for (at += 1; text.charAt(at) != '"'; at += 1) {
        char character = text.charAt(at);
        if (character != '\\') {
          read.append(character);
          continue;
        }
        at += 1;
        char escaped = text.charAt(at);
        if (escaped == 'u') {
          read.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
        } else {
          int known = "bfnrt".indexOf(escaped);
          read.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
        }
      }
      at += 1;
      return read.toString();
    }

    Object number() {
      Matcher matcher = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?").matcher(text).region(at, text.length());
      if (!matcher.lookingAt()) throw error();
      at = matcher.end();
      String written = matcher.group();
      if (written.matches("-?\\d{1,18}")) return Long.parseLong(written);
      return Double.parseDouble(written);
    }

    void skipBlanks() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at += 1;
    }

    IllegalArgumentException error() {
      return new IllegalArgumentException("The text is not JSON at character " + at + ".");
    }
  }
}
