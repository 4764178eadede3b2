"""What a Library says that cannot be right: records in, problems out. Shapes were checked while reading."""
