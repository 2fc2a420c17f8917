package main

// The messages of the written protocol, as far as a bot reads or writes them. A field that may be missing is a pointer
// where its absence means something else than an empty text.

type Configuration struct {
	ConversationID string `json:"conversationId"`
	Channel        string `json:"channel"`
	Platform       struct {
		MessagesURL  string `json:"messagesUrl"`
		TransfersURL string `json:"transfersUrl"`
	} `json:"platform"`
	Bot            Bot           `json:"bot"`
	Integrations   []Integration `json:"integrations"`
	AgentConnector struct {
		FallbackSkillID        *string `json:"fallbackSkillId"`
		FallbackEscalationTime *int64  `json:"fallbackEscalationTime"`
	} `json:"agentConnector"`
	HandedOver *HandedOver `json:"handedOver"`
}

type Bot struct {
	ChatBotID                   string            `json:"chatBotId"`
	DefaultUserFriendlyResponse *string           `json:"defaultUserFriendlyResponse"`
	ContextVariables            map[string]string `json:"contextVariables"`
	Dialogs                     []Dialog          `json:"dialogs"`
}

type Dialog struct {
	Name         string        `json:"name"`
	Type         string        `json:"type"`
	Patterns     []string      `json:"patterns"`
	IntentID     *string       `json:"intentId"`
	Interactions []Interaction `json:"interactions"`
}

// All kinds of interactions; Type says which fields there are.
type Interaction struct {
	Type             string `json:"type"`
	Text             string `json:"text"`
	Variable         string `json:"variable"`
	Value            string `json:"value"`
	Integration      string `json:"integration"`
	InteractionDelay int64  `json:"interactionDelay"`
	Rules            []struct {
		Result string `json:"result"`
		Dialog string `json:"dialog"`
	} `json:"rules"`
	NextDialog *string `json:"nextDialog"`
	Destination
}

// Where an escalation goes, and what the consumer reads before.
type Destination struct {
	AgentSkillName     string  `json:"agentSkillName"`
	AgentSkillID       string  `json:"agentSkillId"`
	AgentID            string  `json:"agentId"`
	TransferBotContext bool    `json:"transferBotContext"`
	MessageToUser      *string `json:"messageToUser"`
}

type Integration struct {
	IntegrationName string `json:"integrationName"`
	Destination
}

type HandedOver struct {
	IntentID    *string `json:"intentId,omitempty"`
	UserMessage *string `json:"userMessage,omitempty"`
}

type Event struct {
	Type       string `json:"type"`
	Text       string `json:"text"`
	TransferID string `json:"transferId"`
	AgentID    string `json:"agentId"`
}

type TransferRequest struct {
	ConversationID     string      `json:"conversationId"`
	ChatBotID          string      `json:"chatBotId"`
	Message            string      `json:"message"`
	AgentSkillID       string      `json:"agentSkillId"`
	AgentSkillName     string      `json:"agentSkillName,omitempty"`
	AgentID            string      `json:"agentId,omitempty"`
	BotTransferContext *HandedOver `json:"botTransferContext,omitempty"`
}
