"""The window on the store: an HTTP interface and a page to look at what it holds.

Imports flow one way: `schemas`, `store`, `producer`, `consumer` <- `console`.
"""
