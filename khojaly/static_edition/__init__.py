"""The static edition: the whole public site as plain files that any web server can hand out.

No kept library fits: those there are (django-distill, django-bakery) write the addresses that a
project lists, as they stand. Here links become relative, so that the files work from any folder;
lists that run over several pages, and their orders, keep their addresses; and a later run
renders only what a publication since can have changed.
"""
