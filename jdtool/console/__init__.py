"""What a run says: findings, receipts, manuals and figures as lines for the terminal or as machine formats."""
