"""Worker processes: tasks go in and answers come out as lines of JSON.

A worker is a fresh interpreter, so threads and open files of ours do no harm. It ends when its input does, so also when
this process was killed; Ctrl-C is for this process, which kills its workers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    import subprocess
    from queue import SimpleQueue
    from threading import Thread

    from pitchlint.opening import Session

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from pitchlint.workers import serve; serve(sys.argv[2])"
)
_DIED = "\0died"


class WorkerError(Exception):
    """A worker process failed; the message is one line and says what to do."""


class Task(NamedTuple):
    """Files of one folder, by path, with their bytes; `together` and `beside` as in `schedule.Batch`.

    The answer is the report on each file, packed. Where `rows` are given, numbered from 0 and half-open, it is what
    `folder.survey` finds in these rows of the files' lists. With `listing`, a prospect list as the run names it, it is
    the report on that list; the file is its path, and comes without bytes.
    """

    files: tuple[tuple[str, bytes], ...]
    beside: tuple[Any, ...] = ()
    together: bool = False
    rows: tuple[int, int] | None = None
    listing: str = ""


def can_start() -> bool:
    """Whether there is an interpreter to start, which there is not in an application that holds one."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


class Crew:
    """Worker processes. Whoever starts them must `end` them, whatever happens."""

    def __init__(self, session: Session, jobs: int) -> None:
        """Start `jobs` processes. Raises `WorkerError`."""
        import json

        begin = json.dumps([session.configs.command_line, session.today.isoformat()], default=_path)
        command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path), begin]
        self._workers: list[subprocess.Popen[bytes]] = []
        self._drivers: list[Thread] = []
        try:
            for _ in range(jobs):
                self._workers.append(_started(command))
        except WorkerError:
            self.end()
            raise

    def answers(self, tasks: Sequence[Task]) -> Iterator[tuple[int, list[Any]]]:
        """The reports on the files of each task, packed, with the task's number, in the order in which they are ready.

        To be asked for once. Raises `WorkerError`.
        """
        from queue import Empty, SimpleQueue
        from threading import Thread

        waiting: SimpleQueue[int] = SimpleQueue()
        ready: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        for number in range(len(tasks)):
            waiting.put(number)
        for worker in self._workers:
            driver = Thread(target=_drive, args=(worker, tasks, waiting, ready), daemon=True)
            self._drivers.append(driver)
            driver.start()
        for _ in tasks:
            answer = None
            while answer is None:
                try:
                    answer = ready.get(timeout=0.5)  # Windows hears no Ctrl-C while it waits for ever
                except Empty:
                    continue
            number, said = answer
            if said == _DIED:
                raise WorkerError(_died(tasks[number], self._workers))
            if isinstance(said, str):
                raise WorkerError(said)
            yield number, said

    def end(self) -> None:
        """End the processes, also in the middle of a task."""
        for worker in self._workers:
            worker.kill()
        for driver in self._drivers:
            driver.join()
        for worker in self._workers:
            worker.communicate()


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    import subprocess

    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError as error:
        raise WorkerError(f"no worker process can be started: {error.strerror}; use --jobs 1") from error


def _drive(
    worker: subprocess.Popen[bytes],
    tasks: Sequence[Task],
    waiting: SimpleQueue[int],
    ready: SimpleQueue[tuple[int, Any]],
) -> None:
    """Hand one worker a task after the other, and its answers on."""
    import json
    from queue import Empty

    assert worker.stdin
    assert worker.stdout
    number = 0
    try:
        while True:
            try:
                number = waiting.get_nowait()
            except Empty:
                break
            task = tasks[number]
            files = [(path, data.decode("latin-1")) for path, data in task.files]
            worker.stdin.write(json.dumps([files, *task[1:]], default=dict).encode() + b"\n")
            worker.stdin.flush()
            line = worker.stdout.readline()
            ready.put((number, json.loads(line) if line.endswith(b"\n") else _DIED))
    except (OSError, ValueError):
        ready.put((number, _DIED))


def _died(task: Task, workers: Sequence[subprocess.Popen[bytes]]) -> str:
    """What to say of a worker that is gone."""
    import subprocess

    code = None
    for worker in workers:
        try:
            code = code or worker.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            continue
    how = f"was killed by signal {-code}" if code and code < 0 else f"ended with code {code}"
    more = f" and {len(task.files) - 1} more" if len(task.files) > 1 else ""
    return (
        f"a worker process {how} while it checked {task.files[0][0]}{more}; if memory was short, use --jobs 1, "
        "which also shows whether a file is to blame"
    )


def _path(value: Any) -> Any:
    if isinstance(value, Path):
        return {"path": str(value)}
    raise TypeError


def serve(begin: str) -> NoReturn:
    """What a worker does: read tasks from standard input, write answers to standard output, until it is killed."""
    import datetime
    import gc
    import json
    import signal
    from queue import SimpleQueue
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
    # what a rule prints is no answer
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from pitchlint import opening
    from pitchlint.config import CommandLine

    tasks: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(tasks,), daemon=True).start()
    values, today = json.loads(begin, object_hook=lambda found: Path(found["path"]))
    line = CommandLine._make(tuple(value) if isinstance(value, list) else value for value in values)
    said: Any = None
    try:
        session = opening.session(line, datetime.date.fromisoformat(today))
    except Exception as error:
        said = _told(error)
    while True:
        task = tasks.get()
        try:
            said = said if isinstance(said, str) else _answer(session, _task(task))
        except Exception as error:
            said = _told(error)
        try:
            out.write(json.dumps(said).encode() + b"\n")
            out.flush()
        except OSError:  # nobody listens any more
            os._exit(1)


def _listen(tasks: SimpleQueue[bytes]) -> None:
    """Take tasks as they come. Their end is that of the process that gives them, so nobody waits for an answer."""
    for task in sys.stdin.buffer:
        tasks.put(task)
    os._exit(1)


def _answer(session: Session, task: Task) -> Any:
    """What the task asks for, as lists and texts that JSON knows."""
    from pitchlint import folder, opening
    from pitchlint.packing import packed, packed_surveys

    if task.listing:
        path = Path(task.files[0][0])
        return [packed(folder.report_on_list(session, path, opening.list_in(Path(task.listing))), b"")]
    named = [(Path(path), data) for path, data in task.files]
    opened = [opening.read_file(session, path, data) for path, data in named]
    if task.rows:
        beside = None if task.together else tuple(task.beside)
        return packed_surveys(folder.survey(session, opened, beside, range(*task.rows)))
    if task.together:
        reports = folder.lint_folder(session, opened)
    else:
        reports = [folder.lint_alone(session, file, tuple(task.beside)) for file in opened]
    return [packed(report, data) for report, (_, data) in zip(reports, named, strict=True)]


def _task(line: bytes) -> Task:
    """A task as `_drive` wrote it."""
    import json

    files, *others = json.loads(line)
    return Task(tuple((path, data.encode("latin-1")) for path, data in files), *others)


def _told(error: Exception) -> str:
    if os.environ.get("PITCHLINT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    told = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"pitchlint itself failed, {told}; run it with PITCHLINT_DEBUG=1 and report what that prints"
