"""The values that flow from stage to stage. Nothing here reads, checks, finds or prints."""
