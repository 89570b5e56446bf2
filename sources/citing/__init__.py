"""References for reference managers: CSL-JSON items, and BibTeX and RIS made from them."""
