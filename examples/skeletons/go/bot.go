package main

// Where your product comes in: one object for each conversation. Each method that is not filled in says so.

import "fmt"

// What your bot is. Begin with the least: one channel, real time, no capability.
var declaration = map[string]any{
	"protocol":        "escalation-conformance/1",
	"implementation":  map[string]any{"name": "my bot", "version": "0.0.1"},
	"channels":        []string{"messaging"},
	"clock":           "real",
	"capabilities":    []string{},
	"fallbackMessage": "Sorry, I did not get that.",
}

// Why this configuration cannot be run; empty when it can.
func refusalOf(configuration Configuration) string {
	return ""
}

type Conversation struct {
	configuration Configuration
	silent        bool
}

func newConversation(configuration Configuration) *Conversation {
	return &Conversation{configuration: configuration}
}

// Sets up a bot with this definition in your product.
func (c *Conversation) begin() error {
	return notFilledIn("begin", "set up a bot with this configuration")
}

// Gives your bot the consumer's text, or tells it that a transfer failed or that an agent joined.
func (c *Conversation) take(event Event) error {
	return notFilledIn("take", "pass on what arrives; the bot posts to messagesUrl and transfersUrl")
}

// Moves time on. Called only if you declare the clock "virtual".
func (c *Conversation) advance(ms int64) error {
	return notFilledIn("advance", `move the clock of this conversation, or declare the clock "real"`)
}

// Throws everything of this conversation away.
func (c *Conversation) end() error {
	return notFilledIn("end", "release the bot, its timers and its connections")
}

func notFilledIn(method, what string) error {
	return fmt.Errorf("Not filled in yet: Conversation.%s in bot.go is to %s.", method, what)
}
