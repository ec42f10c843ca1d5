"""Stage 2: a raw cell becomes a typed value, or a reason why not; one module per kind of value."""
