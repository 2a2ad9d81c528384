"""Talking to a LanguageTool server: one request at a time, never longer than the user waits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

from pitchlint.grammar import EngineError

_LARGEST = 64 * 2**20  # bytes of an answer; a thousand mails full of mistakes have less
_PIECE = 64 * 2**10
_ITS_OWN_FAULT = 500  # the first such HTTP status
_API = 1  # of LanguageTool's answers; it has been 1 since version 3.4


class Connection:
    """A connection to the server at `address`, opened at the first request and again after it was closed."""

    def __init__(self, address: str, timeout: float) -> None:
        self.address = address.rstrip("/")
        self.timeout = timeout
        try:
            parts = urlsplit(self.address)
            kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            self._connection = kind(parts.hostname or "", parts.port, timeout=timeout)
        except ValueError as error:
            raise EngineError(f"grammar: '{address}' is no address of a server: {error}") from error
        self._base = parts.path.removesuffix("/v2") + "/v2/"

    def ask(self, what: str, data: Mapping[str, str] | None = None) -> bytes:
        """The bytes that the server answers. Raises `EngineError`, and `OSError` where nobody answers at all."""
        end = monotonic() + self.timeout
        body = urlencode(data).encode() if data else None
        try:
            try:
                status, answer = self._exchange(what, body, end)
            except ConnectionError:
                # it may have closed a connection that was idle; whoever is gone refuses the new one
                self._connection.close()
                status, answer = self._exchange(what, body, end)
        except TimeoutError as error:
            self._connection.close()
            raise EngineError(
                f"grammar: LanguageTool at {self.address} did not answer within {self.timeout:g} seconds; "
                "restart it, or raise grammar.timeout"
            ) from error
        except HTTPException as error:
            self._connection.close()
            raise self._wrong(f"its answer is no HTTP ({type(error).__name__})") from error
        if status != 200:
            said = " ".join(answer[:200].decode("utf-8", "replace").split())
            told = "" if said.startswith("<") else f": {said}"
            if status in (413, 426, 429):
                raise EngineError(f"grammar: LanguageTool at {self.address} takes no more for now{told}; try later")
            if status >= _ITS_OWN_FAULT and told:
                raise EngineError(
                    f"grammar: LanguageTool at {self.address} fails, with status {status}{told}; restart it"
                )
            raise self._wrong(f"it answers with status {status}{told}")
        return answer

    def json(self, what: str, data: Mapping[str, str] | None = None) -> Any:
        """What the server answers, as JSON of the API that we know."""
        answer = self.ask(what, data)
        try:
            found = json.loads(answer)
        except ValueError as error:
            kind = "a web page" if answer.lstrip()[:1] == b"<" else "no JSON"
            raise self._wrong(f"it answers with {kind}") from error
        software = found.get("software") if isinstance(found, dict) else None
        if not isinstance(software, dict) or software.get("name") != "LanguageTool":
            raise self._wrong("its answer does not say that it is LanguageTool")
        if software.get("apiVersion", _API) != _API:
            version = software.get("version", "?")
            raise EngineError(
                f"grammar: LanguageTool {version} at {self.address} speaks version {software['apiVersion']} of its "
                f"API, and pitchlint version {_API}; start another one"
            )
        return found

    def _exchange(self, what: str, body: bytes | None, end: float) -> tuple[int, bytes]:
        """One request; status and body of its answer, which must be whole at `end`."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self._connection.request("POST" if body else "GET", self._base + what, body, headers)
        response = self._connection.getresponse()
        pieces = []
        size = 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > _LARGEST:
                raise self._wrong("its answer does not end")
            if monotonic() > end:
                raise TimeoutError
        response.close()  # what `read1` leaves open blocks the next request
        return response.status, b"".join(pieces)

    def _wrong(self, what: str) -> EngineError:
        self._connection.close()
        return EngineError(f"grammar: at {self.address} is no LanguageTool: {what}; correct grammar.server")

    def close(self) -> None:
        self._connection.close()
