"""The notes as pages: one file per kind of page, its template in `templates/`. All of them look at one `View`."""
