"""Stage 6: figures and findings become Markdown, a block tree, and the documents an office hands in."""
