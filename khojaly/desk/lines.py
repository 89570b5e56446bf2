"""Text of several lines, as it is stored: a browser sends CRLF (HTML, form submission)."""

from django import forms


class Lines(forms.CharField):
    """Text whose lines end in LF, so that sending it unchanged changes nothing."""

    def to_python(self, value):
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text
