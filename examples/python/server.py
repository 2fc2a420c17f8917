"""Serves the written protocol, version 1, on loopback or on HOST. PORT chooses the port; 0 takes a free one."""

import errno
import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from bot import DECLARATION, Conversation, refusal_of

LONGEST_BODY_BYTES = 1024 * 1024

conversations = {}


class Problem(Exception):
    def __init__(self, status, detail):
        super().__init__(detail)
        self.status = status


class Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # One packet for each answer: header and body apart would wait for each other.
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True

    def do_GET(self):
        self.serve()

    def do_POST(self):
        self.serve()

    def do_DELETE(self):
        self.serve()

    def serve(self):
        try:
            body = self.read_body()
            status, answer = self.act(body)
        except Problem as problem:
            status, answer = problem.status, {"title": str(problem), "status": problem.status, "detail": str(problem)}
        except Exception as error:
            status, answer = 500, {"title": repr(error), "status": 500}
        self.reply(status, answer)

    def act(self, body):
        parts = [unquote(part) for part in self.path.split("?")[0].split("/") if part]
        if self.command == "GET" and not parts:
            return 200, DECLARATION
        if self.command == "POST" and parts == ["conversations"]:
            return self.start(body)
        if len(parts) < 2 or parts[0] != "conversations" or parts[1] not in conversations:
            raise Problem(404, "There is no such conversation here.")
        conversation = conversations[parts[1]]
        asked = [self.command, *parts[2:]]
        if asked == ["DELETE"]:
            conversation.end()
            del conversations[parts[1]]
        elif asked == ["POST", "events"]:
            conversation.take(body)
        elif asked == ["POST", "clock"]:
            conversation.advance(body["advanceMs"])
        elif asked == ["POST", "outage"]:
            conversation.silent = body["silent"]
        else:
            raise Problem(404, "There is no such call.")
        return 204, None

    def start(self, configuration):
        refusal = refusal_of(configuration)
        if refusal is not None:
            raise Problem(422, refusal)
        if configuration["conversationId"] in conversations:
            raise Problem(409, "This conversation is already open.")
        conversation = Conversation(configuration)
        conversations[configuration["conversationId"]] = conversation
        conversation.begin()
        return 201, {}

    def read_body(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > LONGEST_BODY_BYTES:
            self.close_connection = True
            raise Problem(413, "The body is larger than 1 MiB.")
        if length == 0:
            return None
        try:
            return json.loads(self.rfile.read(length).decode("utf-8"))
        except ValueError:
            raise Problem(400, "The body is not JSON.") from None

    def reply(self, status, answer):
        self.send_response(status)
        if answer is not None:
            sent = json.dumps(answer).encode("utf-8")
            kind = "application/problem+json" if status >= 400 else "application/json"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)
        else:
            self.end_headers()

    def log_message(self, *args):
        """Says nothing of single requests: the suite shows them."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


def main():
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8080")
    try:
        server = Server((host, int(port)), Endpoint)
    except OSError as error:
        why = str(error)
        if error.errno == errno.EADDRINUSE:
            why = "another program listens there. Stop it, or name another port: PORT=8081 python3 server.py"
        sys.exit(f"Cannot listen on port {port} of {host}: {why}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"Listening on http://{host}:{server.server_port}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
