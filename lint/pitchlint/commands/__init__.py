"""What the commands do, one module a command, imported when the command is called."""

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130  # exit codes; the last one as shells have it
