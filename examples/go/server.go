// Serves the written protocol, version 1, on loopback or on HOST. PORT chooses the port; 0 takes a free one.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"syscall"
)

const longestBodyBytes = 1024 * 1024

var (
	guard         sync.Mutex
	conversations = map[string]*Conversation{}
)

type problem struct {
	status int
	detail string
}

func (p problem) Error() string { return p.detail }

func serve(response http.ResponseWriter, request *http.Request) {
	status, answer, err := act(request)
	var refused problem
	if errors.As(err, &refused) {
		status = refused.status
	} else if err != nil {
		status = http.StatusInternalServerError
	}
	if err != nil {
		answer = map[string]any{"title": err.Error(), "status": status, "detail": err.Error()}
	}
	reply(response, status, answer)
}

func act(request *http.Request) (status int, answer any, err error) {
	// What a conversation panics with is told to the suite, and ends nobody else's conversation.
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	parts, err := partsOf(request.URL.EscapedPath())
	if err != nil {
		return 0, nil, problem{http.StatusBadRequest, "The path is not percent-encoded."}
	}
	if request.Method == http.MethodGet && len(parts) == 0 {
		return http.StatusOK, declaration, nil
	}
	if request.Method == http.MethodPost && len(parts) == 1 && parts[0] == "conversations" {
		return start(request)
	}
	if len(parts) < 2 || parts[0] != "conversations" {
		return 0, nil, problem{http.StatusNotFound, "There is no such call."}
	}
	guard.Lock()
	conversation := conversations[parts[1]]
	guard.Unlock()
	if conversation == nil {
		return 0, nil, problem{http.StatusNotFound, "There is no such conversation here."}
	}
	switch request.Method + " " + strings.Join(parts[2:], "/") {
	case "DELETE ":
		guard.Lock()
		delete(conversations, parts[1])
		guard.Unlock()
		err = conversation.end()
	case "POST events":
		var event Event
		if err = read(request, &event); err == nil {
			err = conversation.take(event)
		}
	case "POST clock":
		var time struct {
			AdvanceMs int64 `json:"advanceMs"`
		}
		if err = read(request, &time); err == nil {
			err = conversation.advance(time.AdvanceMs)
		}
	case "POST outage":
		var outage struct {
			Silent bool `json:"silent"`
		}
		if err = read(request, &outage); err == nil {
			conversation.silent = outage.Silent
		}
	default:
		err = problem{http.StatusNotFound, "There is no such call."}
	}
	return http.StatusNoContent, nil, err
}

func start(request *http.Request) (int, any, error) {
	var configuration Configuration
	if err := read(request, &configuration); err != nil {
		return 0, nil, err
	}
	if refusal := refusalOf(configuration); refusal != "" {
		return 0, nil, problem{http.StatusUnprocessableEntity, refusal}
	}
	conversation := newConversation(configuration)
	guard.Lock()
	_, taken := conversations[configuration.ConversationID]
	if !taken {
		conversations[configuration.ConversationID] = conversation
	}
	guard.Unlock()
	if taken {
		return 0, nil, problem{http.StatusConflict, "This conversation is already open."}
	}
	return http.StatusCreated, map[string]any{}, conversation.begin()
}

func partsOf(path string) ([]string, error) {
	var parts []string
	for _, part := range strings.Split(path, "/") {
		if part == "" {
			continue
		}
		decoded, err := url.PathUnescape(part)
		if err != nil {
			return nil, err
		}
		parts = append(parts, decoded)
	}
	return parts, nil
}

func read(request *http.Request, into any) error {
	body, err := io.ReadAll(io.LimitReader(request.Body, longestBodyBytes+1))
	if err != nil {
		return err
	}
	if len(body) > longestBodyBytes {
		return problem{http.StatusRequestEntityTooLarge, "The body is larger than 1 MiB."}
	}
	if err := json.Unmarshal(body, into); err != nil {
		return problem{http.StatusBadRequest, "The body is not what this call takes: " + err.Error()}
	}
	return nil
}

func reply(response http.ResponseWriter, status int, answer any) {
	if answer == nil {
		response.WriteHeader(status)
		return
	}
	kind := "application/json"
	if status >= 400 {
		kind = "application/problem+json"
	}
	response.Header().Set("Content-Type", kind)
	response.WriteHeader(status)
	_ = json.NewEncoder(response).Encode(answer)
}

// What the environment says, or else this.
func from(name, otherwise string) string {
	if said := os.Getenv(name); said != "" {
		return said
	}
	return otherwise
}

func main() {
	host, port := from("HOST", "127.0.0.1"), from("PORT", "8080")
	listener, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		why := err.Error()
		if errors.Is(err, syscall.EADDRINUSE) {
			why = "another program listens there. Stop it, or name another port: PORT=8081 go run ."
		}
		fmt.Fprintf(os.Stderr, "Cannot listen on port %s of %s: %s\n", port, host, why)
		os.Exit(1)
	}
	fmt.Printf("Listening on http://%s:%d\n", host, listener.Addr().(*net.TCPAddr).Port)
	fmt.Fprintln(os.Stderr, http.Serve(listener, http.HandlerFunc(serve)))
	os.Exit(1)
}
