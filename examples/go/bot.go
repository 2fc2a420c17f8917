package main

// A small bot with its agent connector: one object for each conversation, on a clock that moves only when told.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"sort"
	"strings"
	"time"
)

const (
	fallbackMessage        = "Sorry, I did not get that."
	escalationFailed       = "__agent_escalation_failed__"
	capText                = "Not able to transfer to Agent at this time. Please try later."
	defaultTransferMessage = "Transferring to an agent..."
	failuresTold           = 3
	threeMinutesMs         = 180_000
	// Dialogs that may follow one another without a word of the consumer's; more are a loop in the bot.
	longestChain = 50
)

// What this bot is, and what can be judged of it.
var declaration = map[string]any{
	"protocol":        "escalation-conformance/1",
	"implementation":  map[string]any{"name": "go starter", "version": "1.0.0"},
	"channels":        []string{"messaging", "chat"},
	"clock":           "virtual",
	"capabilities":    []string{"bot-outage", "agent-id", "bot-to-bot", "receiver"},
	"fallbackMessage": fallbackMessage,
}

var (
	variable  = regexp.MustCompile(`\{\$botContext\.([A-Za-z0-9_-]+)\}`)
	number    = regexp.MustCompile(`^[1-9][0-9]{0,17}$`)
	lineBreak = regexp.MustCompile(`\\{1,3}n`)
)

// Why this configuration cannot be run; empty when it can.
func refusalOf(configuration Configuration) string {
	names := map[string]bool{}
	for _, integration := range configuration.Integrations {
		names[integration.IntegrationName] = true
		if integration.MessageToUser == nil || *integration.MessageToUser == "" {
			return fmt.Sprintf("integration %q: messageToUser is required", integration.IntegrationName)
		}
	}
	for _, dialog := range configuration.Bot.Dialogs {
		for _, interaction := range dialog.Interactions {
			if interaction.Type == "integration" && !names[interaction.Integration] {
				return fmt.Sprintf("dialog %q uses an integration that does not exist", dialog.Name)
			}
		}
	}
	return ""
}

type alarm struct {
	atMs int64
	ring func() error
}

type heard struct {
	text         string
	fromConsumer bool
}

type Conversation struct {
	configuration Configuration
	variables     map[string]string
	inbox         []heard
	alarms        []*alarm
	nowMs         int64
	// Inside an interaction delay: what is heard now waits its turn.
	asleep     bool
	silent     bool
	ended      bool
	failures   int
	silence    *alarm
	lastText   *string
	lastIntent *string
}

func newConversation(configuration Configuration) *Conversation {
	variables := map[string]string{}
	for name, value := range configuration.Bot.ContextVariables {
		variables[name] = value
	}
	return &Conversation{configuration: configuration, variables: variables}
}

// What arrives

// A conversation that another bot handed over begins with what that bot passed on.
func (c *Conversation) begin() error {
	over := c.configuration.HandedOver
	if over == nil {
		return nil
	}
	c.lastText = over.UserMessage
	if over.IntentID != nil {
		for _, dialog := range c.configuration.Bot.Dialogs {
			if dialog.IntentID != nil && *dialog.IntentID == *over.IntentID {
				return c.run(&dialog, 0, 0)
			}
		}
	}
	if over.UserMessage == nil {
		return c.run(c.fallbackDialog(), 0, 0)
	}
	return c.run(c.dialogFor(*over.UserMessage), 0, 0)
}

func (c *Conversation) take(event Event) error {
	switch event.Type {
	case "consumer-message":
		c.watchForSilence(event.Text)
		return c.hear(event.Text, true)
	case "transfer-failed":
		c.failures++
		if c.failures <= failuresTold {
			return c.hear(escalationFailed, false)
		}
		if text := c.configuration.Bot.DefaultUserFriendlyResponse; text != nil {
			return c.say(*text)
		}
		return c.say(capText)
	case "agent-joined":
		c.failures = 0
		c.silence = nil
	}
	return nil
}

