"""The structure that AsyncAPI gives a document: tables, and the walk that applies them."""
