"""How a page travels: pictures for previews, cards to embed, oEmbed, OpenSearch.

Nothing here shows a figure without its claimant.
"""
