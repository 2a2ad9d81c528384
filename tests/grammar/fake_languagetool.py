"""A server that answers as LanguageTool does, or as something else would. It knows the typo "Thier", and nothing else.

`python fake_languagetool.py PORT MODE [LOG]`: LOG gets a line a request, the number of characters.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs


def answer(text: str, api: int = 1) -> dict[str, Any]:
    utf16 = [len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)]
    return {
        "software": {"name": "LanguageTool", "version": "6.8", "apiVersion": api},
        "matches": [
            {
                "message": "Possible spelling mistake found.",
                "offset": utf16[found.start()],
                "length": 5,
                "replacements": [{"value": "Their"}],
                "rule": {"id": "MORFOLOGIK_RULE_EN_US", "issueType": "misspelling", "category": {"id": "TYPOS"}},
            }
            for found in re.finditer(r"\bThier\b", text)
        ],
    }


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Whoever hangs up in the middle of an answer is what is tested."""


def server(port: int, mode: str = "ok", log: Path | None = None) -> ThreadingHTTPServer:
    seen: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._say(b"OK", "text/plain")

        def do_POST(self) -> None:
            text = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["text"][0]
            seen.append(len(text))
            if log:
                with log.open("a") as file:
                    file.write(f"{len(text)}\n")
            if mode == "dies" and len(seen) > 1:
                os._exit(9)
            if mode.startswith("hangs"):
                time.sleep(60)
            if mode == "html":
                self._say(b"<!doctype html><title>Sign in</title>", "text/html")
            elif mode == "broken":
                self._say(b'{"software": {"name": "LanguageTool"}, "matches": [{}]}', "application/json")
            elif mode == "error" or (mode == "mends" and len(seen) == 1):
                self._say(b"Error: Internal Error", "text/plain", 500)
            elif mode == "trickles":
                self._trickle()
            else:
                body = json.dumps(answer(text, 2 if mode == "other" else 1)).encode()
                self._say(body, "application/json")

        def _trickle(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            for _ in range(600):
                self.wfile.write(b" ")
                time.sleep(0.1)

        def _say(self, body: bytes, kind: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Tests need no log of requests."""

    found = _Server(("127.0.0.1", port), Handler)
    found.daemon_threads = True
    found.block_on_close = False
    return found


if __name__ == "__main__":
    port, mode, log = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if mode == "dies-at-start":
        sys.exit("Exception in thread main: the dictionary is gone")
    if mode == "never-starts":
        print("Loading the dictionary", flush=True)
        time.sleep(60)
    if mode == "hangs-on":
        signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), os._exit(0)))
    server(port, mode, log).serve_forever()
