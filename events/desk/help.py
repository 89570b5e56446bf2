"""What to write in each field, with an example from the record itself."""

from django.utils.translation import gettext_lazy as _

CLAIM = {
    "event": _("What happened: type a part of the title."),
    "question": _(
        "What is disputed. Figures for different things are different questions: civilians, all "
        "dead, bodies, names on a list."
    ),
    "claimant": _(
        "Who says it, not who reports it. The newspaper is the source; the ministry it quotes is "
        "the claimant."
    ),
    "claimed_on": _(
        "When it was said, as precisely as is known: 1994-12 for the report of Human Rights Watch "
        "(C110), 1992-03-04 for a news conference (C1). Not the day of printing. Empty: undated."
    ),
    "reported_on": _(
        "The day of the newspaper or report by which it is known, where the day of saying is not: "
        "readers see “reported”."
    ),
    "qualifier": _(
        "Exactly as the claimant bounds it. “At least” and “more than” take low; “up to” and "
        "“fewer than” take high; “exact” and “about” take best; “between” takes low and high. "
        "A claim without a figure has none."
    ),
    "possible_low": _("“At least 200, possibly 500 to 1,000” (C110): here 500, and 1000 beside."),
    "scope_en": _(
        "What exactly was counted, as far as the claimant says: “children among the 613 dead” "
        "(C33), “bodies washed for burial at the mosque” (C5); otherwise “not stated”."
    ),
    "scope_es": _("The same in Spanish: «niños entre los 613 muertos» (C33); «no consta»."),
    "basis": _(
        "How the claimant knows. A number given by an office that shows no list is an official "
        "statement. It describes the claim, not its truth."
    ),
    "statement_en": _(
        "Our words, attributed, one fact, two sentences at most: “The Azerbaijani parliament "
        "states that 63 of the dead were children.” (C33)"
    ),
    "statement_es": _(
        "The same with the same force: «El Parlamento azerbaiyano afirma que 63 de los muertos "
        "eran niños.» (C33)"
    ),
    "words": _(
        "At most twelve words of the source’s own, in its language, only where the wording is the "
        "fact: “military event” (C17)."
    ),
    "words_language": _("Of the quoted words: az, en, es, hy, ru."),
    "note_en": _("The edition, the copy read, a translation; never how credible the source is."),
    "verification": _("Whether you saw the source itself. Be exact: readers are shown this."),
    "supersedes": _("An earlier claim of the same claimant that this one replaces."),
    "repeats": _(
        "The same figure from another body of the same side or the same origin: it is shown as "
        "“also stated by”, not as one more vote."
    ),
}
CITATION = {
    "source": _("Type a part of the title, or S5."),
    "relation": _("What the source does: states its own claim, reports another’s, repeats it."),
    "locator_label": _("What the place is counted in; empty to describe it in words."),
    "locator_en": _("19–24 for pages, or “opening part”. Empty: no locator recorded."),
    "locator_es": _("Empty: as in English when it is a number."),
    "order": _("Empty: last."),
    "quoted_in": _("The source that you read, when it quotes this one."),
}
EVENT = {
    "title": _("What happened and where, not who did it: “Capture of Shusha”."),
    "start": _("As precisely as is known: 1992-02-25, 1988-02, 1990."),
    "summary": _(
        "Seven sentences at most, by one template: what happened, where and when; who acted or "
        "who says so; figures by claimant; each party’s position, or that none was found. Each "
        "sentence cites a claim, and a figure is a claim marker, {claim:C110}. What happened is "
        "the first paragraph; figures and positions, after an empty line, the second."
    ),
    "narrative": _(
        "Markdown. End each sentence of fact with its source, [@S5, p. 12], and write each "
        "contested figure as a claim marker, {claim:C110}. A paragraph has a heading above it, "
        "### The town. Hours, each by whom, are a table under a heading of their own at the "
        "beginning: | about 23:00 | fire begins, according to Memorial [@S94] |"
    ),
}
QUESTION = {
    "asks": _("A question that every claimant could be asked: “How many civilians were killed?”"),
    "counts": _("What belongs here and what does not, so that claims are comparable."),
}
ACTOR = {
    "name": _("One Latin form in both languages: Ayaz Mutalibov. Media are not translated."),
    "position": _(
        "By role, never by nationality. Survivors and displaced people are “affected”, not parties."
    ),
    "position_reason_en": _(
        "The role it had when it spoke: “Head of the foreign ministry of Azerbaijan until May "
        "1992.” Readers see it beside the position."
    ),
    "about": _("Office and dates. No verdict on reliability or sympathies, no accusation."),
}
PLACE = {
    "name": _("The form usual in independent reports of 1988 to 1994; kept on every page."),
    "about": _("What it is and where: no claim on sovereignty, no figure without a source."),
}
