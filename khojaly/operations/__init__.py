"""Running the site: moving and keeping its database, health, metrics, logs."""
