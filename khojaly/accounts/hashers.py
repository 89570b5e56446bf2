from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id with the least memory that OWASP's cheat sheet recommends (19 MiB, 2 passes).

    Django's own 100 MiB for each sign-in would let a handful of guesses fill a small server.
    """

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
