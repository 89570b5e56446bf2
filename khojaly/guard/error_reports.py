"""Error reports by mail, for an operator who has Django send them: without what is confidential."""

import re

from django.views.debug import SafeExceptionReporterFilter


class ReportFilter(SafeExceptionReporterFilter):
    """Django's, for error reports by mail: no field named like a secret, no header that signs
    someone in, no address with a password, whether or not a view said that it is sensitive."""

    hidden_settings = re.compile(
        r"API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|COOKIE|_URL$|SESSION|CSRF|^CODE$", re.IGNORECASE
    )

    def get_post_parameters(self, request):
        given = super().get_post_parameters(request)
        return {name: self.cleanse_setting(name, value) for name, value in given.items()}
