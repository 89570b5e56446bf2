from ninja.parser import Parser


class FormParser(Parser):
    """An empty parameter is one that was not given: forms send all their fields."""

    def parse_querydict(self, data, list_fields, request):
        given = super().parse_querydict(data, list_fields, request)
        return {name: value for name, value in given.items() if value != ""}