// Moves time on, and lets everything happen that falls due, in order of time.
func (c *Conversation) advance(ms int64) error {
	until := c.nowMs + ms
	for !c.ended {
		sort.SliceStable(c.alarms, func(a, b int) bool { return c.alarms[a].atMs < c.alarms[b].atMs })
		if len(c.alarms) == 0 || c.alarms[0].atMs > until {
			break
		}
		due := c.alarms[0]
		c.alarms = c.alarms[1:]
		c.nowMs = due.atMs
		if err := due.ring(); err != nil {
			return err
		}
	}
	c.nowMs = until
	return nil
}

func (c *Conversation) end() error {
	c.ended = true
	c.alarms = nil
	return nil
}

// The bot engine

func (c *Conversation) after(ms int64, ring func() error) *alarm {
	set := &alarm{c.nowMs + ms, ring}
	c.alarms = append(c.alarms, set)
	return set
}

func (c *Conversation) hear(text string, fromConsumer bool) error {
	if c.silent {
		return nil
	}
	c.inbox = append(c.inbox, heard{text, fromConsumer})
	return c.answerInbox()
}

func (c *Conversation) answerInbox() error {
	for len(c.inbox) > 0 && !c.asleep {
		next := c.inbox[0]
		c.inbox = c.inbox[1:]
		dialog := c.dialogFor(next.text)
		if next.fromConsumer {
			c.lastText = &next.text
			c.lastIntent = nil
			if dialog != nil {
				c.lastIntent = dialog.IntentID
			}
		}
		if err := c.run(dialog, 0, 0); err != nil {
			return err
		}
	}
	return nil
}

func (c *Conversation) dialogFor(text string) *Dialog {
	for at, dialog := range c.configuration.Bot.Dialogs {
		for _, pattern := range dialog.Patterns {
			if dialog.Type == "dialog" && pattern == text {
				return &c.configuration.Bot.Dialogs[at]
			}
		}
	}
	return c.fallbackDialog()
}

func (c *Conversation) fallbackDialog() *Dialog {
	for at, dialog := range c.configuration.Bot.Dialogs {
		if dialog.Type == "fallback" {
			return &c.configuration.Bot.Dialogs[at]
		}
	}
	return nil
}

func (c *Conversation) dialogCalled(name string) *Dialog {
	for at, dialog := range c.configuration.Bot.Dialogs {
		if dialog.Name == name {
			return &c.configuration.Bot.Dialogs[at]
		}
	}
	return nil
}

// Runs a dialog from one of its interactions on. A delay ends this run; its alarm takes it up again.
func (c *Conversation) run(dialog *Dialog, from, chain int) error {
	if dialog == nil {
		return c.say(fallbackMessage)
	}
	if chain > longestChain {
		return nil
	}
	for at := from; at < len(dialog.Interactions); at++ {
		interaction := dialog.Interactions[at]
		switch interaction.Type {
		case "text":
			if err := c.say(c.fill(interaction.Text)); err != nil {
				return err
			}
		case "set-variable":
			c.variables[interaction.Variable] = interaction.Value
		default:
			return c.escalateAfterDelay(dialog, at, interaction, chain)
		}
	}
	return nil
}

func (c *Conversation) escalateAfterDelay(dialog *Dialog, at int, interaction Interaction, chain int) error {
	if interaction.InteractionDelay == 0 {
		return c.escalate(dialog, at, interaction, chain)
	}
	c.asleep = true
	c.after(interaction.InteractionDelay, func() error {
		c.asleep = false
		if err := c.escalate(dialog, at, interaction, chain); err != nil {
			return err
		}
		return c.answerInbox()
	})
	return nil
}

func (c *Conversation) escalate(dialog *Dialog, at int, interaction Interaction, chain int) error {
	to := c.destinationOf(interaction)
	skillID := c.fill(to.AgentSkillID)
	if !number.MatchString(skillID) {
		return c.run(c.fallbackDialog(), 0, chain+1)
	}
	smuggles := interaction.Type == "integration" && c.smugglesLineFeed(*to.MessageToUser)
	result := "failure"
	if !smuggles && c.transfer(to, skillID) {
		result = "success"
	}
	for _, rule := range interaction.Rules {
		if rule.Result == result {
			return c.run(c.dialogCalled(rule.Dialog), 0, chain+1)
		}
	}
	if interaction.NextDialog != nil {
		return c.run(c.dialogCalled(*interaction.NextDialog), 0, chain+1)
	}
	if result == "failure" {
		return c.run(dialog, at+1, chain)
	}
	return nil
}

