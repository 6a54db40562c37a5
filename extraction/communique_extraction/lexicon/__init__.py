"""The language as data: each TOML file beside its typed reader."""
