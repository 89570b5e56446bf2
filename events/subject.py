"""What is true of this subject only, and of no other record that might be made with this house."""

# The event with which the site begins, and the years that its axis of time spans.
MAIN_EVENT = "khojaly-massacre-1992"
FIRST_YEAR, LAST_YEAR = 1987, 1994

# Questions that count some of the dead, and those that count all of them.
PARTS = ("killed-women", "killed-children", "killed-men")
WHOLES = ("killed-civilians", "killed-total")

# How catalogues of data find it: words, the time (first and last day, EDTF), the place.
KEYWORDS = (
    "Khojaly", "Nagorno-Karabakh", "casualty recording", "armed conflict",
    "First Nagorno-Karabakh War", "contested claims",
)  # fmt: skip
PERIOD = ("1988-02", "1994-05")
REGION = "Nagorno-Karabakh and surrounding districts"
