"""One module for each scene."""
