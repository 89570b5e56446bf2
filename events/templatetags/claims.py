from django import template

from events import wording

register = template.Library()
register.filter("qualifier", wording.qualifier_words)
register.filter("figure_words", wording.figure_words)
register.filter("possible", wording.possible_words)
register.filter("estimate_words", wording.estimate_words)