func (c *Conversation) destinationOf(interaction Interaction) Destination {
	to := interaction.Destination
	if interaction.Type == "integration" {
		for _, integration := range c.configuration.Integrations {
			if integration.IntegrationName == interaction.Integration {
				to = integration.Destination
			}
		}
	}
	if to.MessageToUser == nil {
		message := defaultTransferMessage
		to.MessageToUser = &message
	}
	return to
}

// An integration fails on a variable that holds a real line feed: it could forge a field of the request.
func (c *Conversation) smugglesLineFeed(message string) bool {
	for _, found := range variable.FindAllStringSubmatch(message, -1) {
		if strings.ContainsAny(c.variables[found[1]], "\r\n") {
			return true
		}
	}
	return false
}

func (c *Conversation) fill(template string) string {
	return variable.ReplaceAllStringFunc(template, func(found string) string {
		if value, set := c.variables[variable.FindStringSubmatch(found)[1]]; set {
			return value
		}
		return found
	})
}

// The agent connector

func (c *Conversation) transfer(to Destination, skillID string) bool {
	request := TransferRequest{
		Message:        c.fill(lineBreak.ReplaceAllLiteralString(*to.MessageToUser, "\n")),
		AgentSkillID:   skillID,
		AgentSkillName: to.AgentSkillName,
		AgentID:        c.fill(to.AgentID),
	}
	if to.TransferBotContext {
		request.BotTransferContext = &HandedOver{IntentID: c.lastIntent, UserMessage: c.lastText}
	}
	return c.requestTransfer(request)
}

// One call to the Transfer API, never repeated; true when the platform accepted.
func (c *Conversation) requestTransfer(request TransferRequest) bool {
	c.silence = nil
	request.ConversationID = c.configuration.ConversationID
	request.ChatBotID = c.configuration.Bot.ChatBotID
	status, answer, err := post(c.configuration.Platform.TransfersURL, request)
	if err != nil || status < 200 || status > 299 {
		return false
	}
	// To this bot an answer that is no JSON is a transfer that failed.
	var accepted struct {
		TransferID string `json:"transferId"`
	}
	return json.Unmarshal(answer, &accepted) == nil && accepted.TransferID != ""
}

func (c *Conversation) say(text string) error {
	c.silence = nil
	if c.ended {
		return nil
	}
	_, _, err := post(c.configuration.Platform.MessagesURL, map[string]string{"text": text})
	return err
}

// The connector bypasses a bot that does not react to an escalation that the consumer asked for. Other words leave a wait as it is.
func (c *Conversation) watchForSilence(text string) {
	connector := c.configuration.AgentConnector
	if c.configuration.Channel != "messaging" || connector.FallbackSkillID == nil || !c.asksForAgent(text) {
		return
	}
	limitMs := int64(threeMinutesMs)
	if connector.FallbackEscalationTime != nil {
		limitMs = *connector.FallbackEscalationTime
	}
	var set *alarm
	set = c.after(limitMs, func() error {
		if c.silence == set {
			c.requestTransfer(TransferRequest{Message: "BLANK_MESSAGE", AgentSkillID: *connector.FallbackSkillID})
		}
		return nil
	})
	c.silence = set
}

func (c *Conversation) asksForAgent(text string) bool {
	dialog := c.dialogFor(text)
	if dialog == nil {
		return false
	}
	for _, interaction := range dialog.Interactions {
		if interaction.Type == "integration" || interaction.Type == "agent-transfer" {
			return number.MatchString(c.fill(c.destinationOf(interaction).AgentSkillID))
		}
	}
	return false
}

// A connection for each call: one that is kept might be closed by the platform just as it is used again.
var platform = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}

// One call, never repeated: status and body of the answer.
func post(url string, body any) (int, []byte, error) {
	var sent bytes.Buffer
	encoder := json.NewEncoder(&sent)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(body); err != nil {
		return 0, nil, err
	}
	answer, err := platform.Post(url, "application/json", &sent)
	if err != nil {
		return 0, nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, text, err
}
