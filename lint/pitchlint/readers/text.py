"""Plain text: front matter or a `Subject:` line or neither, then the body."""
