"""The commands: one file a command, its page in the TOML of the same name beside it."""
