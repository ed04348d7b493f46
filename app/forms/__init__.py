"""The form language: forms/**/*.yaml compiled to marshmallow schemas, entries and views. Decides nothing about law or access."""
