"""What Crossref, doi.org, DataCite and OpenAlex know of works: asked politely, kept in a lock file."""
