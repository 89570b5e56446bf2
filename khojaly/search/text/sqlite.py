"""Full text search by SQLite's FTS5."""

from django.db import connection

from khojaly.search.words import stem

from . import COLUMNS, LANGUAGES, as_prefix, weights


class SQLite:
    VENDOR = "sqlite"
    CREATE = (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5({', '.join(COLUMNS)}, "
        "tokenize=\"unicode61 remove_diacritics 0\", prefix='4')",
    )
    DROP = ("DROP TABLE IF EXISTS search_text",)

    def store(self, rows):
        """Keep `rows`, each a document's number and its columns, in place of what was there."""
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        statement = (
            f"INSERT OR REPLACE INTO search_text (rowid, {', '.join(COLUMNS)}) VALUES ({marks})"
        )
        with connection.cursor() as cursor:
            cursor.executemany(statement, [[number, *columns] for number, columns in rows])

    def clear(self):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_text")

    def holds(self, number, columns):
        """Whether the index holds exactly `columns` for a document."""
        with connection.cursor() as cursor:
            names = ", ".join(COLUMNS)
            cursor.execute(f"SELECT {names} FROM search_text WHERE rowid = %s", [number])
            return cursor.fetchone() == tuple(columns)

    def matches(self, terms, language, some=False):
        """SQL and parameters that give `id` and `score` (more is better) of what has all `terms`,
        or `some` of them."""
        rank = ", ".join(str(weight) for weight in weights(language))
        sql = (
            f"SELECT rowid AS id, -bm25(search_text, {rank}) AS score "
            "FROM search_text WHERE search_text MATCH %s"
        )
        return sql, [self.expression(terms, " OR " if some else " AND ")]

    def expression(self, terms, join):
        """Terms in FTS5's query language: every word is quoted, so that nothing is an operator."""
        return join.join(
            f"({' OR '.join(_phrase(phrase, term.begun) for phrase in term.phrases)})"
            for term in terms
        )


def _phrase(phrase, begun):
    plain = _quoted(phrase) + (" *" if begun or as_prefix(phrase) else "")
    stemmed = [
        f"{{names {code}}} : {_quoted([stem(w, code) for w in phrase])}" for code in LANGUAGES
    ]
    return " OR ".join([plain if begun else f"{{names others}} : {plain}", *stemmed])


def _quoted(words):
    return '"' + " ".join(words).replace('"', '""') + '"'
