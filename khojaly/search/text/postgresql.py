"""Full text search by PostgreSQL's `tsvector`.

Vectors and queries are written as literals, not parsed by the server: its parser depends on the
database's locale, and our words are cut already. The columns are told apart by weight labels.
"""

from django.db import connection

from khojaly.search.words import stem

from . import COLUMNS, LANGUAGES, as_prefix, weights

LABELS = dict(zip(COLUMNS, "ABCD", strict=True))
LAST_POSITION = 16_383
APART = 10  # So that no phrase runs from one column into the next.


class PostgreSQL:
    VENDOR = "postgresql"
    CREATE = (
        "CREATE TABLE IF NOT EXISTS search_text (id bigint PRIMARY KEY, vector tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS search_text_vector ON search_text USING gin (vector)",
    )
    DROP = ("DROP TABLE IF EXISTS search_text",)

    def store(self, rows):
        """Keep `rows`, each a document's number and its columns, in place of what was there."""
        statement = (
            "INSERT INTO search_text (id, vector) VALUES (%s, %s::tsvector) "
            "ON CONFLICT (id) DO UPDATE SET vector = EXCLUDED.vector"
        )
        with connection.cursor() as cursor:
            cursor.executemany(statement, [[number, vector(columns)] for number, columns in rows])

    def clear(self):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_text")

    def holds(self, number, columns):
        """Whether the index holds exactly `columns` for a document."""
        statement = "SELECT vector = %s::tsvector FROM search_text WHERE id = %s"
        with connection.cursor() as cursor:
            cursor.execute(statement, [vector(columns), number])
            return cursor.fetchone() == (True,)

    def matches(self, terms, language, some=False):
        """SQL and parameters that give `id` and `score` (more is better) of what has all `terms`,
        or `some` of them."""
        given = weights(language)  # PostgreSQL takes them from 0 to 1, for the labels D to A.
        rank = ", ".join(str(weight / max(given)) for weight in reversed(given))
        sql = (
            f"SELECT id, 100 * ts_rank(ARRAY[{rank}]::real[], vector, asked, 1) AS score "
            "FROM search_text, CAST(%s AS tsquery) AS asked WHERE vector @@ asked"
        )
        return sql, [self.expression(terms, " | " if some else " & ")]

    def expression(self, terms, join):
        """Terms as a `tsquery`: every word is quoted, so that nothing is an operator."""
        return join.join(
            f"({' | '.join(_phrase(phrase, term.begun) for phrase in term.phrases)})"
            for term in terms
        )


def vector(columns):
    """The `tsvector` literal of a document's columns."""
    places, position = {}, 1
    for name, text in zip(COLUMNS, columns, strict=True):
        for word in text.split():
            places.setdefault(word, []).append(f"{min(position, LAST_POSITION)}{LABELS[name]}")
            position += 1
        position += APART
    return " ".join(f"{_quoted(word)}:{','.join(found)}" for word, found in places.items())


def _phrase(phrase, begun):
    star = "*" if begun or as_prefix(phrase) else ""
    columns = COLUMNS if begun else ("names", "others")
    plain = [_followed(phrase, star + LABELS[name]) for name in columns]
    stemmed = [
        _followed([stem(w, code) for w in phrase], LABELS["names"] + LABELS[code])
        for code in LANGUAGES
    ]
    return " | ".join(plain + stemmed)


def _followed(words, label):
    return "(" + " <-> ".join(f"{_quoted(word)}:{label}" for word in words) + ")"


def _quoted(word):
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
