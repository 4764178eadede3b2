"""The notes as pages, in a folder for each subject, with its templates. Files that stay here are shared. All pages look at one `View`."""
