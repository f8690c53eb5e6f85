"""Kreyòl Desktop: an offline translator and narrator for Haitian Creole."""

__version__ = "0.1.0"
