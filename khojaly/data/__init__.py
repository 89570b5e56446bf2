"""The whole published site as data: tables, files made from them, and dated releases of these."""
