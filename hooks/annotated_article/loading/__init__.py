"""From files to records: YAML to nodes (`read_yaml`), nodes to values (`read_record`), a folder to a Library (`read_folder`)."""
